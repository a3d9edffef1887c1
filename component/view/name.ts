import type { Report } from '../../core/report.ts';
import { clip } from './text.ts';

/** The name of the badge, clipped; null where it has none. */
export function nameOf(report: Report): string | null {
  return clip(report.badge?.name) || null;
}
