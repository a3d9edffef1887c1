import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RecipientProfile, verify } from '../../../core/index.ts';
import type { Document } from '../../site/kit/award.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer } from '../../site/kit/issuer.ts';
import { createWeb } from '../../site/kit/web.ts';

const web = createWeb();
const campus = createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });

/** A 1.1 badge, which may have any hash, for this recipient. */
async function check(recipient: Document, profile?: RecipientProfile) {
  const issued = await (await campus).issue({
    design: DESIGNS.statistics,
    recipient: 'x@example.org',
    standard: '1.1',
    change: (assertion) => ({ ...assertion, recipient }),
  });
  return verify(issued.text, { fetch: web.fetch, ...(profile ? { recipient: profile } : {}) });
}

const hash = (algorithm: string, value: string) =>
  `${algorithm}$${createHash(algorithm).update(value).digest('hex')}`;

describe('the recipient', () => {
  test.each(['md5', 'sha1', 'sha256', 'sha512'])('hashed with %s, salted or not', async (name) => {
    for (const salt of ['', 'sea']) {
      const identity = hash(name, `mira@example.org${salt}`);
      for (const written of [identity, identity.toUpperCase()]) {
        const recipient = {
          type: 'email',
          hashed: true,
          identity: written,
          ...(salt ? { salt } : {}),
        };
        expect((await check(recipient, { email: 'mira@example.org' })).verdict).toBe('verified');
        expect((await check(recipient, { email: 'else@example.org' })).verdict).toBe('not-theirs');
      }
    }
  });

  test.each([
    ['email', 'mira@example.org'],
    ['url', 'https://mira.example/'],
    ['telephone', '+46701234567'],
    ['id', 'did:example:mira'],
  ])('by %s, among candidates', async (type, identity) => {
    const recipient = { type, hashed: false, identity };
    const mine = await check(recipient, { [type]: ['other', identity] });
    expect(mine.questions.recipient.outcome).toBe('pass');
    expect((await check(recipient, { [type]: 'other' })).verdict).toBe('not-theirs');
  });

  test('is compared only with what it can be compared with', async () => {
    const recipient = { type: 'url', hashed: false, identity: 'https://mira.example/' };
    const report = await check(recipient, { email: 'mira@example.org' });
    expect(report.questions.recipient.because?.code).toBe('recipient/not-comparable');
    expect(report.verdict).toBe('verified');
    const odd = { type: 'email', hashed: true, identity: 'whirlpool$abcdef' };
    expect((await check(odd, { email: 'mira@example.org' })).verdict).toBe('verified');
  });

  test('is not compared where nobody is named', async () => {
    const recipient = { type: 'email', hashed: false, identity: 'mira@example.org' };
    const report = await check(recipient);
    expect(report.questions.recipient).toMatchObject({ outcome: 'note' });
  });

  test('stays out of the report where it was hashed, as does whom it was compared with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.emailAddress(), fc.emailAddress(), async (theirs, asked) => {
        const recipient = { type: 'email', hashed: true, identity: hash('sha256', theirs) };
        const text = JSON.stringify(await check(recipient, { email: asked }));
        expect(text).not.toContain(JSON.stringify(theirs).slice(1, -1));
        expect(text).not.toContain(JSON.stringify(asked).slice(1, -1));
      }),
      { numRuns: 25 },
    );
  });
});
