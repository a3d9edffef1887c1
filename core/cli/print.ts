import { answersOf, toneOfAnswer } from '../../component/view/answers.ts';
import { factsOf } from '../../component/view/facts.ts';
import { headlineOf } from '../../component/view/headline.ts';
import { nameOf } from '../../component/view/name.ts';
import { hostOf } from '../../component/view/text.ts';
import { inDoubt, isProven, markOf, type Tone, toneOf } from '../../component/view/verdict.ts';
import { type Words, wordsFor } from '../../component/view/words.ts';
import type { Report } from '../report.ts';

const COLOURS: Readonly<Record<Tone, string>> = {
  good: '\u001b[32m',
  info: '\u001b[36m',
  caution: '\u001b[33m',
  danger: '\u001b[31m',
  neutral: '\u001b[90m',
};
const BOLD = '\u001b[1m';
const RESET = '\u001b[0m';

const SIGNS = { pass: '✓', note: '·', unknown: '?', fail: '✗', 'not-asked': '–', withheld: '–' };

/** A report for a terminal, with the words and the order of every other surface. */
export function print(report: Report, input: string, colour: boolean): string {
  const words = wordsFor('en');
  const paint = (text: string, ...codes: string[]) =>
    colour && text ? `${codes.join('')}${text}${RESET}` : text;
  const tone = COLOURS[toneOf(markOf(report))];
  const { headline, detail, action } = headlineOf(report);
  const lines = [
    `${paint(titleOf(report, words), BOLD)}  ${paint(input, COLOURS.neutral)}`,
    '',
    `  ${paint(words.chips[markOf(report)], BOLD, tone)}  ${words.say(headline)}`,
    ...[detail, action].flatMap((line) => (line ? [`  ${words.say(line)}`] : [])),
  ];
  if (report.verdict !== 'none') {
    const facts = factLines(report, words);
    lines.push('', ...questionLines(report, words, paint));
    if (facts.length > 0) lines.push('', ...facts);
    // What is inside or beside a badge in doubt counts for as little as the badge.
    if (!inDoubt(report.verdict)) {
      lines.push(...others(words.labels.contains, report.contains, words, paint));
      lines.push(...others(words.labels.endorsements, report.endorsements, words, paint));
    }
    lines.push('', `  ${contacted(report, words)}`, `  ${words.labels.doesNotCheck}`);
  }
  return `${lines.map(terminalText).join('\n')}\n`;
}

function titleOf(report: Report, words: Words): string {
  const name = nameOf(report);
  if (name === null) return report.verdict === 'none' ? words.chips.none : words.labels.unnamed;
  return isProven(report) ? name : words.label('claimedName', { name });
}

function questionLines(
  report: Report,
  words: Words,
  paint: (text: string, ...codes: string[]) => string,
): string[] {
  const rows = answersOf(report);
  const width = Math.max(...rows.map(({ question }) => words.questions[question].length));
  return rows.map((row) => {
    const { word, sentence } = words.answer(row);
    const sign = paint(SIGNS[row.state], COLOURS[toneOfAnswer(row)]);
    return `  ${sign} ${words.questions[row.question].padEnd(width)}  ${word}. ${sentence}`;
  });
}

/** The badges inside, or the endorsements, in a line each. */
function others(
  label: string,
  reports: readonly Report[],
  words: Words,
  paint: (text: string, ...codes: string[]) => string,
): string[] {
  const lines = reports.map((report) => {
    const mark = markOf(report);
    return `    ${paint(words.chips[mark], COLOURS[toneOf(mark)])}  ${titleOf(report, words)}`;
  });
  return lines.length > 0 ? ['', `  ${label}`, ...lines] : [];
}

function factLines(report: Report, words: Words): string[] {
  const proven = isProven(report);
  return factsOf(report, 'card').map(({ code, values, anchor }) => {
    const label = words.facts[code][proven ? 'fact' : 'claim'];
    const said = values.map(({ kind, text }) => {
      if (kind === 'date') return words.date(text);
      return kind === 'hashed' ? words.labels.hashedRecipient : text;
    });
    return `  ${label}: ${said.join(', ')}${anchor ? ` (${anchor})` : ''}`;
  });
}

function contacted(report: Report, words: Words): string {
  const asked = report.requests.filter(({ result }) => result === 'answered');
  const hosts = [...new Set(asked.map(({ url }) => hostOf(url)))];
  return hosts.length > 0
    ? words.label('contacted', { hosts: words.list(hosts) })
    : words.labels.contactedNobody;
}

/** Text from a badge must not drive the terminal: our own colours stay, every other control character goes. */
export function terminalText(line: string): string {
  return line.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
    /\u001b\[(?:0|1|3[1-6]|90)m|[\u0000-\u001f\u007f-\u009f\u2066-\u2069\u200e\u200f\u202a-\u202e]/g,
    (match) => (match.startsWith('\u001b[') ? match : ''),
  );
}
