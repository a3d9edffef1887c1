import { html, nothing, type TemplateResult } from 'lit';
import type { Report, Standard } from '../../core/report.ts';
import { type Fact, type FactValue, factsOf } from './facts.ts';
import { clip } from './text.ts';
import { isProven } from './verdict.ts';
import type { Words } from './words.ts';

/** What the badge says, as text: as facts where they are proven, else each labelled as a claim. */
export function factList(
  report: Report,
  words: Words,
  where: 'card' | 'report',
): TemplateResult | typeof nothing {
  const facts = factsOf(report, where);
  if (facts.length === 0) return nothing;
  const form = isProven(report) ? 'fact' : 'claim';
  return html`<dl class="ob-facts" part="facts" data-form=${form}>
    ${facts.map(
      (fact) => html`<div class="ob-fact" data-fact=${fact.code}>
        <dt>${words.facts[fact.code][form]}</dt>
        <dd part=${PARTS[fact.code] ?? nothing}>${values(fact, words)}</dd>
      </div>`,
    )}
  </dl>`;
}

const PARTS: Partial<Record<Fact['code'], string>> = {
  issuer: 'issuer',
  recipient: 'recipient',
  issuedOn: 'dates',
  expires: 'dates',
};

function values(fact: Fact, words: Words): TemplateResult {
  const [first, ...rest] = fact.values.map((value) => one(value, words));
  return html`${
    rest.length > 0
      ? html`<ul class="ob-values" role="list">${[first, ...rest].map((item) => html`<li>${item}</li>`)}</ul>`
      : first
  }${fact.anchor ? html` <span class="ob-anchor">· <bdi>${fact.anchor}</bdi></span>` : nothing}${
    fact.unconfirmed
      ? html`${words.gap}<span class="ob-reserve">${words.labels.unconfirmed}</span>`
      : nothing
  }`;
}

function one(value: FactValue, words: Words): TemplateResult {
  switch (value.kind) {
    case 'date':
      return html`<time datetime=${clip(value.text, 40)}>${words.date(value.text)}</time>`;
    case 'hashed':
      return html`${words.labels.hashedRecipient}`;
    case 'standard':
      return html`${standard(value.text)}`;
    case 'text':
      return value.href
        ? html`<a href=${value.href} target="_blank" rel="noopener noreferrer nofollow"
            ><bdi>${value.text}</bdi></a
          >`
        : html`<bdi>${value.text}</bdi>`;
  }
}

/** Names, and the same in every language. */
const STANDARDS: Readonly<Record<Standard, string>> = {
  'ob0.5': 'Open Badges 0.5',
  'ob1.0': 'Open Badges 1.0',
  'ob1.1': 'Open Badges 1.1',
  'ob2.0': 'Open Badges 2.0',
  'ob2.1': 'Open Badges 2.1',
  'ob3.0': 'Open Badges 3.0',
  'clr2.0': 'Comprehensive Learner Record 2.0',
};

function standard(code: string): string {
  const known = Object.entries(STANDARDS).find(([key]) => key === code);
  return known?.[1] ?? code;
}
