import type { BadgeSummary, Report } from '../../core/report.ts';
import { clip, linkable } from './text.ts';
import { inDoubt, isProven } from './verdict.ts';

export { nameOf } from './name.ts';

export type FactCode =
  | 'issuer'
  | 'recipient'
  | 'issuedOn'
  | 'expires'
  | 'description'
  | 'criteria'
  | 'evidence'
  | 'results'
  | 'alignments'
  | 'tags'
  | 'standard';

/** One thing that the badge says, ready to be shown as text. */
export interface FactValue {
  readonly kind: 'text' | 'date' | 'standard' | 'hashed';
  readonly text: string;
  /** Where a link may lead; only from proven data. */
  readonly href: string | null;
}

export interface Fact {
  readonly code: FactCode;
  readonly values: readonly FactValue[];
  /** What confirms it (`example.edu`), where it is not the value itself. */
  readonly anchor: string | null;
  /** The badge is genuine, but nothing confirms this name. */
  readonly unconfirmed: boolean;
}

/** What 1EdTech asks of whoever displays a badge, beside its picture, its name and its status. */
const ON_CARD: ReadonlySet<FactCode> = new Set([
  'issuer',
  'recipient',
  'issuedOn',
  'expires',
  'description',
]);

/** Longest description on a card, in characters. */
const SHORT = 240;

/** Longest text of one value, in characters; lists show their first twenty. */
const LONG = 2000;
const MOST = 20;

/**
 * What may be shown of the badge, in order. Nothing where the proof does not hold; where nobody proved
 * it, the same list without links, to be labelled as claims.
 */
export function factsOf(report: Report, where: 'card' | 'report'): readonly Fact[] {
  const { badge } = report;
  if (!badge || inDoubt(report.verdict)) return [];
  const facts = list(badge, report).filter((fact) => fact.values.length > 0);
  if (where === 'report') return facts;
  return facts
    .filter(({ code }) => ON_CARD.has(code))
    .map((fact) => ({
      ...fact,
      values: fact.values.map((one) => ({ ...one, text: clip(one.text, SHORT) })),
    }));
}

function list(badge: BadgeSummary, report: Report): Fact[] {
  const proven = isProven(report);
  const link = (address: string | null | undefined) => (proven ? linkable(address) : null);
  const fact = (code: FactCode, ...values: (FactValue | null)[]): Fact => ({
    code,
    values: values.filter((value) => value !== null),
    anchor: null,
    unconfirmed: false,
  });
  const { issuer, criteria } = badge;
  const confirmed = report.questions.issuer.outcome === 'pass';
  const anchor = clip(report.questions.issuer.anchor?.name);
  const issuerName = clip(issuer?.name ?? issuer?.url ?? issuer?.id);
  return [
    {
      ...fact('issuer', value(issuerName, link(issuer?.url))),
      anchor: proven && confirmed && anchor !== issuerName ? anchor : null,
      unconfirmed: proven && !confirmed,
    },
    fact('recipient', recipient(badge)),
    fact('issuedOn', date(badge.issuedOn)),
    fact('expires', date(badge.expires)),
    fact('description', value(badge.description)),
    fact('criteria', value(criteria?.narrative), value(criteria?.id, link(criteria?.id))),
    fact(
      'evidence',
      ...badge.evidence
        .slice(0, MOST)
        .map((item) => value(item.name ?? item.narrative ?? item.id, link(item.id))),
    ),
    fact(
      'results',
      ...badge.results.slice(0, MOST).map((item) => value(`${item.name}: ${item.value}`)),
    ),
    fact(
      'alignments',
      ...badge.alignments.slice(0, MOST).map((item) => value(item.name, link(item.url))),
    ),
    fact('tags', ...badge.tags.slice(0, MOST).map((tag) => value(tag))),
    fact('standard', report.standard && { kind: 'standard', text: report.standard, href: null }),
  ];
}

function value(raw: string | null | undefined, href: string | null = null): FactValue | null {
  const text = clip(raw, LONG);
  return text ? { kind: 'text', text, href } : null;
}

function date(iso: string | null): FactValue | null {
  return iso ? { kind: 'date', text: iso, href: null } : null;
}

function recipient({ recipient }: BadgeSummary): FactValue | null {
  if (!recipient) return null;
  const known = value(recipient.name) ?? value(recipient.identity);
  return known ?? (recipient.hashed ? { kind: 'hashed', text: '', href: null } : null);
}
