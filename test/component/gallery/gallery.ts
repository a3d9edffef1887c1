import { html, render, type TemplateResult } from 'lit';
import '../../../component/define.ts';
import { card } from '../../../component/view/card.ts';
import { cardStyles, reportStyles } from '../../../component/view/card-styles.ts';
import { chip } from '../../../component/view/chip.ts';
import { chipStyles } from '../../../component/view/chip-styles.ts';
import { listItem } from '../../../component/view/list-item.ts';
import { reportView } from '../../../component/view/report.ts';
import { fixedTokens } from '../../../component/view/tokens.ts';
import { LANGUAGES } from '../../../component/view/words/languages.ts';
import { EN, languageOf, speak, type Words, wordsFor } from '../../../component/view/words.ts';
import { VERDICTS } from '../../../core/report.ts';
import { BADGE, REPORTS, reportOf } from '../reports.ts';
import { NAMES } from './names.ts';
import { PICTURE, WIDE_PICTURE } from './picture.ts';

/**
 * `?show=badge|narrow|wide|chips|row|element|full|narrowest|names|missing|added|card|list|language|report`, `&dir=rtl`,
 * `&lang=de`, `&of=verified,expired`: one page of everything that can be drawn.
 */
const query = new URLSearchParams(location.search);
const isRtl = query.get('dir') === 'rtl';
let words: Words = isRtl ? speak({ ...EN, direction: 'rtl' }) : wordsFor();

const of = query.get('of')?.split(',');
const verdicts = VERDICTS.filter((verdict) => !of || of.includes(verdict));
const states = [...VERDICTS, 'other-picture', 'checking', 'failed'].filter(
  (state) => !of || of.includes(state),
);

const element = (variant: string, state: string, picture: string, width: number) =>
  html`<open-badge variant=${variant} verify="load" src="${picture}#${state}"
    ><a href="#"><img src=${picture} width=${width} alt="Python Basics" /></a
  ></open-badge>`;

/** Each in a shadow root with the styles that the extension uses. */
function shaded(content: TemplateResult): HTMLElement {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [fixedTokens, chipStyles, cardStyles, reportStyles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  );
  render(content, root);
  return host;
}

const strange = reportOf(
  [
    'signature/valid',
    'issuer/self-asserted',
    'dates/in-date',
    'status/none',
    'picture/not-compared',
  ],
  {
    badge: {
      ...BADGE,
      name: 'الشهادة المتقدمة في تحليل البيانات وتصميم التجارب — advanced data analysis and design of experiments for practitioners',
      issuer: {
        id: 'did:key:z6Mk',
        name: 'جامعة المثال',
        url: null,
        email: null,
        description: null,
        image: null,
      },
    },
  },
);

const shows: Record<string, () => TemplateResult> = {
  badge: () => html`${states.map((state) => element('badge', state, PICTURE, 160))}`,
  narrow: () =>
    html`${states.map((state) => element('badge', state, PICTURE, 88))}
    ${states.map((state) => element('badge', state, PICTURE, 112))}`,
  wide: () => html`${states.map((state) => element('badge', state, WIDE_PICTURE, 300))}`,
  open: () => {
    document.body.addEventListener('ob-status', ({ target }) => {
      if (target instanceof HTMLElement && target.id === 'opened') {
        requestAnimationFrame(() => target.shadowRoot?.querySelector('button')?.click());
      }
    });
    return html`${element('badge', 'verified', PICTURE, 120)}
      <open-badge id="opened" verify="load" src="${PICTURE}#revoked"
        ><img src=${PICTURE} width="120" alt="" /></open-badge
      >${element('badge', 'expired', PICTURE, 120)}`;
  },
  chips: () =>
    html`${states.map((state) => element('chip', state, PICTURE, 32))}
    ${verdicts.map((status) => shaded(chip({ status, words, compact: true })))}`,
  element: () => html`${states.map((state) => element('card', state, PICTURE, 96))}`,
  row: () => html`${states.map((state) => element('row', state, PICTURE, 40))}`,
  full: () =>
    html`${element('full', 'verified', PICTURE, 120)}${element('full', 'altered', PICTURE, 120)}`,
  narrowest: () =>
    html`${['badge', 'chip', 'row'].map(
      (variant) =>
        html`<div class="narrowest">${states.map((state) => element(variant, state, PICTURE, 64))}</div>`,
    )}<div class="narrowest">${element('card', 'verified', PICTURE, 64)}${element('card', 'revoked', PICTURE, 64)}</div>`,
  names: () =>
    html`${['chip', 'row', 'card'].map((variant) =>
      Object.keys(NAMES).map((name) => element(variant, name, PICTURE, 64)),
    )}`,
  // The picture does not come, or there never was one.
  missing: () =>
    html`${['badge', 'chip', 'row', 'card', 'full'].map(
      (variant) =>
        html`<open-badge variant=${variant} verify="load" src="/badge.json#expired"
            ><a href="#"><img src="data:image/png;base64,AA" width="120" height="120" alt="Python Basics" /></a
          ></open-badge>
          <open-badge variant=${variant} verify="load" src="/badge.json#expired"></open-badge>
          <open-badge variant=${variant} verify="load" src="/badge.png#expired"></open-badge>`,
    )}`,
  added: () =>
    html`${['row', 'card', 'full'].map(
      (variant) =>
        html`<open-badge variant=${variant} verify="load" src="/badge.json#verified"
          ><a href="#">Python Basics, by Example University</a>
          <img slot="image" src=${WIDE_PICTURE} width="150" alt="Certificate" />
          <a slot="actions" href="#">All my badges</a><button slot="actions">Share</button>
          <p slot="footer">Part of the course <a href="#">Programming</a>, spring 2026.</p></open-badge
        >`,
    )}`,
  card: () =>
    html`${verdicts.map((verdict) =>
      shaded(
        card({
          report: REPORTS[verdict],
          words,
          image: PICTURE,
          onAgain: () => undefined,
          onDetails: () => undefined,
          onClose: () => undefined,
        }),
      ),
    )}${shaded(card({ report: strange, words }))}`,
  language: () =>
    html`<div class="marks">${states.map((state) => element('badge', state, PICTURE, 120))}</div>
    ${(['verified', 'expired', 'revoked', 'unchecked'] as const).map((verdict) =>
      shaded(card({ report: REPORTS[verdict], words, image: PICTURE, onAgain: () => undefined })),
    )}`,
  list: () =>
    html`<div class="list">${verdicts.map((verdict) =>
      shaded(
        listItem({ report: REPORTS[verdict], words, image: PICTURE, onPress: () => undefined }),
      ),
    )}</div>`,
  report: () =>
    html`<div class="page">${shaded(reportView({ report: REPORTS.verified, words, image: PICTURE }))}
    ${shaded(reportView({ report: REPORTS.altered, words, image: PICTURE }))}</div>`,
};

async function draw(): Promise<void> {
  const lang = query.get('lang') ?? 'en';
  const table = await LANGUAGES[lang]?.();
  if (table) words = speak(languageOf(table.default));
  Object.assign(document.documentElement, { lang, dir: words.direction });
  render(shows[query.get('show') ?? 'badge']?.() ?? html`Nothing to show`, document.body);
}

void draw();
