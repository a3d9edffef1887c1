import { html, render, type TemplateResult } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { card } from '../../../component/view/card.ts';
import { cardStyles, reportStyles } from '../../../component/view/card-styles.ts';
import { chip } from '../../../component/view/chip.ts';
import { chipStyles } from '../../../component/view/chip-styles.ts';
import { listItem } from '../../../component/view/list-item.ts';
import { reportView } from '../../../component/view/report.ts';
import { fixedTokens } from '../../../component/view/tokens.ts';
import { waitingCard } from '../../../component/view/waiting-card.ts';
import { EN, speak, wordsFor } from '../../../component/view/words.ts';
import { type Report, VERDICTS } from '../../../core/report.ts';
import { PICTURE } from '../gallery/picture.ts';
import { BADGE, REPORTS } from '../reports.ts';
import { LANGUAGES } from './languages.ts';

afterEach(() => document.body.replaceChildren());

/** Draws in a closed root, as the extension does, so narrow. */
function narrow(width: number, content: TemplateResult): Element[] {
  const host = document.createElement('div');
  host.style.inlineSize = `${width}px`;
  document.body.append(host);
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [fixedTokens, chipStyles, cardStyles, reportStyles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  );
  render(content, root);
  return [...root.children];
}

const LONG: Report = {
  ...REPORTS.verified,
  badge: {
    ...BADGE,
    name: 'Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsprüfung'.repeat(2),
    recipient: {
      type: 'email',
      identity: `${'a'.repeat(80)}@example.org`,
      hashed: false,
      name: null,
    },
  },
};

const press = () => undefined;
const image = PICTURE;

describe.each([
  ['ltr', wordsFor('en')],
  ['rtl', speak({ ...EN, direction: 'rtl' })],
] as const)('nothing stands out of 280 px, %s', (_, words) => {
  it.each([
    ...VERDICTS.map((verdict) => [verdict, REPORTS[verdict]] as const),
    ['long names', LONG],
  ] as const)('%s', (_, report) => {
    const shown = narrow(
      280,
      html`${card({ report, words, image, onAgain: press, onDetails: press, onClose: press })}
        ${chip({ status: report.verdict, words, report, onPress: press })}
        ${listItem({ report, words, image, onPress: press })} ${reportView({ report, words, image })}`,
    );
    expect(shown).toHaveLength(4);
    for (const element of shown) {
      expect(element.scrollWidth, element.className).toBeLessThanOrEqual(280);
      expect(element.getBoundingClientRect().width, element.className).toBeLessThanOrEqual(280);
    }
  });

  it('while it is checked', () => {
    const states = ['idle', 'checking', 'failed'] as const;
    const picture = html`<img src=${PICTURE} width="96" alt="" />`;
    const shown = narrow(
      280,
      html`${states.map((state) => waitingCard({ state, words, image: picture, onAgain: press }))}`,
    );
    for (const element of shown) expect(element.scrollWidth).toBeLessThanOrEqual(280);
  });
});

describe('pictures', () => {
  it('are drawn only where they were handed in, and only from where a picture may come', () => {
    const pictures = (image?: string | null) =>
      narrow(
        400,
        image === undefined
          ? card({ report: REPORTS.verified, words: wordsFor() })
          : card({ report: REPORTS.verified, words: wordsFor(), image }),
      ).flatMap((element) => [...element.querySelectorAll('img')].map(({ src }) => src));
    expect(pictures()).toEqual([]);
    expect(pictures(null)).toEqual([]);
    expect(pictures('http://example.edu/a.png')).toEqual([]);
    expect(pictures('javascript:alert(1)')).toEqual([]);
    expect(pictures(PICTURE)).toEqual([PICTURE]);
  });
});

it.each(LANGUAGES)('two sentences of a card stand as $code sets them', (language) => {
  const words = speak(language);
  const elsewhere = 'https://example.org/';
  const [shown] = narrow(600, card({ report: REPORTS.verified, words, elsewhere }));
  const seconds = shown?.querySelectorAll<HTMLElement>('footer :is(time, a)') ?? [];
  expect(seconds).toHaveLength(2);
  for (const second of seconds) {
    const both = second.parentElement?.innerText ?? '';
    const first = both.slice(0, both.indexOf(second.innerText));
    expect(first.trimEnd()).not.toBe('');
    expect(first).toBe(`${first.trimEnd()}${words.gap}`);
  }
});
