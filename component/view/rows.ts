import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../core/report.ts';
import { type AnswerRow, answersOf, toneOfAnswer } from './answers.ts';
import { answerIcon } from './icons.ts';
import type { Words } from './words.ts';

export interface RowsOptions {
  readonly report: Report;
  readonly words: Words;
  /** Also shows what else was found for each question. */
  readonly complete?: boolean;
}

/** The five questions, each with its sign, its word and its sentence. */
export function rows({ report, words, complete }: RowsOptions): TemplateResult {
  return html`<ul class="ob-rows" part="rows" role="list" aria-label=${words.labels.questions}>
    ${answersOf(report).map((row) => item(row, words, complete === true))}
  </ul>`;
}

function item(row: AnswerRow, words: Words, complete: boolean): TemplateResult {
  const { word, sentence } = words.answer(row);
  return html`<li class="ob-row" part="row" data-question=${row.question} data-state=${row.state}
    data-tone=${toneOfAnswer(row)}>
    ${answerIcon(row.state)}
    <span class="ob-row-label" part="row-label">${words.questions[row.question]}</span>
    <span class="ob-row-word">${word}</span>
    <span class="ob-row-sentence" part="row-value">${sentence}</span>
    ${
      complete && row.others.length > 0
        ? html`<ul class="ob-row-others" role="list">
          ${row.others.map((finding) => html`<li>${words.say(finding)}</li>`)}
        </ul>`
        : nothing
    }
  </li>`;
}
