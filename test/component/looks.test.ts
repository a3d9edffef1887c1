import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import type { OpenBadgeElement } from '../../component/index.ts';
import { PICTURE } from './gallery/picture.ts';
import { drew, ended, GOOD, inside, mount } from './issuer.ts';

afterEach(() => document.body.replaceChildren());

describe('how it looks', () => {
  it('another locale says what is shown anew', async () => {
    const { element } = mount({ verify: 'never', variant: 'card', locale: 'en-US' });
    await element.check();
    await element.updateComplete;
    expect(inside(element, '.ob-facts').textContent).toContain('March 12, 2026');
    element.locale = 'en-GB';
    await vi.waitUntil(() => inside(element, '.ob-facts').textContent?.includes('12 March 2026'));
  });

  it('variant="row" is one line with name, issuer and a chip that opens the card', async () => {
    const { element } = mount({ verify: 'never', variant: 'row' });
    await element.check();
    await element.updateComplete;
    expect(inside(element, '.ob-item-name').textContent).toContain('Python Basics');
    expect(inside(element, '.ob-item-issuer').textContent).toContain('example.edu');
    inside(element, 'button.ob-chip').click();
    await vi.waitUntil(() => drew(element, '.panel .ob-card'));
  });

  it('variant="full" is the whole report, with a button to check again', async () => {
    const { element } = mount({ verify: 'never', variant: 'full' });
    await element.check();
    await element.updateComplete;
    expect(drew(element, '[part=report] .ob-ledger')).toBe(true);
    const end = ended(element);
    inside(element, '.ob-actions button').click();
    expect((await end).previous).toBe('verified');
  });

  it('theme goes before the colour scheme of the page', async () => {
    const { element } = mount({ verify: 'never', variant: 'card' });
    await element.check();
    const surfaceOf = async (theme: OpenBadgeElement['theme']) => {
      element.theme = theme;
      await element.updateComplete;
      return getComputedStyle(inside(element, '.ob-card')).backgroundColor;
    };
    expect(await surfaceOf('dark')).toBe('rgb(22, 32, 46)');
    expect(await surfaceOf('light')).toBe('rgb(255, 255, 255)');
  });

  it('checker links to an independent check, with the badge in the fragment, and to nothing else', async () => {
    const { element } = mount({
      verify: 'never',
      variant: 'card',
      checker: 'https://check.example/',
    });
    await element.check();
    await element.updateComplete;
    const link = () => element.shadowRoot?.querySelector<HTMLAnchorElement>('[part=elsewhere]');
    expect(link()?.href).toBe(`https://check.example/#${encodeURIComponent(GOOD)}`);
    expect(new URL(link()?.href ?? '').search).toBe('');
    element.credential = { type: 'Assertion' };
    await element.check();
    await element.updateComplete;
    expect(decodeURIComponent(new URL(link()?.href ?? '').hash)).toBe('#{"type":"Assertion"}');
    element.checker = 'javascript:alert(1)';
    await element.updateComplete;
    expect(link()).toBeNull();
  });

  it('the name has the level that the page gives it', async () => {
    const { element } = mount({ verify: 'never', variant: 'card', 'heading-level': '4' });
    await element.check();
    await element.updateComplete;
    expect(inside(element, '[part=title]').getAttribute('aria-level')).toBe('4');
  });
});

describe('without a picture', () => {
  const BROKEN = 'data:image/png;base64,AA';

  it.each(['badge', 'chip'])(
    'the chip of a %s lies over nothing, and keeps a place of its own',
    async (variant) => {
      const { element } = mount({ verify: 'never', variant });
      element.replaceChildren();
      await element.check();
      await element.updateComplete;
      const chip = inside(element, '.beside .ob-chip').getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      expect(width).toBeGreaterThanOrEqual(chip.width);
      expect(height).toBeGreaterThanOrEqual(chip.height);
    },
  );

  it.each(['row', 'card', 'full'])('a medal stands for it in a %s', async (variant) => {
    const { element } = mount({ verify: 'never', variant });
    await element.check();
    await element.updateComplete;
    expect(drew(element, '.ob-media > .ob-icon')).toBe(false);
    element.replaceChildren();
    await vi.waitUntil(() => drew(element, '.ob-media > .ob-icon'));
  });

  it.each(['\n  ', '<script type="application/json">{}</script>', '<!-- nothing -->\n'])(
    'that of the address is shown where nothing is seen inside: %j',
    async (content) => {
      const { element } = mount({ verify: 'never', src: PICTURE });
      element.innerHTML = content;
      await vi.waitUntil(() => drew(element, 'slot img'));
      const picture = inside<HTMLImageElement>(element, 'slot img');
      await picture.decode();
      expect(picture.getBoundingClientRect().width).toBeGreaterThan(0);
      element.append('Words');
      await vi.waitUntil(() => !picture.checkVisibility());
    },
  );

  it.each([GOOD, BROKEN])(
    'words that stand for a picture that did not come are not covered: %s',
    async (src) => {
      const { element } = mount({ verify: 'never', src });
      await element.check();
      await element.updateComplete;
      expect(drew(element, '.over .ob-chip')).toBe(true);
      element.querySelector('img')?.setAttribute('src', BROKEN);
      await vi.waitUntil(() => drew(element, '.beside .ob-chip'));
    },
  );

  it('a picture of its own that did not come leaves the chip a place', async () => {
    const { element } = mount({ verify: 'click', src: BROKEN });
    element.replaceChildren();
    await vi.waitUntil(() => drew(element, 'slot img'));
    const chip = inside(element, '.over .ob-chip').getBoundingClientRect();
    expect(chip.top).toBeGreaterThanOrEqual(element.getBoundingClientRect().top);
  });

  it('a line draws that of the page in its own size', async () => {
    const { element } = mount({ verify: 'never', variant: 'row' });
    await element.check();
    await element.updateComplete;
    const image = inside<HTMLImageElement>(element, '.row img');
    expect(image.src).toBe(element.querySelector('img')?.src);
    await image.decode();
    expect(image.getBoundingClientRect().height).toBeLessThan(60);
    const own = element.querySelector('img') ?? expect.fail();
    own.src = `${PICTURE}#another`;
    await vi.waitUntil(() => image.src === own.src);
  });
});
