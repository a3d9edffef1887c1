const UNITS: readonly (readonly [unit: 'day' | 'hour' | 'minute', milliseconds: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "2 hours ago", in the reader's own words; '' for less than a minute, or what is no time. */
export function ago(iso: string, now: Date, locales: readonly string[]): string {
  const past = now.getTime() - Date.parse(iso);
  const [unit, length] = UNITS.find(([, milliseconds]) => past >= milliseconds) ?? [];
  if (!unit || !length) return '';
  const known = locales.filter((locale) => {
    try {
      return Intl.RelativeTimeFormat.supportedLocalesOf(locale).length > 0;
    } catch {
      return false;
    }
  });
  return new Intl.RelativeTimeFormat(known, { numeric: 'auto' }).format(
    -Math.floor(past / length),
    unit,
  );
}
