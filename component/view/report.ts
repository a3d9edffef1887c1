import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../core/report.ts';
import { type CardOptions, independent } from './card.ts';
import { factList } from './fact-list.ts';
import { ledger } from './ledger.ts';
import { listItem } from './list-item.ts';
import { rows } from './rows.ts';
import { title, verdict } from './title.ts';
import { inDoubt, markOf, toneOf } from './verdict.ts';
import type { Words } from './words.ts';

export interface ReportOptions extends Pick<CardOptions, 'elsewhere' | 'added'> {
  readonly report: Report;
  readonly words: Words;
  /** As for the card: https or data:image, fetched when drawn; or a template. */
  readonly image?: string | TemplateResult | null;
  /** `aria-level` of the badge's name, 1 to 5; sections are one below. Default: 1. */
  readonly headingLevel?: number;
}

/** The full report: everything that was found, everything that was asked, and the same as data. */
export function reportView(options: ReportOptions): TemplateResult {
  const { report, words, headingLevel = 1 } = options;
  const { labels } = words;
  const head = [title({ ...options, headingLevel }), verdict(report, words)];
  if (inDoubt(report.verdict)) head.reverse();
  const section = (name: string, content: unknown) => html`<section class="ob-section">
    <div class="ob-section-title" role="heading" aria-level=${headingLevel + 1}>${name}</div>
    ${content}
  </section>`;
  const facts = factList(report, words, 'report');
  return html`<article class="ob-report" part="report" data-status=${report.verdict}
    data-tone=${toneOf(markOf(report))} lang=${words.code} dir=${words.direction}>
    ${head}
    ${section(labels.questions, rows({ report, words, complete: true }))}
    ${facts === nothing ? nothing : section(labels.badge, facts)}
    ${inDoubt(report.verdict) ? nothing : inner(labels.contains, report.contains)}
    ${inDoubt(report.verdict) ? nothing : inner(labels.endorsements, report.endorsements)}
    ${section(
      labels.requests,
      report.requests.length > 0
        ? ledger(report.requests, words)
        : html`<p>${labels.contactedNobody}</p>`,
    )}
    ${data(report, words)}
    <footer class="ob-footer">
      <p>${labels.doesNotCheck}</p>
      <p>
        <time datetime=${report.checkedAt}
          >${words.label('checkedAt', { date: words.dateTime(report.checkedAt) })}</time
        >
      </p>
      ${independent(options)} ${options.added?.footer}
    </footer>
  </article>`;

  function inner(name: string, reports: readonly Report[]) {
    if (reports.length === 0) return nothing;
    return section(
      name,
      html`<ul class="ob-items" role="list">
        ${reports.map((one) => html`<li>${listItem({ report: one, words })}</li>`)}
      </ul>`,
    );
  }
}

/** For those who write software: the findings with their codes, as they are. */
function data({ findings }: Report, words: Words): TemplateResult {
  return html`<details class="ob-details" part="details">
    <summary>${words.labels.rawFindings}</summary>
    <pre class="ob-data" tabindex="0" dir="ltr">${JSON.stringify(findings, null, 2)}</pre>
  </details>`;
}
