import { expect, test, vi } from 'vitest';
import type { BadgeInput, Report, VerifyOptions } from '../../../core/index.ts';
import { type CheckRequest, isBadge, openChecks } from '../../../extension/background/checks.ts';
import { openResults } from '../../../extension/background/results.ts';
import { reportOf } from '../reports.ts';
import { openArea } from './area.ts';

const PICTURE = 'https://cdn.example/badge.png';
const PAGE = 'https://page.example/profile';
const ask = (request: Partial<CheckRequest> = {}): CheckRequest => ({
  kind: 'picture',
  address: PICTURE,
  bytes: '',
  foundOn: PAGE,
  again: false,
  ...request,
});

/** A bench of checks whose clock and answers are the test's. */
async function bench(answer: (input: BadgeInput) => Report | Promise<Report>) {
  const clock = { now: new Date('2026-01-01T00:00:00Z') };
  const verify = vi.fn(async (input: BadgeInput, _: VerifyOptions) => answer(input));
  const permit = vi.fn(async (url: string) => !url.includes('forbidden'));
  const results = await openResults(openArea());
  const check = openChecks({ verify, results, now: () => clock.now, permit });
  return { check, verify, permit, results, clock };
}

const MINUTE = 60_000;
const later = (clock: { now: Date }, milliseconds: number) => {
  clock.now = new Date(clock.now.getTime() + milliseconds);
};

test('the core is told where the badge was found, and asks whether each address may be asked', async () => {
  const { check, verify } = await bench(() => reportOf('verified'));
  await check(ask());
  const [input, options] = verify.mock.calls[0] ?? [];
  expect(input).toBe(PICTURE);
  expect(options?.foundOn).toBe(PAGE);
  const permitted = (url: string) => options?.permit?.({ url, purpose: 'assertion' });
  expect(await permitted('https://issuer.example/1')).toBe(true);
  expect(await permitted('https://forbidden.example/1')).toBe(false);
});

test('a picture on a site that may not be asked is not asked for', async () => {
  const { check, verify, results } = await bench(() => reportOf('verified'));
  const address = 'https://forbidden.example/badge.png';
  const checked = await check(ask({ address }));
  expect(checked.state).toBe('not-permitted');
  expect(verify).not.toHaveBeenCalled();
  expect(results.get(checked.id)).toBeUndefined();
});

test('the bytes that the page had need no permission for the picture', async () => {
  const { check, verify } = await bench(() => reportOf('verified'));
  const address = 'https://forbidden.example/badge.png';
  const bytes = `data:image/png;base64,${btoa('\x89PNG')}`;
  const checked = await check(ask({ address, bytes }));
  expect(checked.state).toBe('badge');
  expect(verify.mock.calls[0]?.[0]).toEqual(new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
});

test('the same picture is checked once at a time', async () => {
  let finish = (_: Report) => {};
  const { check, verify } = await bench(() => new Promise((resolve) => (finish = resolve)));
  const both = Promise.all([check(ask()), check(ask()), check(ask({ again: true }))]);
  await vi.waitFor(() => expect(verify).toHaveBeenCalled());
  finish(reportOf('revoked'));
  const answers = await both;
  expect(verify).toHaveBeenCalledTimes(1);
  expect(answers.map((one) => one.state)).toEqual(['badge', 'badge', 'badge']);
});

test('a fresh answer is not asked for again, an old one is, and "again" always', async () => {
  const { check, verify, clock } = await bench(() => reportOf('verified'));
  await check(ask());
  later(clock, 14 * MINUTE);
  await check(ask());
  expect(verify).toHaveBeenCalledTimes(1);
  later(clock, 2 * MINUTE);
  await check(ask());
  expect(verify).toHaveBeenCalledTimes(2);
  await check(ask({ again: true }));
  expect(verify).toHaveBeenCalledTimes(3);
});

test('a fault of the network is soon tried again', async () => {
  const { check, verify, clock } = await bench(() => reportOf('unchecked', ['hosted/unreachable']));
  await check(ask());
  later(clock, 2 * MINUTE);
  await check(ask());
  expect(verify).toHaveBeenCalledTimes(2);
});

test('a clock that was set back makes nothing fresh', async () => {
  const { check, verify, clock } = await bench(() => reportOf('verified'));
  await check(ask());
  later(clock, -60 * MINUTE);
  await check(ask());
  expect(verify).toHaveBeenCalledTimes(2);
});

test('at most six are checked at once, and all of them in the end', async () => {
  let running = 0;
  let most = 0;
  const { check } = await bench(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return reportOf('verified');
  });
  const addresses = Array.from({ length: 30 }, (_, n) => `https://cdn.example/${n}.png`);
  const answers = await Promise.all(addresses.map((address) => check(ask({ address }))));
  expect(answers).toHaveLength(30);
  expect(most).toBe(6);
});

test('a check that fails makes room for the next', async () => {
  const { check, verify } = await bench(() => Promise.reject(new Error('a bug')));
  for (let n = 0; n < 8; n++) await expect(check(ask())).rejects.toThrow('a bug');
  expect(verify).toHaveBeenCalledTimes(8);
});

test('a long data: address is not kept beside its result', async () => {
  const { check, results } = await bench(() => reportOf('uncheckable'));
  const short = `data:image/png;base64,${'A'.repeat(100)}`;
  const long = `data:image/png;base64,${'A'.repeat(100_000)}`;
  const ids = [await check(ask({ address: short })), await check(ask({ address: long }))];
  expect(ids.map(({ id }) => results.get(id)?.address)).toEqual([short, '']);
});

test.each([
  ['verified', ['hosted/confirmed'], true],
  ['unchecked', ['hosted/unreachable'], true],
  ['malformed', ['input/unreadable'], true],
  ['none', ['input/none'], false],
  ['unchecked', ['input/unreachable'], false],
  ['unchecked', ['input/http-error'], false],
  ['unchecked', ['input/too-large'], false],
] as const)('%s by %s is a badge: %s', (verdict, codes, expected) => {
  expect(isBadge(reportOf(verdict, codes))).toBe(expected);
});
