import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BadgeInput, type Report, type Verdict, verify } from '../../core/index.ts';
import { days } from '../site/kit/award.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../site/kit/issuer.ts';
import { createWeb, type Web } from '../site/kit/web.ts';

const OF_THE_BADGE: readonly Verdict[] = ['altered', 'disowned', 'revoked', 'malformed'];

let web: Web;
let campus: Issuer;
/** Text of a hosted, a signed and an OB 3.0 badge; all genuine. */
let genuine: Record<'hosted' | 'signed' | 'expired', string>;

beforeAll(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };
  genuine = {
    hosted: (await campus.issue(award)).text,
    signed: (await campus.issue({ ...award, proof: 'jws' })).text,
    expired: (await campus.issue({ ...award, expires: days(-1) })).text,
  };
});

/** Tests do not sleep before they ask again. */
const wait = async () => undefined;

const FAULTS = {
  refused: () => Promise.reject(new TypeError('fetch failed')),
  silent: (_: string, signal: AbortSignal) =>
    new Promise<never>((__, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  unavailable: async () => new Response('busy', { status: 503 }),
  webPage: async () =>
    new Response('<!doctype html><title>Sign in</title>', {
      headers: { 'content-type': 'text/html' },
    }),
  half: async () => new Response('{"type": "Assertion", "id": "https://campus.e'),
  loop: async (url: string) => new Response(null, { status: 302, headers: { location: url } }),
  endless: async () =>
    new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(65_536)) })),
} as const;

/** Plays one fault at each of the given requests, the first being 0. */
function faulty(fault: keyof typeof FAULTS, at: ReadonlySet<number>): typeof globalThis.fetch {
  const order = new Map<string, number>();
  return async (input, init) => {
    const url = String(input);
    if (!order.has(url)) order.set(url, order.size);
    const request = new Request(url, init);
    return at.has(order.get(url) ?? -1) ? FAULTS[fault](url, request.signal) : web.fetch(request);
  };
}

