import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../core/report.ts';
import { chip } from './chip.ts';
import { factsOf } from './facts.ts';
import { headlineOf } from './headline.ts';
import { medal } from './icons.ts';
import { nameOf } from './name.ts';
import { showable } from './text.ts';
import { inDoubt, isProven, markOf, toneOf } from './verdict.ts';
import type { Words } from './words.ts';

export interface ListItemOptions {
  readonly report: Report;
  readonly words: Words;
  /** As for the card: https or data:image, fetched when drawn; or a template. */
  readonly image?: string | TemplateResult | null;
  /** Given: the whole entry is a button. */
  readonly onPress?: () => void;
  readonly expanded?: boolean;
  /** Stands for the chip, where it does more than to say the verdict. */
  readonly chip?: TemplateResult;
}

/** One badge in a list: its picture, its name, who stands behind it, and its chip. Stands inside `<li>`. */
export function listItem(options: ListItemOptions): TemplateResult {
  const { report, words, onPress } = options;
  const content = html`
    <span class="ob-media" part="media">${picture(options)}</span>
    <span class="ob-item-text">
      <span class="ob-item-name" part="title">${name(report, words)}</span>
      <span class="ob-item-issuer" part="issuer">${second(report, words)}</span>
    </span>
    ${options.chip ?? chip({ status: markOf(report), words, report: null })}`;
  return onPress
    ? html`<button type="button" class="ob-item" data-tone=${toneOf(markOf(report))}
        lang=${words.code} dir=${words.direction}
        aria-expanded=${options.expanded === undefined ? nothing : String(options.expanded)}
        @click=${onPress}>${content}</button>`
    : html`<div class="ob-item" data-tone=${toneOf(markOf(report))} lang=${words.code}
        dir=${words.direction}>${content}</div>`;
}

function picture({ report, image }: ListItemOptions): TemplateResult {
  if (image && typeof image === 'object') return image;
  const address = inDoubt(report.verdict) ? null : showable(image);
  return address ? html`<img part="image" src=${address} alt="" />` : medal();
}

function name(report: Report, words: Words): TemplateResult {
  const given = nameOf(report);
  if (!given) return html`${words.labels.unnamed}`;
  return html`<bdi>${isProven(report) ? given : words.label('claimedName', { name: given })}</bdi>`;
}

/** The issuer with what confirms it, where that is a fact; else what the verdict means. */
function second(report: Report, words: Words): TemplateResult {
  const issuer = isProven(report)
    ? factsOf(report, 'card').find((fact) => fact.code === 'issuer')
    : undefined;
  const [value] = issuer?.values ?? [];
  if (!issuer || !value) return html`${words.say(headlineOf(report).headline)}`;
  return html`<bdi>${value.text}</bdi>${
    issuer.anchor ? html` <span class="ob-anchor">· <bdi>${issuer.anchor}</bdi></span>` : nothing
  }${issuer.unconfirmed ? html`${words.gap}${words.labels.unconfirmed}` : nothing}`;
}
