import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import type { OpenBadgeElement } from '../../component/index.ts';
import { inside, type Mounted, mount } from './issuer.ts';

afterEach(() => document.body.replaceChildren());

/** A checked element inside of another, which has this style. */
async function placed(
  style: string,
  attributes: Record<string, string> = {},
  tag = 'div',
): Promise<Mounted & { place: HTMLElement }> {
  const place = document.createElement(tag);
  place.style.cssText = style;
  document.body.append(place);
  const mounted = mount({ verify: 'never', ...attributes });
  place.append(mounted.element);
  await mounted.element.check();
  await mounted.element.updateComplete;
  return { ...mounted, place };
}

const widthOf = (element: Element) => element.getBoundingClientRect().width;

describe('where a page puts it', () => {
  it.each([
    'display: flex; flex-direction: column; inline-size: 700px',
    'display: grid; inline-size: 700px; block-size: 400px',
    'display: flex; block-size: 400px',
  ])('the chip lies over the picture where the element is stretched: %s', async (style) => {
    const { element } = await placed(style);
    const chip = inside(element, '.over .ob-chip').getBoundingClientRect();
    const picture = element.querySelector('img')?.getBoundingClientRect() ?? expect.fail();
    expect(chip.left).toBeGreaterThanOrEqual(picture.left);
    expect(chip.right).toBeLessThanOrEqual(picture.right);
    expect(chip.bottom).toBeLessThan(picture.bottom + 10);
  });

  it.each(['row', 'card', 'full'])(
    'a %s has a width of its own where the page asks for one, and shrinks where there is none',
    async (variant) => {
      const dialog = await placed('', { variant }, 'dialog');
      if (dialog.place instanceof HTMLDialogElement) dialog.place.showModal();
      expect(widthOf(dialog.element)).toBeGreaterThan(300);
      const float = await placed('float: left', { variant });
      expect(widthOf(float.element)).toBeGreaterThan(300);
      for (const narrow of ['grid', 'flex']) {
        const { element } = await placed(`display: ${narrow}; inline-size: 120px`, { variant });
        expect(widthOf(element)).toBe(120);
      }
    },
  );

  it.each(['chip', 'row', 'card', 'full'])(
    'the white space of the page does not reach a %s',
    async (variant) => {
      const style = 'inline-size: 300px; white-space: nowrap; text-indent: 20px';
      const { element, place } = await placed(style, { variant });
      element.replaceChildren();
      await element.updateComplete;
      expect(place.scrollWidth).toBe(300);
      expect(inside(element, '.base').getBoundingClientRect().left - place.offsetLeft).toBeLessThan(
        22,
      );
    },
  );

  it('what the page lays over all else lies over the chip', async () => {
    const { place, element } = await placed('');
    const over = document.createElement('div');
    over.style.cssText = 'position: fixed; inset: 0; z-index: 1';
    place.before(over);
    const { left, top } = inside(element, '.ob-chip').getBoundingClientRect();
    expect(document.elementFromPoint(left + 12, top + 12)).toBe(over);
  });
});

describe('when a page moves it', () => {
  const isOpen = (element: OpenBadgeElement) =>
    inside(element, '.panel').matches(':popover-open') &&
    inside(element, '.ob-chip').getAttribute('aria-expanded') === 'true';

  it('its panel is open where it says so', async () => {
    const { element, place } = await placed('');
    element.details = true;
    await vi.waitUntil(() => isOpen(element));
    document.body.prepend(element);
    await vi.waitUntil(() => isOpen(element));
    element.remove();
    element.details = false;
    await element.updateComplete;
    element.details = true;
    await element.updateComplete;
    place.append(element);
    await vi.waitUntil(() => isOpen(element));
  });
});
