import { beforeAll, describe, expect, test } from 'vitest';
import {
  CONTEXT_2,
  check,
  credentialOf,
  type Doc,
  KEY_FORMS,
  type Key,
  type KeyFormName,
  type KeyKind,
  kindOf,
  makeKey,
  SUITES,
  type SuiteName,
  signWith,
} from './issuing.ts';
import { leaves, removals } from './mutations.ts';

const keys = new Map<KeyKind, Key>();

beforeAll(async () => {
  for (const kind of ['Ed25519', 'P-256', 'P-384'] as const) keys.set(kind, await makeKey(kind));
});

function keyFor(suite: SuiteName): Key {
  const key = keys.get(kindOf(suite));
  if (!key) throw new Error(`no key for ${suite}`);
  return key;
}

const GREEN = ['verified', 'unconfirmed'];
const FORMS = Object.keys(KEY_FORMS) as KeyFormName[];

async function issue(suite: SuiteName, formName: KeyFormName, change: Doc = {}) {
  const key = keyFor(suite);
  const form = KEY_FORMS[formName](key);
  // No context that nothing uses: taking that one away changes nothing that was said.
  const used = CONTEXT_2.slice(0, 2);
  const contexts =
    suite === 'Ed25519Signature2020'
      ? [...used, 'https://w3id.org/security/suites/ed25519-2020/v1']
      : used;
  const credential = credentialOf(form.issuer, { '@context': contexts, ...change });
  return { form, signed: await signWith(suite, credential, key, form.method) };
}

describe.each(SUITES)('%s', (suite) => {
  test.each(FORMS)('holds with %s', async (formName) => {
    const { form, signed } = await issue(suite, formName);
    const report = await check(signed, form.documents);
    const isKey = formName.startsWith('did:key') || formName === 'did:jwk';
    expect([report.verdict, report.findings]).toEqual([
      isKey ? 'unconfirmed' : 'verified',
      expect.arrayContaining([expect.objectContaining({ code: 'signature/valid' })]),
    ]);
    expect(report.questions.issuer.anchor?.kind).toBe(isKey ? 'key' : 'domain');
    expect(report.badge?.proven).toBe(true);
  });

  test('is never green with one leaf changed', async () => {
    const { form, signed } = await issue(suite, 'https controller document');
    const green: string[] = [];
    let count = 0;
    for (const { path, changed } of leaves(signed)) {
      const report = await check(changed, form.documents);
      count++;
      if (GREEN.includes(report.verdict)) green.push(`${path}: ${report.verdict}`);
    }
    expect(count).toBeGreaterThan(20);
    expect(green).toEqual([]);
  });

  test('is never green with a member removed or added', async () => {
    const { form, signed } = await issue(suite, 'https controller document');
    const green: string[] = [];
    for (const { path, changed } of removals(signed)) {
      const report = await check(changed, form.documents);
      if (GREEN.includes(report.verdict)) green.push(`${path}: ${report.verdict}`);
    }
    expect(green).toEqual([]);
  });

  test('is not checked by another key', async () => {
    const { form, signed } = await issue(suite, 'https controller document');
    const other = KEY_FORMS['https controller document'](await makeKey(kindOf(suite)));
    const report = await check(signed, other.documents);
    expect(report.verdict).toBe('altered');
    expect(form.issuer).toBe(other.issuer);
  });

  test('is unchecked, and nothing else, without a network', async () => {
    const { signed } = await issue(suite, 'did:web, Multikey by reference');
    expect((await check(signed)).verdict).toBe('unchecked');
  });
});
