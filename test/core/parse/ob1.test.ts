import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/badge.ts';
import { verify } from '../../../core/index.ts';
import { upgrade } from '../../../core/parse/ob1.ts';
import { summaryOf } from '../../../core/parse/ob2.ts';
import { standardOf } from '../../../core/parse/version.ts';
import { createWeb } from '../../site/kit/web.ts';

const URL_OF_IT = 'https://old.example/assertion';

describe('0.5', () => {
  const document: JsonObject = {
    recipient: 'sha256$8f0e05590e2335853044e4ec212978013a9a416a4a711a0813ce1f97574e4d54',
    salt: 'seasalt',
    evidence: '/evidence',
    expires: '2033-06-06',
    issued_on: '2013-01-01',
    badge: {
      version: '0.5.0',
      criteria: '/criteria',
      image: '/image.png',
      name: 'An old badge',
      description: 'From before 1.0',
      issuer: {
        origin: 'https://old.example',
        name: 'Old School',
        org: 'Department',
        contact: 'guy@old.example',
      },
    },
  };

  test('every property has its place in 2.0', () => {
    expect(standardOf(document)).toBe('ob0.5');
    expect(upgrade(document, 'Assertion', 'ob0.5', URL_OF_IT)).toEqual({
      id: URL_OF_IT,
      type: 'Assertion',
      recipient: {
        type: 'email',
        identity: document.recipient,
        hashed: true,
        salt: 'seasalt',
      },
      verification: { type: 'HostedBadge' },
      issuedOn: '2013-01-01T00:00:00.000Z',
      expires: '2033-06-06T00:00:00.000Z',
      evidence: 'https://old.example/evidence',
      badge: {
        type: 'BadgeClass',
        name: 'An old badge',
        description: 'From before 1.0',
        image: 'https://old.example/image.png',
        criteria: 'https://old.example/criteria',
        version: '0.5.0',
        issuer: {
          type: 'Profile',
          name: 'Old School: Department',
          url: 'https://old.example',
          email: 'guy@old.example',
        },
      },
    });
  });

  test('is verified where it lies on the origin of its issuer, and unconfirmed elsewhere', async () => {
    const web = createWeb();
    web.json(URL_OF_IT, document);
    web.json('https://copy.example/assertion', document);
    const report = await verify(URL_OF_IT, { fetch: web.fetch });
    expect(report).toMatchObject({ verdict: 'verified', standard: 'ob0.5' });
    expect(report.questions.issuer.anchor).toEqual({ kind: 'domain', name: 'old.example' });
    const copy = await verify('https://copy.example/assertion', { fetch: web.fetch });
    expect(copy.verdict).toBe('unconfirmed');
  });

  test('as JSON at hand names no address to ask', async () => {
    const report = await verify(document, { fetch: createWeb().fetch });
    expect(report.verdict).toBe('uncheckable');
    expect(report.badge?.name).toBe('An old badge');
  });
});

test('an export of the Backpack keeps the recipient that the issuer named', () => {
  const document: JsonObject = {
    uid: '1',
    recipient: 'sha256$aa',
    _originalRecipient: { type: 'email', hashed: true, identity: 'sha256$bb', salt: 'x' },
    badge: { name: 'B', issuer: { origin: 'http://old.example', name: 'I' } },
    verify: { type: 'hosted', url: 'http://old.example/1' },
    issuedOn: 1_399_404_880,
    issued_on: 1_399_404_880,
  };
  const upgraded = upgrade(document, 'Assertion', standardOf(document), null);
  expect(upgraded.recipient).toMatchObject({ identity: 'sha256$bb', salt: 'x' });
  expect(upgraded.issuedOn).toBe('2014-05-06T19:34:40.000Z');
});

describe('1.x', () => {
  const document: JsonObject = {
    '@context': 'https://w3id.org/openbadges/v1',
    type: 'Assertion',
    id: URL_OF_IT,
    uid: 'abc',
    recipient: { type: 'email', hashed: 'true', identity: 'sha256$aa' },
    badge: 'https://old.example/class',
    verify: { type: 'hosted', url: URL_OF_IT },
    issuedOn: '1500423730',
    expires: '2031-05-15',
  };

  test('every property has its place in 2.0', () => {
    const upgraded = upgrade(document, 'Assertion', 'ob1.1', URL_OF_IT);
    expect(upgraded).toMatchObject({
      id: URL_OF_IT,
      uid: 'abc',
      recipient: { hashed: true },
      verification: { type: 'HostedBadge', url: URL_OF_IT },
      issuedOn: '2017-07-19T00:22:10.000Z',
      expires: '2031-05-15T00:00:00.000Z',
    });
    expect(upgraded).not.toHaveProperty('verify');
  });

  test('alignments and issuers have other names', () => {
    const badgeClass = upgrade(
      {
        name: 'B',
        alignment: [
          { name: 'Standard', url: 'https://s.example', description: 'Some' },
          { targetName: 'Newer', targetUrl: 'https://n.example' },
        ],
      },
      'BadgeClass',
      'ob1.0',
      'https://old.example/class',
    );
    expect(badgeClass).toMatchObject({ id: 'https://old.example/class', type: 'BadgeClass' });
    expect(summaryOf(null, badgeClass, null).alignments).toEqual([
      { name: 'Standard', url: 'https://s.example', description: 'Some' },
      { name: 'Newer', url: 'https://n.example', description: null },
    ]);
    expect(upgrade({ type: 'IssuerOrg' }, 'Profile', 'ob1.1', null).type).toBe('Issuer');
  });

  test('1.0 knows `verify` only', () => {
    const { verify: _, ...rest } = document;
    const later = { ...rest, verification: { type: 'hosted' } };
    expect(upgrade(later, 'Assertion', 'ob1.0', null).verification).toBeUndefined();
    expect(upgrade(later, 'Assertion', 'ob1.1', null).verification).toBeDefined();
  });
});

describe('versions are told by content', () => {
  test.each<[string, unknown, string]>([
    ['a text', 'https://w3id.org/openbadges/v2', 'ob2.0'],
    ['http', 'http://w3id.org/openbadges/v1', 'ob1.1'],
    ['a slash at its end', 'https://w3id.org/openbadges/v1/', 'ob1.1'],
    ['a list', ['https://x.example', 'https://w3id.org/openbadges/v1'], 'ob1.1'],
    ['1EdTech', 'https://purl.imsglobal.org/spec/ob/v2p0/context.json', 'ob2.0'],
    ['2.1', 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld', 'ob2.1'],
    ['openbadgespec.org', 'https://openbadgespec.org/v2/context.json', 'ob2.0'],
    ['3.0', ['https://www.w3.org/ns/credentials/v2'], 'ob3.0'],
    ['its own', { name: 'http://schema.org/name' }, 'ob2.0'],
  ])('%s', (_, context, standard) => {
    expect(standardOf({ '@context': context as JsonObject })).toBe(standard);
  });
});
