import type { RequestRecord } from '../../core/report.ts';
import { clip, hostOf } from './text.ts';
import type { Words } from './words.ts';

/** Results for which nothing left this machine. */
const UNSENT: ReadonlySet<RequestRecord['result']> = new Set([
  'cached',
  'not-permitted',
  'refused-address',
  'too-many-requests',
]);

/** The hosts that learned of the check, each once, in the order in which they were asked. */
export function contacted(requests: readonly RequestRecord[]): readonly string[] {
  const sent = requests.filter(({ result }) => !UNSENT.has(result));
  return [...new Set(sent.map(({ url }) => clip(hostOf(url), 60)))];
}

/** What came of a request, in words. */
export function resultOf({ result, status, url }: RequestRecord, words: Words): string {
  if (result === 'answered') return words.label('answered', { status: String(status ?? '') });
  if (result === 'cached') return words.labels.cached;
  return words.fault(result, clip(hostOf(url), 60));
}
