import type { Checked } from '../messages.ts';
import { type Agreement, agreementOf } from './agreement.ts';
import { isLargeEnough } from './candidates.ts';
import type { Sighting } from './sighting.ts';
import { isBefore } from './tree.ts';

/** A badge that the page shows. */
export interface Found {
  readonly sighting: Sighting;
  readonly checked: Extract<Checked, { state: 'badge' }>;
}

/**
 * Ids of badges in the order of the page, each once: a picture that is shown twice, and a picture and the
 * link to the same badge, are one. Only with the same verdict: what a badge calls itself anybody can write.
 */
export function idsOf(found: Iterable<Found>): readonly string[] {
  // Only the first of each is put in order: a page may show one badge a thousand times.
  const first = new Map<string, Found>();
  for (const one of found) {
    const known = first.get(one.checked.id);
    if (!known || isBefore(one.sighting.element, known.sighting.element)) {
      first.set(one.checked.id, one);
    }
  }
  const seen = new Set<string>();
  const ids: string[] = [];
  for (const { checked } of inOrder(first.values())) {
    const { id, report } = checked;
    const name = report.badge?.id ? `${report.verdict} ${report.badge.id}` : id;
    if (seen.has(name)) continue;
    seen.add(name);
    ids.push(id);
  }
  return ids;
}

export function inOrder(found: Iterable<Found>): readonly Found[] {
  return [...found].sort((a, b) => {
    const [one, other] = [a.sighting.element, b.sighting.element];
    return one === other ? 0 : isBefore(one, other) ? -1 : 1;
  });
}

/** Has it a place in the page that a mark could be put on? */
export function isDrawable({ kind, element }: Sighting): boolean {
  return (
    kind !== 'text' &&
    element !== element.ownerDocument.documentElement &&
    element.localName !== 'link'
  );
}

/** What a mark goes over: the picture itself, or the one in a link; null: there is only text. */
export function pictureIn({ kind, element }: Sighting): Element | null {
  if (kind !== 'link' || element.localName !== 'a') return element;
  const pictures = [...element.querySelectorAll('img, svg')];
  return pictures.find((one) => isLargeEnough(one.getBoundingClientRect())) ?? null;
}

export function agreementIn({ sighting, checked }: Found): Agreement | null {
  const { kind, element } = sighting;
  return kind === 'element'
    ? agreementOf(element.getAttribute('status'), checked.report.verdict)
    : null;
}
