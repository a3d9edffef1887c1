import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import type { OpenBadgeSummaryDetail } from '../../component/index.ts';
import { createWeb, EXPIRED, GOOD, mount, REVOKED } from './issuer.ts';

afterEach(() => document.body.replaceChildren());

/** A group of badges on the page, and everything that it told. */
async function group(sources: readonly string[], attributes: Record<string, string> = {}) {
  const element = document.createElement('open-badge-group');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const told: OpenBadgeSummaryDetail[] = [];
  element.addEventListener('ob-summary', ({ detail }) => told.push(detail));
  const web = createWeb();
  const badges = sources.map((src) => mount({ src, verify: 'never' }, web).element);
  element.append(...badges);
  document.body.append(element);
  await element.updateComplete;
  const part = (name: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`) ?? expect.fail(name);
  const shown = () => badges.filter((badge) => badge.checkVisibility());
  return { element, badges, told, web, part, shown };
}

describe('<open-badge-group>', () => {
  it('sums up in one line, said once, when the last check has ended', async () => {
    const { element, badges, told, part } = await group([GOOD, GOOD, EXPIRED]);
    const said: string[] = [];
    const watch = new MutationObserver(() => said.push(part('summary').textContent ?? ''));
    watch.observe(part('summary'), { childList: true, characterData: true, subtree: true });
    await Promise.all(badges.map((badge) => badge.check()));
    await element.updateComplete;
    await vi.waitUntil(() => said.length > 0);
    watch.disconnect();
    expect(said).toEqual(['Verified 2 · Expired 1']);
    expect(part('summary').getAttribute('role')).toBe('status');
    expect(told[0]).toEqual({ total: 3, waiting: 3, counts: { idle: 3 } });
    expect(told.at(-1)).toEqual({ total: 3, waiting: 0, counts: { verified: 2, expired: 1 } });
  });

  it('filter shows only what is asked for, and what is not known yet; it touches nothing', async () => {
    const { element, badges, shown } = await group([GOOD, EXPIRED, REVOKED], {
      filter: 'verified expired',
    });
    expect(shown()).toHaveLength(3);
    const before = badges.map((badge) => badge.getAttributeNames().sort().join());
    await Promise.all(badges.map((badge) => badge.check()));
    expect(shown().map(({ status }) => status)).toEqual(['verified', 'expired']);
    expect(badges.map((badge) => badge.getAttributeNames().sort().join())).toEqual(before);
    element.filter = 'revoked';
    await element.updateComplete;
    expect(shown().map(({ status }) => status)).toEqual(['revoked']);
    element.removeAttribute('filter');
    await element.updateComplete;
    expect(shown()).toHaveLength(3);
  });

  it('says so where no badge is, in its own words or those of the page', async () => {
    const { element, badges, part } = await group([GOOD], { filter: 'expired' });
    expect(part('empty').hidden).toBe(true);
    await badges[0]?.check();
    await element.updateComplete;
    expect(part('empty').hidden).toBe(false);
    expect(part('empty').textContent).not.toBe('');
    const own = document.createElement('b');
    own.slot = 'empty';
    own.textContent = 'Nothing here';
    element.append(own);
    await vi.waitUntil(() => own.assignedSlot !== null);
    element.filter = '';
    await element.updateComplete;
    await element.updateComplete;
    expect(part('empty').hidden).toBe(true);
  });

  it('hears of badges that come and go, wherever they stand inside', async () => {
    const { element, told } = await group([GOOD]);
    const figure = document.createElement('figure');
    figure.append(mount({ verify: 'never', src: EXPIRED }).element);
    element.append(figure);
    await vi.waitUntil(() => told.at(-1)?.total === 2);
    expect(element.badges).toHaveLength(2);
    figure.remove();
    await vi.waitUntil(() => told.at(-1)?.total === 1);
  });

  it('layout="list" has one column, and a grid as many as fit', async () => {
    const { element, part } = await group([GOOD, GOOD, GOOD]);
    element.style.inlineSize = '600px';
    const columns = () => getComputedStyle(part('badges')).gridTemplateColumns.split(' ').length;
    expect(columns()).toBe(3);
    element.layout = 'list';
    await element.updateComplete;
    expect(columns()).toBe(1);
  });

  it('check() checks all of them again', async () => {
    const { element, web, badges } = await group([GOOD, EXPIRED]);
    await element.check();
    expect(badges.map(({ status }) => status)).toEqual(['verified', 'expired']);
    web.isDown = true;
    await element.check();
    expect(badges.map(({ status }) => status)).toEqual(['unchecked', 'unchecked']);
  });
});
