import { html, type TemplateResult } from 'lit';
import type { RequestRecord } from '../../core/report.ts';
import { resultOf } from './requests.ts';
import { clip } from './text.ts';
import type { Words } from './words.ts';

/** Every request that was made for a badge: where to, what for, what came of it. */
export function ledger(requests: readonly RequestRecord[], words: Words): TemplateResult {
  const { requestAddress, requestPurpose, requestResult } = words.labels;
  return html`<div class="ob-ledger" role="group" tabindex="0" aria-label=${words.labels.requests}>
    <table>
      <caption>${words.labels.requests}</caption>
      <thead>
        <tr><th scope="col">${requestAddress}</th><th scope="col">${requestPurpose}</th><th scope="col">${requestResult}</th></tr>
      </thead>
      <tbody>
        ${requests.map(
          (request) => html`<tr>
            <td><bdi dir="ltr">${clip(request.url, 300)}</bdi></td>
            <td>${words.purposes[request.purpose]}</td>
            <td>${resultOf(request, words)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
