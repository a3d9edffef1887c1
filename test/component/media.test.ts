import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import '../../component/define.ts';
import type { OpenBadgeElement } from '../../component/index.ts';
import { checkInPage } from '../../component/page-check.ts';
import { headlineOf } from '../../component/view/headline.ts';
import { isProven } from '../../component/view/verdict.ts';
import { wordsFor } from '../../component/view/words.ts';
import { type Report, VERDICTS } from '../../core/report.ts';
import { NAMES } from './gallery/names.ts';
import { PICTURE } from './gallery/picture.ts';
import { drew, inside, mount } from './issuer.ts';
import { BADGE, OTHER_PICTURE, REPORTS } from './reports.ts';

vi.mock('../../component/page-check.ts', { spy: true });

afterEach(async () => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
  await emulate('', []);
  await page.viewport(414, 896);
});

const VARIANTS = ['badge', 'chip', 'row', 'card', 'full'] as const;
const words = wordsFor('en');

/** As the browser's own tools set it. */
function emulate(media: string, features: { name: string; value: string }[]): Promise<unknown> {
  return cdp().send('Emulation.setEmulatedMedia', { media, features });
}

async function show(variant: string, report: Report, attributes: Record<string, string> = {}) {
  vi.mocked(checkInPage).mockResolvedValueOnce(report);
  const { element } = mount({
    verify: 'never',
    locale: 'en',
    variant,
    src: PICTURE,
    ...attributes,
  });
  await element.check();
  await element.updateComplete;
  await element.updateComplete;
  return element;
}

const everything = (element: OpenBadgeElement) =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? [])].filter((one) =>
    one.checkVisibility(),
  );

describe('on paper', () => {
  const claims = [...VERDICTS.filter((verdict) => verdict !== 'none'), 'other-picture'] as const;

  it.each(VARIANTS.flatMap((variant) => claims.map((claim) => [variant, claim] as const)))(
    'a %s says the verdict, what it rests on and when, and has nothing to press: %s',
    async (variant, claim) => {
      const report = claim === 'other-picture' ? OTHER_PICTURE : REPORTS[claim];
      const element = await show(variant, report);
      await emulate('print', []);
      const text = inside(element, '.base').innerText.replaceAll(/\s+/g, ' ');
      expect(text).toContain(words.say(headlineOf(report).headline));
      expect(text).toContain('November 21, 2026');
      const { anchor } = report.questions.issuer;
      if (anchor?.kind === 'domain' && isProven(report)) expect(text).toContain(anchor.name);
      expect(everything(element).filter((one) => one.matches('button'))).toEqual([]);
    },
  );

  it('a report is unfolded, and nothing of it is cut off', async () => {
    const element = await show('full', REPORTS.verified);
    expect(inside(element, '.ob-data').checkVisibility()).toBe(false);
    await emulate('print', []);
    const data = inside(element, '.ob-data');
    expect(data.getBoundingClientRect().height).toBeGreaterThan(100);
    expect([data.scrollHeight - data.clientHeight, getComputedStyle(data).maxHeight]).toEqual([
      0,
      'none',
    ]);
  });

  it('what is folded in a card, and what only can be pressed, is left out', async () => {
    const card = await show('card', REPORTS.verified);
    const { element } = mount({ verify: 'click' });
    await element.updateComplete;
    await emulate('print', []);
    expect(inside(card, '.ob-details').checkVisibility()).toBe(false);
    expect(inside(element, 'button').checkVisibility()).toBe(false);
  });

  it.each(VARIANTS)('a dark %s is dark text on white', async (variant) => {
    document.documentElement.style.colorScheme = 'dark';
    const element = await show(variant, REPORTS.expired, { theme: 'dark' });
    await emulate('print', []);
    const said = element.shadowRoot?.querySelector('.printed, .ob-card, .ob-report');
    expect(said?.checkVisibility() && getComputedStyle(said).color).toBe('rgb(22, 32, 46)');
  });
});

describe('in the colours of the reader', () => {
  it.each(VARIANTS)('signs and borders of a %s are theirs', async (variant) => {
    const element = await show(variant, REPORTS.revoked);
    await emulate('', [{ name: 'forced-colors', value: 'active' }]);
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    const signs = everything(element).filter((one) => one.matches('.ob-icon'));
    expect(signs.length).toBeGreaterThan(0);
    for (const sign of signs) {
      const around = sign.parentElement ?? expect.fail('a sign stands in something');
      expect(getComputedStyle(sign).color).toBe(getComputedStyle(around).color);
    }
    const mark = inside(element, '.ob-chip, .ob-verdict');
    expect(getComputedStyle(mark).borderTopStyle).toBe('solid');
    expect(mark.textContent?.trim()).not.toBe('');
  });

  it('every verdict has a sign of its own shape', async () => {
    const shapes = new Set<string>();
    for (const verdict of VERDICTS.filter((one) => one !== 'none')) {
      const element = await show('chip', REPORTS[verdict]);
      shapes.add(inside(element, '.ob-chip').querySelector('svg')?.innerHTML ?? '');
    }
    expect(shapes.size).toBe(VERDICTS.length - 1);
  });
});

/** What is seen outside of its element, or cut off. */
function standsOut(element: OpenBadgeElement): string[] {
  const { left, right } = element.getBoundingClientRect();
  return (
    everything(element)
      // Heard alone; tables have their own bar to scroll.
      .filter((one) => !one.closest('.ob-hidden, .ob-ledger, .panel, svg svg'))
      .filter((one) => {
        const rect = one.getBoundingClientRect();
        if (rect.width <= 1) return false;
        const isCut =
          getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth;
        return rect.left < left - 1 || rect.right > right + 1 || isCut;
      })
      .map((one) => `${one.localName}.${one.className}: ${one.textContent?.slice(0, 40)}`)
  );
}

/** WCAG 1.4.10: 400 % of 1280 pixels is a page of 320. 1.4.4: text of twice its size. */
describe.each([
  ['at 400 %', 320, ''],
  ['at 400 % and with twice the size of text', 320, '200%'],
  ['in 120 pixels', 120, ''],
] as const)('%s', (_, width, size) => {
  const reports = [
    ...Object.entries(NAMES).map(([name, text]): [string, Report] => [
      name,
      { ...REPORTS.verified, badge: { ...BADGE, name: text } },
    ]),
    ...VERDICTS.map((verdict): [string, Report] => [verdict, REPORTS[verdict]]),
  ];

  it.each(
    VARIANTS.flatMap((variant) =>
      reports.map(([name, report]) => [variant, name, report] as const),
    ),
  )('no word of a %s stands out or is cut off: %s', async (variant, _name, report) => {
    await page.viewport(320, 800);
    document.documentElement.style.fontSize = size;
    const element = await show(variant, report);
    element.style.maxInlineSize = `${width - 16}px`;
    // The size of the owner's own picture is the owner's.
    element.querySelector('img')?.setAttribute('width', String(width / 2));
    await element.updateComplete;
    expect(standsOut(element)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(drew(element, '.base')).toBe(true);
  });
});
