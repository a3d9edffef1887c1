import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../core/index.ts';
import { VERDICTS } from '../../core/report.ts';
import { DESIGNS } from './kit/designs.ts';
import { createWeb, type Web } from './kit/web.ts';
import { type Collection, collect } from './specimens/index.ts';

describe('the badges of the test web', () => {
  let web: Web;
  let collection: Collection;
  beforeAll(async () => {
    web = createWeb();
    collection = await collect(web, (host) => `https://${host}.example`);
  });

  test('show every verdict', () => {
    const shown = new Set(collection.specimens.map(({ verdict }) => verdict));
    expect(VERDICTS.filter((verdict) => !shown.has(verdict))).toEqual(['none']);
  });

  test('have the verdict that they were made for', async () => {
    const outcomes = await Promise.all(
      collection.specimens.map(async (specimen) => {
        const picture = await web.fetch(collection.pictureOf(specimen));
        const report = await verify(new Uint8Array(await picture.arrayBuffer()), {
          fetch: web.fetch,
          limits: { timeout: 500 },
          ...(specimen.recipient ? { recipient: specimen.recipient } : {}),
        });
        const flag = report.questions.picture.outcome === 'fail' ? ', other picture' : '';
        const forced = report.findings.filter(({ verdict }) => verdict).map(({ code }) => code);
        const why = report.verdict === specimen.verdict ? '' : ` because of ${forced}`;
        return `${specimen.id}: ${report.verdict}${flag}${why}`;
      }),
    );
    expect(outcomes).toEqual(
      collection.specimens.map(
        ({ id, verdict, otherPicture }) =>
          `${id}: ${verdict}${otherPicture ? ', other picture' : ''}`,
      ),
    );
  });

  test.each(['eddsa-rdfc-2022', 'jws'] as const)(
    'a did:web issuer is confirmed by its DID document (%s)',
    async (proof) => {
      const { campus } = collection.cast;
      const issued = await campus.issue({
        design: DESIGNS.climate,
        recipient: 'mira@example.org',
        standard: '3.0',
        identity: 'did:web',
        proof,
      });
      const report = await verify(issued.text, { fetch: web.fetch });
      expect(report.verdict).toBe('verified');
      expect(report.questions.issuer.anchor).toEqual({ kind: 'domain', name: 'campus.example' });
      const asked = report.requests.map(({ url }) => url);
      expect(asked).toContain('https://campus.example/.well-known/did.json');
    },
  );
});
