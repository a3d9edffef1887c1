import { afterEach, describe, expect, it } from 'vitest';
import '../../component/define.ts';
import { drew, GOOD, mount } from './issuer.ts';

afterEach(() => document.body.replaceChildren());

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
      Object.assign(element, { src: nothing, credential: nothing });
      expect(await element.check()).toBeNull();
      expect(element.status).toBe('idle');
    }
    element.src = GOOD;
    expect((await element.check())?.verdict).toBe('verified');
  });
});
