import { expect, test } from 'vitest';
import { openCache } from '../../../core/index.ts';
import { documentStore } from '../../../extension/background/documents.ts';

/** storage.session, which holds JSON and nothing else. */
function session(items: Record<string, unknown> = {}) {
  let kept = JSON.stringify(items);
  const change = (by: (items: Record<string, unknown>) => void) => {
    const all = JSON.parse(kept);
    by(all);
    kept = JSON.stringify(all);
  };
  return {
    get: async () => JSON.parse(kept),
    set: async (more: Record<string, unknown>) => change((all) => Object.assign(all, more)),
    remove: async (keys: string[]) =>
      change((all) => {
        for (const key of keys) delete all[key];
      }),
  };
}

const document = {
  status: 200,
  contentType: 'image/png',
  url: 'https://a.example/x',
  bytes: Uint8Array.from({ length: 20_000 }, (_, at) => at % 256),
  freshUntil: Date.now() + 60_000,
};

test('what was kept before the worker died is there after, byte for byte', async () => {
  const area = session();
  await openCache({ store: documentStore(area) }).set('image https://a.example/x', document);
  const found = await openCache({ store: documentStore(area) }).get('image https://a.example/x');
  expect(found).toMatchObject(document);
});

test('results and rubbish beside it are left alone', async () => {
  const rubbish = { 'document:a': 3, 'document:b': { base64: '%' }, 'document:c': { key: 'c' } };
  const area = session({ 'result:1': { id: '1' }, ...rubbish });
  const cache = openCache({ store: documentStore(area) });
  expect(await cache.get('a')).toBeUndefined();
  await cache.set('d', document);
  expect(Object.keys(await area.get())).toContain('result:1');
});