describe('promises', () => {
  test.each(['hosted', 'signed'] as const)('a genuine %s badge is verified', async (kind) => {
    const report = await verify(genuine[kind], { fetch: web.fetch });
    expect(report.findings.filter((one) => one.verdict)).toEqual([]);
    expect(report.verdict).toBe('verified');
    expect(report.questions.issuer.anchor).toEqual({ kind: 'domain', name: 'campus.example' });
    expect(report.badge).toMatchObject({ proven: true, name: DESIGNS.statistics.name });
  });

  test('a network fault is no verdict about the badge, and a missing answer is never verified', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('hosted' as const, 'signed' as const, 'expired' as const),
        fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
        fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
        async (kind, fault, places) => {
          const report = await verify(genuine[kind], {
            fetch: faulty(fault, new Set(places)),
            limits: { timeout: 20, documentBytes: 300_000 },
            wait,
          });
          const faults = report.requests.filter(
            ({ result, status }) =>
              (result !== 'answered' && result !== 'cached') || status !== 200,
          );
          expect(OF_THE_BADGE).not.toContain(report.verdict);
          const hadFault = faults.length > 0 || fault === 'webPage' || fault === 'half';
          if (hadFault && report.requests.some((_, index) => places.includes(index))) {
            expect(report.verdict).not.toBe('verified');
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('facts count only from proven data: an expiry date in an unproven copy forces nothing', async () => {
    const refused: typeof globalThis.fetch = () => FAULTS.refused();
    const report = await verify(genuine.expired, { fetch: refused, wait });
    expect(report.verdict).toBe('unchecked');
    expect(report.badge).toMatchObject({ proven: false });
    expect(report.badge?.expires).not.toBeNull();
    expect((await verify(genuine.expired, { fetch: web.fetch })).verdict).toBe('expired');
  });

  test('no input makes verify throw or hang: the worst is a report', async () => {
    const input: fc.Arbitrary<BadgeInput> = fc.oneof(
      fc.string(),
      fc.uint8Array({ maxLength: 400 }),
      fc.object({ key: fc.constantFrom('@context', 'type', 'badge', 'recipient', 'issuer', 'id') }),
      fc.json(),
      fc.array(fc.base64String(), { minLength: 3, maxLength: 3 }).map((parts) => parts.join('.')),
      fc.record({
        '@context': fc.constantFrom(
          'https://w3id.org/openbadges/v2',
          'https://w3id.org/openbadges/v1',
        ),
        type: fc.anything(),
        badge: fc.anything(),
        recipient: fc.anything(),
        issuedOn: fc.anything(),
        verification: fc.anything(),
        id: fc.oneof(fc.webUrl(), fc.anything()),
      }),
    );
    await fc.assert(
      fc.asyncProperty(input, async (one) => {
        const report = await verify(one, { fetch: web.fetch, limits: { timeout: 50 }, wait });
        expect(report.verdict).not.toBe('verified');
        expect(structuredClone(report)).toEqual(JSON.parse(JSON.stringify(report)));
      }),
      { numRuns: 800 },
    );
  });

  test('what an issuer hosts may be anything: the worst is a report', async () => {
    const document = fc.oneof(fc.json(), fc.string(), fc.json({ maxDepth: 6 }));
    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 0, max: 3 }), async (body, place) => {
        const asked = new Set<string>();
        const report = await verify(genuine.signed, {
          fetch: async (url, init) => {
            asked.add(String(url));
            return asked.size - 1 === place ? new Response(body) : web.fetch(url, init);
          },
        });
        expect(report.verdict).not.toBe('verified');
      }),
      { numRuns: 300 },
    );
  });

  test.each([undefined, null, 3, true, Symbol('x')])(
    'only misuse throws: verify(%s)',
    async (input) => {
      await expect(verify(input as unknown as string)).rejects.toThrow(TypeError);
    },
  );

  test('nothing is fetched that the caller did not permit, and every request is in the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('hosted' as const, 'signed' as const),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        async (kind, answers) => {
          const fetched: string[] = [];
          const permitted: string[] = [];
          let at = 0;
          const report = await verify(genuine[kind], {
            permit: ({ url }) => {
              const answer = answers[at++] ?? false;
              if (answer) permitted.push(url);
              return answer;
            },
            fetch: (url, init) => {
              fetched.push(String(url));
              return web.fetch(url, init);
            },
          });
          expect(fetched).toEqual(permitted);
          const answered = report.requests.filter(({ result }) => result === 'answered');
          expect(answered.map(({ url }) => url)).toEqual(fetched);
          if (answers.slice(0, at).includes(false)) expect(report.verdict).not.toBe('verified');
        },
      ),
    );
  });

  test('a fault of the permit function is a refusal', async () => {
    const report = await verify(genuine.hosted, {
      fetch: web.fetch,
      permit: () => {
        throw new Error('the user closed the window');
      },
    });
    expect(report.verdict).toBe('unchecked');
    expect(report.requests.map(({ result }) => result)).toEqual(['not-permitted']);
  });

  test('the key that signed must be the issuer’s: a key that only the badge names proves nothing', async () => {
    const forger = await createIssuer({ web, origin: 'https://forger.example', name: 'Forger' });
    const forged = await forger.issue({
      design: DESIGNS.statistics,
      recipient: 'mira@example.org',
      proof: 'jws',
      change: (assertion) => ({
        ...assertion,
        badge: `https://campus.example/badges/${DESIGNS.statistics.slug}.json`,
      }),
    });
    const report = await verify(forged.text, { fetch: web.fetch });
    expect(codesOf(report)).toContain('key/not-listed');
    expect(report.verdict).toBe('disowned');
    expect(report.badge?.proven).toBe(false);
  });
});

function codesOf(report: Report): string[] {
  return report.findings.map(({ code }) => code);
}
