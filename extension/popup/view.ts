import { html, nothing, type TemplateResult } from 'lit';
import { card } from '../../component/view/card.ts';
import { listItem } from '../../component/view/list-item.ts';
import { toolbarOf } from '../../component/view/toolbar.ts';
import { inDoubt, markOf } from '../../component/view/verdict.ts';
import type { Words } from '../../component/view/words.ts';
import type { Listed, TabView } from '../messages.ts';
import { hostOf, hostPattern, siteName } from '../settings.ts';
import { say } from '../words.ts';
import { neededSites } from './needs.ts';

export interface PopupState {
  /** null: not known yet. */
  readonly view: TabView | null;
  /** Could our script be let into this page? null: not tried yet. */
  readonly reachable: boolean | null;
  /** Is the whole page being looked at, because the reader asked? */
  readonly looking: boolean;
  /** Which badge is open. */
  readonly open: string | null;
  /** Badges that are being checked again. */
  readonly busy: ReadonlySet<string>;
  /** One sentence about what was done last; '' for none. */
  readonly notice: string;
}

export interface PopupActions {
  toggle(id: string): void;
  show(id: string): void;
  again(id: string): void;
  details(id: string): void;
  runHere(): void;
  alwaysHere(): void;
  everywhere(): void;
  allow(sites: readonly string[]): void;
  setDrawn(host: string, drawn: boolean): void;
  settings(): void;
}

export function popupView(state: PopupState, actions: PopupActions, words: Words): TemplateResult {
  const { view, notice } = state;
  return html`
    <header class="popup-head">
      <img src="../icons/48.png" alt="" />
      <div role="status">
        <h1 class="popup-summary">${summary(state, words)}</h1>
        ${
          view && view.pending > 0
            ? html`<p class="muted">${say('popup_checking', String(view.pending))}</p>`
            : nothing
        }
      </div>
    </header>
    ${view ? body(state, view, actions, words) : nothing}
    <p class=${notice ? 'popup-section muted' : 'ob-hidden'} role="status">${notice}</p>
    <footer class="popup-foot">
      <button type="button" class="link-button" @click=${actions.settings}>${say('popup_settings')}</button>
    </footer>`;
}

function summary(state: PopupState, words: Words): string {
  const { view, reachable } = state;
  if (!view) return say('popup_none_yet');
  if (view.badges.length > 0) {
    return toolbarOf(
      view.badges.map(({ report }) => markOf(report)),
      words,
    ).title;
  }
  if (!isWebPage(view) || reachable === false) return say('popup_no_page');
  if (!view.running) {
    return reachable === null && view.mode === 'click'
      ? say('popup_none_yet')
      : say('popup_not_allowed', siteName(hostPattern(view.url ?? '') ?? ''));
  }
  if (view.pending > 0 || state.looking) return say('popup_none_yet');
  return view.blocked.length > 0 ? say('popup_unread') : say('popup_none');
}

function body(
  state: PopupState,
  view: TabView,
  actions: PopupActions,
  words: Words,
): TemplateResult {
  const { badges } = view;
  if (!isWebPage(view) || state.reachable === false) {
    return html`<p class="popup-section muted">${say('popup_no_page_detail')}</p>`;
  }
  return html`
    ${
      badges.length > 0
        ? html`<ul class="popup-list" role="list" aria-label=${say('popup_list')}>
          ${badges.map((badge) => html`<li class="popup-entry">${entry(badge, state, actions, words)}</li>`)}
        </ul>`
        : nothing
    }
    ${
      view.running &&
      !state.looking &&
      badges.length === 0 &&
      view.pending + view.blocked.length === 0
        ? html`<p class="popup-section muted">${say('popup_none_detail')}</p>`
        : nothing
    }
    ${needs(view, actions, words)} ${drawing(view, actions)} ${permission(view, actions)}`;
}

function entry(
  badge: Listed,
  { open, busy }: PopupState,
  actions: PopupActions,
  words: Words,
): TemplateResult {
  const { id, report, address, link } = badge;
  // Only what the page itself shows; a picture whose badge is in doubt is not shown as that badge.
  const image =
    address && !inDoubt(report.verdict)
      ? html`<img part="image" src=${address} alt="" referrerpolicy="no-referrer" />`
      : null;
  const expanded = open === id;
  return html`${listItem({
    report,
    words,
    image,
    expanded,
    onPress: () => actions.toggle(id),
  })}
  ${
    link === null
      ? nothing
      : html`<p class="popup-source muted">${link ? say('popup_link_to', link) : say('popup_link')}</p>`
  }
  ${
    expanded
      ? html`<div class="popup-open" aria-busy=${String(busy.has(id))}>
        <div class="button-row">
          <button type="button" class="ob-button" @click=${() => actions.show(id)}>${say('popup_show')}</button>
        </div>
        ${card({
          report,
          words,
          image,
          onDetails: () => actions.details(id),
          onAgain: () => actions.again(id),
        })}
      </div>`
      : nothing
  }`;
}

/** Sites that were not asked because nobody allowed it yet. */
function needs(
  view: TabView,
  actions: PopupActions,
  words: Words,
): TemplateResult | typeof nothing {
  const sites = neededSites(view.badges, view.blocked);
  if (sites.length === 0) return nothing;
  return html`<section class="popup-section stack">
    <p>${say('popup_needs', words.list(sites.map(siteName)))}</p>
    <button type="button" class="ob-button primary" @click=${() => actions.allow(sites)}
      >${say('popup_allow')}</button>
  </section>`;
}

/** Whether its badges are marked in the page, or in this list only. */
function drawing(view: TabView, actions: PopupActions): TemplateResult | typeof nothing {
  const host = hostOf(view.url ?? '').replace(/^www\./, '');
  if (view.badges.length === 0 || host === '') return nothing;
  if (view.drawn === 'never') {
    return html`<p class="popup-section muted">${say('popup_never_drawn', host)}</p>`;
  }
  const onChange = ({ target }: Event) =>
    target instanceof HTMLInputElement && actions.setDrawn(host, target.checked);
  return html`<section class="popup-section">
    <label class="popup-switch">
      <input type="checkbox" .checked=${view.drawn === 'yes'} @change=${onChange} />
      ${say('popup_drawn', host)}
    </label>
  </section>`;
}

/** What may be looked at from now on; nothing where everything may. */
function permission(view: TabView, actions: PopupActions): TemplateResult | typeof nothing {
  if (view.mode === 'everywhere' && view.running) return nothing;
  if (view.mode === 'sites' && view.running) return nothing;
  return html`<section class="popup-section stack">
    ${
      view.running
        ? html`<h2>${say('popup_how_often')}</h2>`
        : html`<p class="muted">${say('popup_not_allowed_detail')}</p>`
    }
    <div class="button-row">
      ${
        view.running
          ? nothing
          : html`<button type="button" class="ob-button primary" @click=${actions.runHere}
            >${say('popup_run_here')}</button>`
      }
      <button type="button" class="ob-button" @click=${actions.alwaysHere}>${say('popup_always_here')}</button>
      <button type="button" class="ob-button" @click=${actions.everywhere}>${say('popup_everywhere')}</button>
    </div>
  </section>`;
}

/** Where we may not know the address, the page may still be one: only trying tells. */
function isWebPage({ url }: TabView): boolean {
  return url === null || /^https?:/.test(url);
}
