import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../component/define.ts';
import type { OpenBadgeElement } from '../../component/index.ts';
import { createWeb, drew, ended, inside, mount } from './issuer.ts';

afterEach(() => document.body.replaceChildren());

const chipOf = (element: OpenBadgeElement) => inside<HTMLButtonElement>(element, 'button.ob-chip');
const isOpen = (element: OpenBadgeElement) => inside(element, '.panel').matches(':popover-open');
const focused = (element: OpenBadgeElement) => element.shadowRoot?.activeElement ?? null;

async function checked(attributes: Record<string, string> = {}) {
  const mounted = mount({ verify: 'load', ...attributes });
  await ended(mounted.element);
  await mounted.element.updateComplete;
  return mounted;
}

describe('the chip', () => {
  let element: OpenBadgeElement;
  beforeEach(async () => {
    await page.viewport(900, 700);
    ({ element } = await checked());
  });

  it('is a button that says the verdict, and of which badge', async () => {
    await expect
      .element(page.getByRole('button', { name: /Verified.*Python Basics/ }))
      .toBeVisible();
    expect(chipOf(element).getAttribute('aria-expanded')).toBe('false');
  });

  it('is reached by Tab after the link of the owner, opens with Enter and closes with Escape', async () => {
    element.querySelector('a')?.focus();
    await userEvent.tab();
    expect(focused(element)).toBe(chipOf(element));
    await userEvent.keyboard('{Enter}');
    await element.updateComplete;
    expect(isOpen(element)).toBe(true);
    expect(chipOf(element).getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('{Escape}');
    await element.updateComplete;
    expect(isOpen(element)).toBe(false);
    expect(chipOf(element).getAttribute('aria-expanded')).toBe('false');
    expect(focused(element)).toBe(chipOf(element));
  });

  it('gives back the focus from inside the card', async () => {
    chipOf(element).focus();
    await userEvent.keyboard('{Enter}');
    await element.updateComplete;
    await userEvent.tab();
    expect(inside(element, '.panel').contains(focused(element))).toBe(true);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(focused(element)).toBe(chipOf(element)));
    expect(isOpen(element)).toBe(false);
  });

  it('closes with a second press, and by a press elsewhere', async () => {
    const chip = page.elementLocator(chipOf(element));
    await chip.click();
    expect(isOpen(element)).toBe(true);
    await chip.click();
    expect(isOpen(element)).toBe(false);
    await chip.click();
    await userEvent.click(document.documentElement, { position: { x: innerWidth - 3, y: 3 } });
    await vi.waitFor(() => expect(isOpen(element)).toBe(false));
  });

  it('draws the card only while it is open', async () => {
    expect(drew(element, '.ob-card')).toBe(false);
    chipOf(element).click();
    await element.updateComplete;
    expect(drew(element, '.ob-card')).toBe(true);
  });

  it('is at least 24 pixels high and wide, on a picture of any size', () => {
    for (const width of [20, 40, 100, 400]) {
      const picture = element.querySelector('img');
      if (picture) picture.width = width;
      const box = chipOf(element).getBoundingClientRect();
      expect(box.height).toBeGreaterThanOrEqual(24);
      expect(box.width).toBeGreaterThanOrEqual(24);
    }
  });

  it('stays over what the owner puts inside, whatever its z-index', () => {
    const picture = element.querySelector('img');
    if (picture) Object.assign(picture.style, { position: 'relative', zIndex: '2147483647' });
    const { x, y, width, height } = chipOf(element).getBoundingClientRect();
    const top = element.shadowRoot?.elementFromPoint(x + width / 2, y + height / 2);
    expect(top?.closest('.ob-chip')).toBe(chipOf(element));
  });
});

describe('the panel', () => {
  it('stays in the window, next to the chip', async () => {
    const { element } = await checked();
    for (const [left, top] of [
      [0, 0],
      [innerWidth - 160, 0],
      [0, innerHeight - 160],
      [innerWidth - 160, innerHeight - 160],
    ]) {
      Object.assign(element.style, { position: 'fixed', left: `${left}px`, top: `${top}px` });
      chipOf(element).click();
      await element.updateComplete;
      const panel = inside(element, '.panel').getBoundingClientRect();
      const chip = chipOf(element).getBoundingClientRect();
      expect(panel.left).toBeGreaterThanOrEqual(0);
      expect(panel.right).toBeLessThanOrEqual(innerWidth);
      expect(panel.top).toBeGreaterThanOrEqual(0);
      expect(panel.bottom).toBeLessThanOrEqual(innerHeight);
      expect(panel.bottom <= chip.top || panel.top >= chip.bottom).toBe(true);
      inside(element, '.panel').hidePopover();
    }
  });

  it('says that it is checking, then what came of it, to those who opened it meanwhile', async () => {
    const web = createWeb();
    const gate = web.hold('https://example.edu/badge.json');
    const { element } = mount({ verify: 'load' }, web);
    await vi.waitUntil(() => drew(element, 'button.ob-chip'));
    chipOf(element).click();
    await element.updateComplete;
    expect(inside(element, '.ob-card').getAttribute('aria-busy')).toBe('true');
    const end = ended(element);
    gate.open();
    await end;
    await element.updateComplete;
    expect(isOpen(element)).toBe(true);
    expect(inside(element, '.ob-card').dataset.status).toBe('verified');
    expect(inside(element, '[role=status]').textContent).toContain('example.edu');
  });

  it('goes away with the badge that it spoke of', async () => {
    const { element } = await checked();
    chipOf(element).click();
    await element.updateComplete;
    element.verify = 'never';
    element.src = '{"no":"badge"}';
    await element.updateComplete;
    expect(drew(element, '.panel')).toBe(false);
    expect(drew(element, '.ob-chip')).toBe(false);
  });
});
