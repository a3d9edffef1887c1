import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsView } from '../messages.ts';
import { type Mode, siteName } from '../settings.ts';
import { say } from '../words.ts';

export interface OptionsState {
  readonly settings: SettingsView;
  /** One sentence about what was done last; '' for none. */
  readonly notice: string;
  /** What was typed is no website. */
  readonly badSite: boolean;
}

export interface OptionsActions {
  choose(mode: Mode): void;
  /** False where that is no website. */
  addSite(typed: string): boolean;
  allowSite(site: string): void;
  removeSite(site: string): void;
  /** Marks are drawn into the pages of this host again. */
  drawAgain(host: string): void;
  allowIssuers(): void;
  stopIssuers(): void;
}

const CHOICES = [
  {
    mode: 'everywhere',
    name: 'options_everywhere',
    gain: 'options_everywhere_gain',
    cost: 'options_everywhere_cost',
    act: 'options_everywhere_do',
  },
  {
    mode: 'sites',
    name: 'options_sites',
    gain: 'options_sites_gain',
    cost: 'options_sites_cost',
    act: 'options_sites_do',
  },
  {
    mode: 'click',
    name: 'options_click',
    gain: 'options_click_gain',
    cost: 'options_click_cost',
    act: 'options_click_do',
  },
] as const;

export function optionsView(state: OptionsState, actions: OptionsActions): TemplateResult {
  const { settings, notice } = state;
  return html`
    <header class="options-head">
      <img src="../icons/128.png" alt="" />
      <h1>${say('options_heading')}</h1>
      <p>${say('options_lead')}</p>
    </header>
    ${CHOICES.map((one) => choice(one, state, actions))} ${issuers(settings, actions)} ${quiet(settings, actions)}
    <p class="muted" role="status">${notice}</p>`;
}

function choice(
  { mode, name, gain, cost, act }: (typeof CHOICES)[number],
  state: OptionsState,
  actions: OptionsActions,
): TemplateResult {
  const { settings } = state;
  const current = settings.mode === mode;
  const waiting = current && mode === 'everywhere' && !settings.everywhere;
  return html`<section class="choice" data-mode=${mode} ?data-current=${current}>
    <div class="choice-head">
      <h2>${say(name)}</h2>
      ${
        current
          ? html`<p class="choice-now" ?data-waiting=${waiting}>
            ${say(waiting ? 'options_not_allowed' : 'options_now')}
          </p>`
          : nothing
      }
    </div>
    <dl>
      <div>
        <dt>${say('options_gain')}</dt>
        <dd>${say(gain)}</dd>
      </div>
      <div>
        <dt>${say('options_cost')}</dt>
        <dd>${say(cost)}</dd>
      </div>
    </dl>
    ${
      current && !waiting
        ? nothing
        : html`<div class="button-row">
          <button type="button" class=${mode === 'everywhere' ? 'ob-button primary' : 'ob-button'}
            @click=${() => actions.choose(mode)}>${say(waiting ? 'options_allow' : act)}</button>
        </div>`
    }
    ${mode === 'sites' && current ? sites(state, actions) : nothing}
  </section>`;
}

function sites({ settings, badSite }: OptionsState, actions: OptionsActions): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const input = form.elements.namedItem('site');
    if (input instanceof HTMLInputElement && actions.addSite(input.value)) form.reset();
  };
  return html`<form class="site-form" novalidate @submit=${submit}>
      <label
        >${say('options_site_label')}
        <input name="site" inputmode="url" dir="ltr" autocomplete="off" spellcheck="false"
          aria-describedby="site-hint" aria-invalid=${String(badSite)} />
      </label>
      <button type="submit" class="ob-button">${say('options_site_add')}</button>
    </form>
    <p id="site-hint" class=${badSite ? 'error' : 'muted'} role=${badSite ? 'alert' : nothing}>
      ${say(badSite ? 'options_site_bad' : 'options_site_hint')}
    </p>
    <h3 class="ob-hidden">${say('options_site_list')}</h3>
    ${
      settings.sites.length === 0
        ? html`<p>${say('options_site_none')}</p>`
        : html`<ul class="site-list" role="list">
          ${settings.sites.map((site) => entry(site, settings, actions))}
        </ul>`
    }`;
}

function entry(site: string, settings: SettingsView, actions: OptionsActions): TemplateResult {
  const allowed = settings.allowed.includes(site);
  return html`<li class="site-entry">
    <span
      ><bdi>${siteName(site)}</bdi>
      ${allowed ? nothing : html`<span class="muted">${say('options_site_waiting')}</span>`}</span
    >
    <span class="button-row">
      ${
        allowed
          ? nothing
          : html`<button type="button" class="ob-button" @click=${() => actions.allowSite(site)}
            >${say('options_allow')}</button>`
      }
      <button type="button" class="ob-button" aria-label=${say('options_site_remove', siteName(site))}
        @click=${() => actions.removeSite(site)}>${say('options_remove')}</button>
    </span>
  </li>`;
}

function quiet(
  { quiet: hosts }: SettingsView,
  actions: OptionsActions,
): TemplateResult | typeof nothing {
  if (hosts.length === 0) return nothing;
  return html`<section class="stack" data-quiet>
    <h2>${say('options_quiet')}</h2>
    <p>${say('options_quiet_detail')}</p>
    <ul class="site-list" role="list">
      ${hosts.map(
        (host) => html`<li class="site-entry">
          <span><bdi>${host}</bdi></span>
          <button type="button" class="ob-button" aria-label=${say('options_site_remove', host)}
            @click=${() => actions.drawAgain(host)}>${say('options_remove')}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function issuers(settings: SettingsView, actions: OptionsActions): TemplateResult {
  const choosable = settings.mode !== 'everywhere';
  return html`<section class="stack">
    <h2>${say('options_issuers')}</h2>
    <p>${say('options_issuers_detail')}</p>
    <p>${say(settings.everywhere ? 'options_issuers_yes' : 'options_issuers_no')}</p>
    ${
      choosable
        ? html`<button type="button" class="ob-button"
          @click=${settings.everywhere ? actions.stopIssuers : actions.allowIssuers}
          >${say(settings.everywhere ? 'options_issuers_stop' : 'options_issuers_allow')}</button>`
        : nothing
    }
  </section>`;
}
