import type { Limits } from '../options.ts';

/**
 * How long to wait before a request is made again, in milliseconds; null: longer than anybody waits for a
 * badge. What the server asks for counts; otherwise a moment that differs from one asker to the next, so that
 * those who failed together do not come back together.
 */
export function pauseBefore(
  retryAfter: string | null,
  now: Date,
  limits: Pick<Limits, 'retryPause'>,
): number | null {
  const asked = retryAfter === null ? null : readRetryAfter(retryAfter, now);
  if (asked === null) return Math.round((limits.retryPause / 8) * (0.5 + Math.random()));
  return asked <= limits.retryPause ? asked : null;
}

/** Seconds, or a date. RFC 9110 §10.2.3. null where it is neither. */
function readRetryAfter(value: string, now: Date): number | null {
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

/** The timer where the caller brings none. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
