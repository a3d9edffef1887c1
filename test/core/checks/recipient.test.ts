import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Ob2Badge, RecipientIdentity } from '../../../core/badge.ts';
import { checkRecipient } from '../../../core/checks/recipient.ts';
import type { RecipientHash } from '../../../core/options.ts';
import { openSession } from '../../../core/session.ts';

const hashOf = (text: string, algorithm = 'sha256') =>
  `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`;

const JANE = 'jane@example.org';

/** What a badge with this recipient says of that hash. */
async function said(recipient: Partial<RecipientIdentity>, hash: RecipientHash) {
  const session = openSession({ recipient: { hash } }, () => Promise.reject(new Error('none')));
  const identity: RecipientIdentity = {
    type: 'email',
    identity: JANE,
    hashed: false,
    salt: '',
    ...recipient,
  };
  const badge: Ob2Badge = {
    family: 'ob2',
    standard: 'ob2.0',
    proof: 'hosted',
    host: 'example.org',
    assertion: {},
    badgeClass: null,
    issuer: null,
    summary: {} as Ob2Badge['summary'],
    recipients: [identity],
    validFrom: null,
    validUntil: null,
  };
  await checkRecipient(badge, session);
  return session.findings.map(({ code }) => code);
}

describe('a recipient that is only given as a hash', () => {
  const salted = { identity: hashOf(`${JANE}sea`), hashed: true, salt: 'sea' };

  test('is theirs where the badge holds the same hash, in either case of its digits', async () => {
    expect(await said(salted, { identity: salted.identity, salt: 'sea' })).toEqual([
      'recipient/match',
    ]);
    const upper = `SHA256$${salted.identity.slice(7).toUpperCase()}`;
    expect(await said(salted, { identity: upper, salt: 'sea' })).toEqual(['recipient/match']);
  });

  test('is theirs where the badge names the person, with any salt', async () => {
    expect(await said({}, { identity: hashOf(`${JANE}pepper`), salt: 'pepper' })).toEqual([
      'recipient/match',
    ]);
    expect(await said({}, { identity: hashOf(JANE, 'sha512') })).toEqual(['recipient/match']);
    expect(
      await said({ type: 'emailAddress' }, { identity: hashOf(`${JANE}1`), salt: '1' }),
    ).toEqual(['recipient/match']);
  });

  test("is another person's where hash or name differ", async () => {
    const eve = hashOf('eve@example.orgsea');
    expect(await said(salted, { identity: eve, salt: 'sea' })).toEqual(['recipient/mismatch']);
    expect(await said({}, { identity: eve, salt: 'sea' })).toEqual(['recipient/mismatch']);
  });

  test('says nothing where the salts or the algorithms differ, or it is of another kind', async () => {
    const none = ['recipient/not-comparable'];
    const other = hashOf(`${JANE}lake`);
    expect(await said(salted, { identity: other, salt: 'lake' })).toEqual(none);
    expect(await said(salted, { identity: hashOf(`${JANE}sea`, 'md5'), salt: 'sea' })).toEqual(
      none,
    );
    expect(await said({}, { identity: JANE })).toEqual(none);
    expect(await said({}, { identity: 'rot13$abcd' })).toEqual(none);
    const url = { type: 'url', identity: 'https://jane.example/' };
    expect(await said(url, { identity: hashOf(JANE) })).toEqual(none);
    expect(await said(url, { identity: hashOf('https://jane.example/'), type: 'url' })).toEqual([
      'recipient/match',
    ]);
  });
});
