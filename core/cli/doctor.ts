import { contacted } from '../../component/view/requests.ts';
import type { FindingCode } from '../findings.ts';
import type { Report, Verdict } from '../report.ts';
import { hostOf } from '../resolve/address.ts';

/** What is the matter with one's own badge, or with the page that shows it. */
export type AdviceCode =
  | 'no-data'
  | 'not-good'
  | 'unchecked'
  | 'private-address'
  | 'address-published'
  | 'no-cors'
  | 'plain-http'
  | 'expires-soon'
  | 'old-baking'
  | 'other-picture'
  | 'page/no-badges'
  | 'page/no-fallback'
  | 'page/no-script'
  | 'page/address-in-markup';

export interface Advice {
  readonly code: AdviceCode;
  /** `problem`: visitors will not see it verified, or more of you than you want. `hint`: it could be better. */
  readonly level: 'problem' | 'hint';
  /** What the sentence names: a host, a date, a count. */
  readonly about: string;
}

export interface Circumstances {
  readonly now: Date;
  /** Hosts that were asked and let no page of another site read their answer. */
  readonly closed: readonly string[];
}

/** A badge that expires within this time is better renewed now. Milliseconds: 30 days. */
const SOON = 30 * 24 * 60 * 60_000;

const OLD_BAKING: readonly FindingCode[] = [
  'baked/bad-checksum',
  'baked/compressed',
  'baked/legacy-chunk',
  'baked/more-than-one',
  'baked/nul-padding',
  'baked/other-keyword',
  'baked/unbound-prefix',
];

const GOOD: ReadonlySet<Verdict> = new Set(['verified', 'unconfirmed']);

/** What its earner should know of a badge that was checked, the worst first. */
export function diagnose(report: Report, { now, closed }: Circumstances): readonly Advice[] {
  const advice: Advice[] = [];
  const say = (code: AdviceCode, level: Advice['level'], about = '') =>
    advice.push({ code, level, about });
  if (report.verdict === 'none') {
    say('no-data', 'problem');
    return advice;
  }
  if (report.verdict === 'unchecked') {
    const host = privateHost(report);
    say(host === null ? 'unchecked' : 'private-address', 'problem', host ?? '');
  } else if (!GOOD.has(report.verdict)) say('not-good', 'problem', report.verdict);
  const { badge } = report;
  const recipient = badge?.recipient;
  if (recipient && !recipient.hashed && isAddress(recipient.identity)) {
    say('address-published', 'problem');
  }
  for (const host of closed) say('no-cors', 'problem', host);
  const open = report.requests.filter(({ url }) => url.startsWith('http://') && !isLocal(url));
  for (const host of contacted(open)) say('plain-http', 'hint', host);
  if (report.findings.some(({ code }) => code === 'picture/differs'))
    say('other-picture', 'problem');
  const left = badge?.expires ? Date.parse(badge.expires) - now.getTime() : Number.NaN;
  if (left > 0 && left < SOON) say('expires-soon', 'hint', badge?.expires ?? '');
  if (report.findings.some(({ code }) => OLD_BAKING.includes(code))) say('old-baking', 'hint');
  return [
    ...advice.filter(({ level }) => level === 'problem'),
    ...advice.filter(({ level }) => level === 'hint'),
  ];
}

/** The host that nobody may ask, where that alone is why an answer is missing. */
function privateHost({ requests }: Report): string | null {
  const missing = requests.filter(({ result }) => result !== 'answered' && result !== 'cached');
  const [first] = missing;
  return first && missing.every(({ result }) => result === 'refused-address')
    ? hostOf(first.url)
    : null;
}

/** A page that shows badges: where they lie, and what is the matter with the page itself. */
export function readPage(markup: string): {
  /** Addresses, and badges that stand in the page itself. */
  readonly sources: readonly string[];
  readonly advice: readonly Advice[];
} {
  const text = markup.replace(/<!--[\s\S]*?-->/g, '');
  const elements = [...text.matchAll(/<open-badge\b([^>]*)>([\s\S]*?)<\/open-badge>/gi)];
  const pictures = [...text.matchAll(/<img\b([^>]*)>/gi)];
  const inside = elements.flatMap(([, , content = '']) => [...content.matchAll(INLINE)]);
  const sources = [
    ...[...elements, ...pictures].map(([, attributes = '']) => attributeOf(attributes, 'src')),
    ...inside.map(([, credential = '']) => credential.trim()),
  ].filter((src) => src !== '');
  const advice: Advice[] = [];
  if (sources.length === 0) advice.push({ code: 'page/no-badges', level: 'problem', about: '' });
  const bare = elements.filter(([, , inside = '']) => inside.trim() === '');
  if (bare.length > 0) {
    advice.push({ code: 'page/no-fallback', level: 'hint', about: String(bare.length) });
  }
  if (elements.length > 0 && !/<script\b/i.test(text)) {
    advice.push({ code: 'page/no-script', level: 'problem', about: '' });
  }
  if (/identity__email=|\brecipient="[^"]*@/i.test(text)) {
    advice.push({ code: 'page/address-in-markup', level: 'problem', about: '' });
  }
  return { sources: [...new Set(sources)], advice };
}

const INLINE =
  /<script\b[^>]*\btype\s*=\s*["']?application\/(?:ld\+json|json|jwt|vc|vc\+jwt)\b[^>]*>([\s\S]*?)<\/script>/gi;

/** Markup that is no SVG: whoever pastes a snippet into a file may begin with any tag. */
export function isPage(text: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)*<(?!svg\b|!doctype\s+svg\b|[\w-]+:)(?:!doctype|[a-z])/i.test(
    text,
  );
}

function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(
    attributes,
  );
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

function isAddress(identity: string | null): boolean {
  return identity !== null && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(identity.replace(/^mailto:/i, ''));
}

function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}
