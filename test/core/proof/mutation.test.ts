import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../core/index.ts';
import { type Document, days, type Issued } from '../../site/kit/award.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../../site/kit/issuer.ts';
import { createWeb, type Web } from '../../site/kit/web.ts';

const COUNT = 20;
let web: Web;
let campus: Issuer;
const hosted: Issued[] = [];
const signed: Issued[] = [];

beforeAll(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  const designs = Object.values(DESIGNS);
  for (let at = 0; at < COUNT; at++) {
    const award = {
      design: designs[at % designs.length] ?? DESIGNS.statistics,
      recipient: `earner-${at}@example.org`,
      ...(at % 2 ? { expires: days(100 + at) } : {}),
      change: (assertion: Document) => ({
        ...assertion,
        ...(at % 3 ? { narrative: `Number ${at}` } : {}),
        ...(at % 4
          ? { evidence: [{ id: `https://work.example/${at}`, name: 'Work', genre: 'Essay' }] }
          : { evidence: `https://work.example/${at}` }),
        ...(at % 5 ? { version: at } : {}),
        revoked: false,
      }),
    };
    hosted.push(await campus.issue(award));
    signed.push(await campus.issue({ ...award, proof: 'jws' }));
  }
});

/** Every string, number and boolean in a document, changed one at a time. */
function* mutations(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
  else if (typeof value === 'number') yield value + 1;
  else if (typeof value === 'boolean') yield !value;
  else if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) {
      for (const changed of mutations(entry))
        yield value.map((old, index) => (index === at ? changed : old));
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value)) {
      for (const changed of mutations(entry)) yield { ...value, [name]: changed };
    }
  }
}

describe('one leaf changed', () => {
  test('a signed badge is never green again', async () => {
    let count = 0;
    for (const { text } of signed) {
      const [header = '', payload = '', signature = ''] = text.split('.');
      const document: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
      expect((await verify(text, { fetch: web.fetch })).verdict).toBe('verified');
      for (const changed of mutations(document)) {
        const body = Buffer.from(JSON.stringify(changed)).toString('base64url');
        const report = await verify(`${header}.${body}.${signature}`, { fetch: web.fetch });
        expect({ changed, verdict: report.verdict }).not.toMatchObject({ verdict: 'verified' });
        count++;
      }
    }
    expect(count).toBeGreaterThan(COUNT * 12);
  });

  test('a hosted badge is green exactly when the issuer’s copy says so, and says what that copy says', async () => {
    let count = 0;
    for (const { document, id } of hosted) {
      const genuine = await verify(document, { fetch: web.fetch });
      expect(genuine.verdict).toBe('verified');
      for (const changed of mutations(document)) {
        const report = await verify(changed as object, { fetch: web.fetch });
        // Only what is found at its own address counts: the copy at hand says no more than where to look.
        const { id: claimed, verification, '@context': context } = changed as Document;
        const asksIssuer =
          claimed === id &&
          context === document['@context'] &&
          JSON.stringify(verification) === JSON.stringify(document.verification);
        if (asksIssuer) {
          expect({ changed, verdict: report.verdict }).toMatchObject({ verdict: 'verified' });
          expect(report.badge).toEqual(genuine.badge);
        } else if (report.verdict === 'verified') {
          expect(report.badge).toEqual(genuine.badge);
        }
        count++;
      }
    }
    expect(count).toBeGreaterThan(COUNT * 12);
  });

  test('in the issuer’s own copy, a changed leaf is what the badge now says, or it is not green', async () => {
    for (const { document, id, text } of hosted.slice(0, 4)) {
      for (const changed of mutations(document)) {
        web.json(id, changed);
        const report = await verify(text, { fetch: web.fetch });
        const said = changed as Document;
        if (report.verdict === 'verified') {
          expect(report.badge?.id).toBe(id);
          expect(Date.parse(report.badge?.issuedOn ?? '')).toBe(Date.parse(String(said.issuedOn)));
        }
        if (said.revoked === true) expect(report.verdict).toBe('revoked');
      }
      web.json(id, document);
    }
  });
});
