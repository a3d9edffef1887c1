const UNITS: readonly (readonly [unit: 'day' | 'hour' | 'minute', milliseconds: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "2 hours ago", in the reader's own words; '' for less than a minute, or what is no time. */
export function ago(iso: string, now: Date, locale: string): string {
  const past = now.getTime() - Date.parse(iso);
  const [unit, length] = UNITS.find(([, milliseconds]) => past >= milliseconds) ?? [];
  if (!unit || !length) return '';
  return new Intl.RelativeTimeFormat(knownTags([locale]), { numeric: 'auto' }).format(
    -Math.floor(past / length),
    unit,
  );
}

/** Those that the browser knows; it throws at what is no tag (BCP 47) at all. */
export function knownTags(tags: readonly string[]): string[] {
  return tags.filter((tag) => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
    } catch {
      return false;
    }
  });
}
