import { html, nothing, type TemplateResult } from 'lit';
import type { Details } from './details.ts';
import type { Inside } from './source.ts';
import { type CheckState, reportIn, statusOf } from './state.ts';
import { BRIEF_EN, type BriefWords } from './view/brief.ts';
import { chip } from './view/chip.ts';
import { nameOf } from './view/name.ts';
import { isProven } from './view/verdict.ts';

/**
 * `badge`: picture and chip. `chip`: what stands inside, then the chip. `row`: one line with name and issuer.
 * `card`: everything that was found, open. `full`: the whole report, with what the badge says and who was asked.
 */
export type OpenBadgeVariant = 'badge' | 'chip' | 'row' | 'card' | 'full';

/** When a check begins by itself. */
export type OpenBadgeVerify = 'visible' | 'load' | 'click' | 'never';

/** Everything that the look of an element depends on. */
export interface Drawing {
  readonly variant: OpenBadgeVariant;
  readonly verify: OpenBadgeVerify;
  readonly state: CheckState;
  /** null: not there yet. English then keeps the room of what will be said, unseen. */
  readonly words: BriefWords | null;
  /** How long ago the report was made that is shown while the badge is checked again; '' where that is now. */
  readonly age: string;
  /** What is drawn of a closer look; null until it is loaded. */
  readonly details: Details | null;
  /** Shown where nothing stands inside of the element. */
  readonly picture: string | null;
  readonly inside: Inside;
  readonly headingLevel: number;
  readonly isOpen: boolean;
  /** For the live region. */
  readonly announced: string;
  /** Address of the same check on a page of somebody else. */
  readonly elsewhere: string | null;
  /** Host of the owner's relay, through which issuers are asked. */
  readonly relay: string | null;
  readonly unfolded: boolean;
  readonly onCheck: () => void;
  readonly onAgain: () => void;
  readonly onToggle: (event: ToggleEvent) => void;
  readonly onFold: (unfolded: boolean) => void;
}

/** The shadow tree of an element. */
export function draw(drawing: Drawing): TemplateResult {
  return html`<div class=${drawing.words ? 'base' : 'base wordless'} part="base">
    ${content(drawing)}
    <span class="ob-hidden" role="status" lang=${drawing.words?.code ?? nothing}>${drawing.announced}</span>
  </div>`;
}

function content(drawing: Drawing): TemplateResult {
  switch (drawing.variant) {
    case 'card':
    case 'full':
      return asCard(drawing);
    case 'row':
      return asRow(drawing);
    case 'badge':
    case 'chip':
      return asBadge(drawing);
    default:
      // An attribute may say anything.
      return asBadge({ ...drawing, variant: 'badge' });
  }
}

/** Is there anything to open? Without badge data the picture is left alone. */
export function hasPanel(state: CheckState, details: Details | null): boolean {
  const status = statusOf(state);
  return details !== null && status !== 'idle' && status !== 'none';
}

function asBadge(drawing: Drawing): TemplateResult {
  const { variant, inside, picture } = drawing;
  // A mark lies over a picture, never over its words or over what stands around.
  const isOver = variant !== 'chip' && inside !== 'broken' && (inside === 'something' || picture);
  return html`<div class="own" part="media">${owners(drawing)}</div>
    <div class=${isOver ? 'over' : 'beside'}>${statusChip(drawing)}</div>
    ${onPaper(drawing)} ${panel(drawing)}`;
}

function asRow(drawing: Drawing): TemplateResult {
  const { picture } = drawing;
  // What stands inside has its own size: in a line, the same picture is drawn small.
  const image = picture
    ? html`<slot name="image"><img part="image" src=${picture} alt="" /></slot>`
    : pictured(drawing);
  const shown = statusChip(drawing);
  const row =
    statusOf(drawing.state) === 'none' ? null : drawing.details?.row(drawing, image, shown);
  return html`<div class="row" part="line">
      ${row ?? html`<div class="waits"><span class="ob-media" part="media">${image}</span>${shown}</div>`}
    </div>
    ${onPaper(drawing)} ${panel(drawing)}`;
}

function asCard(drawing: Drawing): TemplateResult {
  const { state, verify, details } = drawing;
  const status = statusOf(state);
  const waits = status === 'idle' && (verify === 'click' || verify === 'never');
  if (waits || status === 'none') return html`${owners(drawing)}${statusChip(drawing)}`;
  if (details) return details.draw(drawing, pictured(drawing));
  // About the room that the card will take, until what draws it is there.
  return html`<div class="room" part="card">${owners(drawing)}${statusChip(drawing)}</div>`;
}

/** What the owner put inside, that of the slot first; where that is nothing, the picture that is checked. */
function owners({ picture, state, inside }: Drawing): TemplateResult {
  const report = reportIn(state);
  const name = report && isProven(report) ? nameOf(report) : null;
  // A blank, or a script, would count as content of the slot: under this name it has none.
  return html`<slot name="image"
    ><slot name=${inside === 'nothing' ? 'none' : nothing}
      >${picture ? html`<img part="image" src=${picture} alt=${name ?? ''} />` : nothing}</slot
    ></slot
  >`;
}

/** With a medal where there is no picture, so that a name does not stand alone. */
function pictured(drawing: Drawing): TemplateResult {
  const { picture, inside, details } = drawing;
  return html`${owners(drawing)}${picture || inside !== 'nothing' ? nothing : details?.medal}`;
}

function statusChip(drawing: Drawing): TemplateResult | typeof nothing {
  const { state, verify, isOpen, details, age, onCheck, onAgain } = drawing;
  const words = drawing.words ?? BRIEF_EN;
  const status = statusOf(state);
  if (status === 'idle') {
    if (verify === 'never') return nothing;
    if (verify === 'click') {
      return chip({ status, words, label: words.labels.check, onPress: onCheck });
    }
    return chip({ status, words });
  }
  if (status === 'none') return nothing;
  const report = reportIn(state);
  // While it is checked again, the last result stands, with its age.
  const known =
    state.kind === 'checking' && report
      ? { status: report.verdict, note: [age, words.chips.checking].filter(Boolean).join(' · ') }
      : { status };
  if (hasPanel(state, details)) {
    return chip({ ...known, words, report, opens: 'panel', expanded: isOpen });
  }
  return state.kind === 'failed'
    ? chip({ ...known, words, note: words.labels.again, onPress: onAgain })
    : chip({ ...known, words, report });
}

/** What stands in the panel cannot be opened on paper. */
function onPaper({ state, details }: Drawing): TemplateResult | typeof nothing {
  const report = reportIn(state);
  return report && report.verdict !== 'none' ? (details?.printed(report) ?? nothing) : nothing;
}

function panel(drawing: Drawing): TemplateResult | typeof nothing {
  const { state, details, isOpen, onToggle } = drawing;
  if (!details || !hasPanel(state, details)) return nothing;
  const shown = isOpen ? details.draw({ ...drawing, variant: 'card' }) : nothing;
  return html`<div class="panel" part="panel" id="panel" popover
    @beforetoggle=${onToggle} @toggle=${onToggle}>${shown}</div>`;
}
