import type { Json } from '../badge.ts';

/** Clocks of issuers differ from ours: what was made a moment ago is not from the future. Milliseconds. */
export const CLOCK_SKEW = 5 * 60 * 1000;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * An ISO 8601 date and time with its zone, as milliseconds since 1970, or null.
 * Open Badges 2.0 §Data Models: "DateTime … must include a time zone".
 */
export function parseDateTime(value: Json | undefined): number | null {
  if (typeof value !== 'string') return null;
  const match = ISO.exec(value);
  if (!match || match[4] === undefined || match[8] === undefined) return null;
  return instant(match);
}

/**
 * The dates of Open Badges 0.5 to 1.1 as well: seconds since 1970 as number or text, a date alone, a time
 * without zone (read as UTC).
 */
export function parseLegacyDate(value: Json | undefined): number | null {
  if (typeof value === 'number') return fromSeconds(value);
  if (typeof value !== 'string') return null;
  if (/^\d{1,12}(\.\d{1,6})?$/.test(value)) return fromSeconds(Number(value));
  const match = ISO.exec(value);
  return match ? instant(match) : null;
}

/** Milliseconds → ISO 8601 in UTC. */
export function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

// Beyond these years `Date` cannot say the date back in the four-digit form.
function fromSeconds(seconds: number): number | null {
  const milliseconds = seconds * 1000;
  return seconds >= 0 && seconds < 253_402_300_800 ? milliseconds : null;
}

function instant(match: RegExpExecArray): number | null {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    match;
  const time = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Math.floor(Number(`0.${fraction || '0'}`) * 1000),
  );
  const back = new Date(time);
  // `Date.UTC` turns 31 February into 2 March: a date that does not come back was none. Second 60 and hour 24 exist.
  const real = Number(hour) > 23 || Number(second) > 59 || back.getUTCDate() === Number(day);
  if (
    Number(month) > 12 ||
    Number(hour) > 24 ||
    Number(minute) > 59 ||
    Number(second) > 60 ||
    !real
  ) {
    return null;
  }
  return time - offset(zone);
}

function offset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.replace(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
