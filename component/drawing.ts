import { html, nothing, type TemplateResult } from 'lit';
import { type CheckState, reportIn, statusOf } from './state.ts';
import { card } from './view/card.ts';
import { chip } from './view/chip.ts';
import { nameOf } from './view/facts.ts';
import { isProven } from './view/verdict.ts';
import { waitingCard } from './view/waiting-card.ts';
import type { Words } from './view/words.ts';

/** `badge`: picture and chip. `chip`: what stands inside, then the chip. `card`: everything, open. */
export type OpenBadgeVariant = 'badge' | 'chip' | 'card';

/** When a check begins by itself. */
export type OpenBadgeVerify = 'visible' | 'load' | 'click' | 'never';

/** Everything that the look of an element depends on. */
export interface Drawing {
  readonly variant: OpenBadgeVariant;
  readonly verify: OpenBadgeVerify;
  readonly state: CheckState;
  readonly words: Words;
  /** Shown where nothing stands inside of the element. */
  readonly picture: string | null;
  readonly headingLevel: number;
  readonly isOpen: boolean;
  /** For the live region. */
  readonly announced: string;
  readonly onCheck: () => void;
  readonly onAgain: () => void;
  readonly onToggle: (event: ToggleEvent) => void;
}

/** The shadow tree of an element. */
export function draw(drawing: Drawing): TemplateResult {
  const { variant, words, announced } = drawing;
  return html`<div class="base" part="base">
    ${variant === 'card' ? asCard(drawing) : asBadge(drawing)}
    <span class="ob-hidden" role="status" lang=${words.code}>${announced}</span>
  </div>`;
}

/** Is there anything to open? Without badge data the picture is left alone. */
export function hasPanel(state: CheckState): boolean {
  const status = statusOf(state);
  return status !== 'idle' && status !== 'none';
}

function asBadge(drawing: Drawing): TemplateResult {
  const { variant, state, isOpen, onToggle } = drawing;
  return html`<div class="own" part="media">${owners(drawing)}</div>
    <div class=${variant === 'chip' ? 'beside' : 'over'}>${statusChip(drawing)}</div>
    ${
      hasPanel(state)
        ? html`<div class="panel" part="panel" id="panel" popover
            @beforetoggle=${onToggle} @toggle=${onToggle}>${isOpen ? details(drawing) : nothing}</div>`
        : nothing
    }`;
}

function asCard(drawing: Drawing): TemplateResult {
  const { state, verify } = drawing;
  const status = statusOf(state);
  const waits = status === 'idle' && (verify === 'click' || verify === 'never');
  return waits || status === 'none'
    ? html`${owners(drawing)}${statusChip(drawing)}`
    : details(drawing, owners(drawing));
}

/** What the owner put inside; where that is nothing, the picture that is checked. */
function owners({ picture, state }: Drawing): TemplateResult {
  const report = reportIn(state);
  const name = report && isProven(report) ? nameOf(report) : null;
  return html`<slot
    >${picture ? html`<img part="image" src=${picture} alt=${name ?? ''} />` : nothing}</slot
  >`;
}

function statusChip({ state, words, verify, isOpen, onCheck }: Drawing) {
  const status = statusOf(state);
  if (hasPanel(state)) {
    return chip({ status, words, report: reportIn(state), opens: 'panel', expanded: isOpen });
  }
  if (status !== 'idle' || verify !== 'click') return nothing;
  return chip({ status, words, label: words.labels.check, onPress: onCheck });
}

function details(drawing: Drawing, image?: TemplateResult): TemplateResult {
  const { state, words, headingLevel, onAgain } = drawing;
  const shared = { words, onAgain, ...(image ? { image } : {}) };
  const report = reportIn(state);
  if (report) return card({ ...shared, report, headingLevel, busy: state.kind === 'checking' });
  return waitingCard({ ...shared, state: state.kind === 'done' ? 'idle' : state.kind });
}
