import fc from 'fast-check';
import { type BadgeSummary, type Report, verify } from '../../core/index.ts';
import { bakeBadge } from '../site/kit/bake.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer } from '../site/kit/issuer.ts';
import { createWeb } from '../site/kit/web.ts';
import { damaged, edited, edits, oddJson } from './arbitraries.ts';
import { hold, noPollution, type Target, target } from './target.ts';

/** Genuine badges of one issuer, and whole verifications of what becomes of them under edits. */
export async function openCredentialTargets(): Promise<Target[]> {
  const web = createWeb();
  const campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };
  const hosted = await campus.issue(award);
  const signed = await campus.issue({ ...award, proof: 'jws' });
  const proven = await campus.issue({
    ...award,
    standard: '3.0',
    status: 'BitstringStatusListEntry',
  });
  const jwt = await campus.issue({ ...award, standard: '3.0', proof: 'jws' });
  const check = (input: string | Uint8Array, fetch: typeof globalThis.fetch = web.fetch) =>
    verify(input, { fetch, wait: async () => undefined, limits: { retries: 0, timeout: 200 } });
  const genuine = await check(proven.text);
  hold(genuine.verdict === 'verified', 'the genuine badge is not verified');
  const statuses = [...(await check(signed.text)).requests, ...genuine.requests]
    .filter(({ status }) => status === 200)
    .map(({ url }) => url);

  /** One address answers with something else. */
  const replaced =
    (url: string, body: BodyInit): typeof globalThis.fetch =>
    async (input, init) =>
      String(input) === url ? new Response(body) : web.fetch(input, init);

  return [
    target('credential', edits, async (changes) => {
      const document = edited(proven.document, changes);
      noPollution();
      const report = await check(JSON.stringify(document));
      sound(report);
      // Whatever was done to it: what is shown as proven is what was signed.
      if (report.badge?.proven) shows(report, genuine.badge);
    }),
    target(
      'signed-claims',
      fc.tuple(edits, fc.constantFrom('1', '3')),
      async ([changes, version]) => {
        const one = version === '3' ? jwt : signed;
        const payload = edited(one.document, changes);
        const parts = one.text.split('.');
        parts[1] = Buffer.from(JSON.stringify(payload)).toString('base64url');
        const report = await check(parts.join('.'));
        sound(report);
        hold(
          report.verdict !== 'verified' || parts.join('.') === one.text,
          'a forgery is verified',
        );
      },
    ),
    target(
      'hosted',
      fc.tuple(edits, fc.constantFrom(...new Set(statuses)), fc.boolean()),
      async ([changes, url, isSigned]) => {
        const old = web.answer({ url, headers: {} })?.body;
        const document = parse(typeof old === 'string' ? old : '{}');
        const body = JSON.stringify(edited(document, changes));
        sound(await check(isSigned ? signed.text : hosted.text, replaced(url, body)));
        sound(await check(proven.text, replaced(url, body)));
      },
    ),
    target('any-json', oddJson, async (value) => {
      const report = await check(JSON.stringify(value));
      sound(report);
      hold(report.verdict !== 'verified', 'nothing is verified');
    }),
    target(
      'picture',
      damaged(fc.constant(bakeBadge(hosted.design, hosted.text).bytes)),
      async (bytes) => sound(await check(bytes)),
    ),
  ];
}

/** What must hold for every report. */
function sound(report: Report): void {
  const codes = report.findings.map(({ code }) => code);
  hold(!codes.includes('input/interrupted'), 'something was thrown');
  hold(JSON.stringify(structuredClone(report)) === JSON.stringify(report), 'not plain JSON');
  if (report.verdict === 'verified') {
    hold(codes.includes('issuer/confirmed'), 'verified, and nobody confirmed the issuer');
    hold(report.badge?.proven === true, 'verified, and not proven');
  }
  noPollution();
}

/** The same statements can be written in other ways, so a fact may be missed; another one may not be shown. */
function shows({ badge, verdict }: Report, signed: BadgeSummary | null): void {
  if (verdict === 'verified') {
    hold(JSON.stringify(badge) === JSON.stringify(signed), 'verified, and something else is shown');
  }
  hold(isPartOf(badge, signed), 'what is shown was not signed');
}

function isPartOf(shown: unknown, signed: unknown): boolean {
  if (shown === null || shown === signed) return true;
  if (typeof shown !== 'object' || typeof signed !== 'object' || signed === null) return false;
  if (Array.isArray(shown) && shown.length === 0) return true;
  return Object.entries(shown).every(([name, value]) => isPartOf(value, Reflect.get(signed, name)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
