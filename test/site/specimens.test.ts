import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../core/index.ts';
import { VERDICTS } from '../../core/report.ts';
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
});
