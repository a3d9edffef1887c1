import { expect, test, vi } from 'vitest';
import { openLooks } from '../../../extension/background/looks.ts';
import type { Look } from '../../../extension/messages.ts';
import { encodePng, pngChunk } from '../../site/kit/png.ts';
import { createWeb } from '../../site/kit/web.ts';

const PAGE = 'https://page.example/';
const CDN = 'https://cdn.example';
const text = (content: string) => new TextEncoder().encode(content);
const badge = pngChunk('iTXt', text('openbadges\0\0\0\0\0{}'));
const pixels = new Uint8Array(64 * 64 * 4).map((_, n) => (n * 7919) % 251);
const plain = encodePng(pixels, 64, 64);
const tail = Uint8Array.from([...plain.subarray(0, -12), ...badge, ...plain.subarray(-12)]);
const far = encodePng(pixels, 64, 64, [pngChunk('eXIf', new Uint8Array(20_000)), badge]);

const FILES: Record<string, { readonly type: string; readonly body: Uint8Array }> = {
  'plain.png': { type: 'image/png', body: plain },
  'badge.png': { type: 'image/png', body: encodePng(pixels, 64, 64, [badge]) },
  'tail.png': { type: 'image/png', body: tail },
  'far.png': { type: 'image/png', body: far },
  photo: { type: 'image/jpeg', body: new Uint8Array(50_000) },
  'icon.svg': { type: 'image/svg+xml', body: text(`<svg>${' '.repeat(20_000)}</svg>`) },
  'badge.svg': {
    type: 'image/svg+xml',
    body: text('<svg xmlns:openbadges="http://openbadges.org">'),
  },
};

/** A bench with a site that answers ranges, or does not. */
function bench(answersRanges = true) {
  const web = createWeb();
  let sent = 0;
  for (const [name, { type, body }] of Object.entries(FILES)) {
    web.put(`${CDN}/${name}`, ({ headers }) => {
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      const isPart = answersRanges && first !== undefined;
      const part = isPart ? body.subarray(Number(first), Number(last) + 1) : body;
      sent += part.length;
      return { contentType: type, body: part, status: isPart ? 206 : 200 };
    });
  }
  const permit = vi.fn(async (url: string) => !url.includes('forbidden'));
  const look = openLooks({ fetch: web.fetch, permit, now: () => 0 });
  const ask = async (address: string, more: Partial<Look> = {}) =>
    (await look([{ kind: 'picture', address, cue: false, ...more }], PAGE))[0];
  return { ask, look, permit, web, sent: () => sent };
}

test('the browser is asked once for each site of a message, whatever it holds', async () => {
  const { look, permit } = bench();
  const items = ['plain.png', 'badge.png', 'far.png'].map(
    (name): Look => ({ kind: 'picture', address: `${CDN}/${name}`, cue: false }),
  );
  expect(await look(items, PAGE)).toEqual(['none', 'badge', 'badge']);
  expect(permit).toHaveBeenCalledTimes(1);
});

test.each([true, false])(
  'a badge is seen by the beginning of its file (ranges: %s)',
  async (ranges) => {
    const { ask } = bench(ranges);
    expect(await ask(`${CDN}/badge.png`)).toBe('badge');
    expect(await ask(`${CDN}/badge.svg`)).toBe('badge');
    expect(await ask(`${CDN}/far.png`)).toBe('badge');
    expect(await ask(`${CDN}/plain.png`)).toBe('none');
    expect(await ask(`${CDN}/icon.svg`)).toBe('none');
    expect(await ask(`${CDN}/photo`)).toBe('none');
  },
);

test('few bytes of a picture are read, also of one with a large chunk before its badge', async () => {
  const { ask, sent } = bench();
  await ask(`${CDN}/plain.png`);
  expect(sent()).toBeLessThanOrEqual(320);
  await ask(`${CDN}/far.png`);
  expect(sent()).toBeLessThanOrEqual(3 * 320);
});

test('what comes behind the pixels is looked for only where something speaks of a badge', async () => {
  const { ask } = bench();
  expect(await ask(`${CDN}/tail.png`)).toBe('none');
  expect(await ask(`${CDN}/tail.png`, { cue: true })).toBe('badge');
});

test('each address is asked for once, also where it holds none; a fault is not remembered', async () => {
  const { ask, web } = bench();
  await Promise.all([ask(`${CDN}/plain.png`), ask(`${CDN}/plain.png`)]);
  await ask(`${CDN}/plain.png`);
  expect(web.asked).toHaveLength(1);
  expect(await ask(`${CDN}/gone.png`)).toBe('unread');
  expect(await ask(`${CDN}/gone.png`)).toBe('unread');
  expect(web.asked).toHaveLength(3);
});

test('nobody is asked who may not be: without permission, and in private networks', async () => {
  const { ask, web } = bench();
  expect(await ask('https://forbidden.example/badge.png')).toBe('not-permitted');
  expect(await ask('http://192.168.1.1/badge.png')).toBe('none');
  expect(await ask('http://localhost/badge.png')).toBe('none');
  expect(web.asked).toEqual([]);
});

test('a link is told by its address alone', async () => {
  const { ask, web } = bench();
  const link = (address: string) => ask(address, { kind: 'link' });
  const uuid = '6821e049-db65-4532-b28b-351f3e967e31';
  expect(await link(`https://www.credly.com/badges/${uuid}`)).toBe('badge');
  expect(await link('https://me.example/my-badge.json')).toBe('badge');
  expect(await link('https://www.credly.com/users/mira')).toBe('none');
  expect(await link('https://example.org/badges/7')).toBe('none');
  expect(web.asked).toEqual([]);
});
