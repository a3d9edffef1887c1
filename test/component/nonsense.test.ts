import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import { drew, GOOD, mount } from './issuer.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('lang');
});

describe('what makes no sense', () => {
  it.each([
    { proxy: 'http://{url}' },
    { proxy: '{url' },
    { 'trust-list': 'http://' },
    { checker: 'http://' },
    { 'heading-level': 'two' },
    { 'max-age': 'soon' },
    { locale: 'not a tag!' },
    { 'recipient-hash': 'jane@example.org' },
    { theme: 'pink', verify: 'perhaps', network: 'some', variant: 'poster' },
  ])('in an attribute breaks nothing: %s', async (attributes) => {
    const { element } = mount({ variant: 'card', ...attributes });
    const report = await element.check();
    expect(report?.verdict).toMatch(/verified|unchecked/);
    await element.updateComplete;
    expect(drew(element, '.ob-card, .ob-chip')).toBe(true);
    const level = element.shadowRoot?.querySelector('[part=title]')?.getAttribute('aria-level');
    expect(level ?? '2').toBe('2');
  });

  it('in a property breaks nothing: a framework sets what is not known yet to nothing', async () => {
    const { element } = mount({ verify: 'never' });
    for (const nothing of [undefined, null]) {
      Object.assign(element, { src: nothing, credential: nothing, proxy: nothing });
      expect(await element.check()).toBeNull();
      expect(element.status).toBe('idle');
    }
    element.src = GOOD;
    expect((await element.check())?.verdict).toBe('verified');
  });

  it('an attribute that is taken away again says nothing', async () => {
    document.documentElement.lang = 'de';
    const attributes = { proxy: '/{url}', 'trust-list': '/list', checker: '/check', locale: 'en' };
    const { element, web } = mount({ variant: 'card', verify: 'never', ...attributes });
    await element.updateComplete;
    for (const name of Object.keys(attributes)) element.removeAttribute(name);
    const report = await element.check();
    expect(report?.verdict).toBe('verified');
    expect(web.asked.filter((url) => new URL(url).origin === location.origin)).toEqual([]);
    await vi.waitUntil(() => drew(element, '.ob-card[lang=de]'));
    expect(drew(element, '[part=elsewhere]')).toBe(false);
  });
});
