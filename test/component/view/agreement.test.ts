import fc from 'fast-check';
import { render, type TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { answersOf, ORDER, toneOfAnswer } from '../../../component/view/answers.ts';
import { card } from '../../../component/view/card.ts';
import { chip } from '../../../component/view/chip.ts';
import { headlineOf } from '../../../component/view/headline.ts';
import { listItem } from '../../../component/view/list-item.ts';
import { reportView } from '../../../component/view/report.ts';
import { toolbarOf } from '../../../component/view/toolbar.ts';
import {
  hasOtherPicture,
  inDoubt,
  isGenuine,
  markOf,
  toneOf,
} from '../../../component/view/verdict.ts';
import { EN, speak } from '../../../component/view/words.ts';
import { QUESTIONS, type Report } from '../../../core/report.ts';
import { someReport } from './generated.ts';
import { LANGUAGES } from './languages.ts';

const holds = (predicate: (report: Report) => void) => {
  fc.assert(fc.property(someReport, predicate), { numRuns: 1000 });
};

function drawn(template: TemplateResult): HTMLElement {
  const host = document.createElement('div');
  render(template, host);
  return host;
}

describe('Headline, rows and toolbar never contradict each other', () => {
  it('the rows are the five questions of the core', () => {
    expect(ORDER).toEqual(QUESTIONS);
  });

  it('green is said of nothing but a verified badge, whose three mandatory rows are passes', () => {
    holds((report) => {
      const rows = answersOf(report);
      const isGreen = toneOf(markOf(report)) === 'good';
      expect(isGreen).toBe(report.verdict === 'verified' && !hasOtherPicture(report));
      if (!isGreen) return;
      expect(rows.slice(0, 3).map(({ state }) => state)).toEqual(['pass', 'pass', 'pass']);
      expect(rows.filter(({ state }) => state === 'fail')).toEqual([]);
    });
  });

  it('a row that failed is never louder than the headline', () => {
    const loudness = ['good', 'neutral', 'info', 'caution', 'danger'];
    holds((report) => {
      const failed = answersOf(report).filter(({ state }) => state === 'fail');
      for (const row of failed.filter(({ because }) => because?.verdict !== undefined)) {
        expect(loudness.indexOf(toneOfAnswer(row))).toBeLessThanOrEqual(
          loudness.indexOf(toneOf(markOf(report))),
        );
      }
    });
  });

  it('a headline that something failed has the row that failed', () => {
    holds((report) => {
      const tone = toneOf(markOf(report));
      if (tone !== 'danger' && tone !== 'caution') return;
      expect(answersOf(report).some(({ state }) => state === 'fail')).toBe(true);
    });
  });

  it('where the proof does not hold, no row is a pass', () => {
    holds((report) => {
      if (!inDoubt(report.verdict)) return;
      expect(answersOf(report).map(({ state }) => state)).not.toContain('pass');
      expect(
        answersOf(report).flatMap(({ also, others }) => [...also, ...others]),
      ).not.toContainEqual(expect.objectContaining({ outcome: 'pass' }));
    });
  });

  it('"genuine" is said only where the first row is a pass', () => {
    holds((report) => {
      const { headline, detail } = headlineOf(report);
      const said = [headline.code, detail?.code];
      const genuine = ['unconfirmed', 'not-theirs/genuine', 'expired/genuine-until'];
      if (!said.some((code) => genuine.includes(code ?? ''))) return;
      expect(isGenuine(report)).toBe(true);
      expect(answersOf(report)[0]?.state).toBe('pass');
    });
  });

  it('a badge is called genuine only where its first row is a pass', () => {
    holds((report) => {
      if (report.verdict === 'unconfirmed') expect(isGenuine(report)).toBe(true);
      if (markOf(report) === 'other-picture') expect(isGenuine(report)).toBe(true);
    });
  });

  it('"not revoked" is said only where an answer says so', () => {
    holds((report) => {
      const said = headlineOf(report).detail?.code ?? '';
      if (!said.endsWith('not-revoked')) return;
      expect(report.findings.map(({ code }) => code)).toContain('status/not-revoked');
    });
  });

  it('the toolbar of one badge has the colour of its headline', () => {
    const words = speak(EN);
    holds((report) => {
      const toolbar = toolbarOf([markOf(report)], words);
      expect(toolbar.tone).toBe(toneOf(markOf(report)));
      expect(toolbar.text).toBe(report.verdict === 'none' ? '' : '1');
    });
  });

  it('a picture that differs is said on every surface, with any verdict', () => {
    const words = speak(EN);
    holds((report) => {
      const picture = { outcome: 'fail', because: null } as const;
      const other = { ...report, questions: { ...report.questions, picture } };
      expect(hasOtherPicture(other)).toBe(true);
      const marked = markOf(other) === 'other-picture';
      const [onCard, onChip] = marked
        ? [words.lines['other-picture'], words.chips['other-picture']]
        : [words.labels.otherPicture, words.labels.otherPicture];
      expect(drawn(card({ report: other, words })).textContent).toContain(onCard);
      const mark = drawn(chip({ status: other.verdict, report: other, words }));
      expect(mark.textContent).toContain(onChip);
      expect(mark.querySelector('[data-tone]')?.getAttribute('data-tone')).not.toBe('good');
    });
  });
});

describe.each(LANGUAGES)('in $code, for any report', (language) => {
  const words = speak(language);
  /** What is drawn does not depend on the language: one is looked at closely, and each for what it says itself. */
  const runs = (numRuns: number) => ({ numRuns: language.code === 'en' ? numRuns : numRuns / 10 });

  const surfaces = (report: Report) => ({
    card: drawn(card({ report, words })),
    report: drawn(reportView({ report, words })),
    item: drawn(listItem({ report, words })),
    chip: drawn(chip({ status: markOf(report), report, words })),
  });

  it('every surface shows the same verdict in the same colour', () => {
    fc.assert(
      fc.property(someReport, (report) => {
        const { card, report: full, item, chip } = surfaces(report);
        for (const surface of [card, full, item, chip]) {
          expect(surface.querySelector('[data-tone]')?.getAttribute('data-tone')).toBe(
            toneOf(markOf(report)),
          );
        }
        for (const surface of [item, chip]) {
          expect(surface.textContent).toContain(words.chips[markOf(report)]);
        }
        const headline = words.say(headlineOf(report).headline);
        expect(card.textContent).toContain(headline);
        expect(full.textContent).toContain(headline);
      }),
      runs(200),
    );
  });

  it('where the proof does not hold, nothing in the badge is shown as a fact', () => {
    fc.assert(
      fc.property(someReport, (report) => {
        if (!inDoubt(report.verdict)) return;
        for (const surface of Object.values(surfaces(report))) {
          surface.querySelector('.ob-data')?.remove();
          surface.querySelector('.ob-ledger')?.remove();
          const { textContent } = surface;
          expect(textContent).not.toContain('NAME-OF-ISSUER');
          expect(textContent).not.toContain('NAME-OF-RECIPIENT');
          const claim = words.label('claimedName', { name: 'NAME-OF-BADGE' });
          expect(textContent?.split(claim).join('')).not.toContain('NAME-OF-BADGE');
          expect(surface.querySelector('a, img')).toBeNull();
        }
      }),
      runs(300),
    );
  });

  it('what nobody proved is shown as a claim, and leads nowhere', () => {
    fc.assert(
      fc.property(someReport, (report) => {
        if (report.badge?.proven) return;
        const { card, report: full } = surfaces(report);
        for (const surface of [card, full]) {
          expect(surface.querySelector('[data-form="fact"]')).toBeNull();
          expect(surface.querySelector('a')).toBeNull();
        }
      }),
      runs(200),
    );
  });

  it('text of strangers makes no element, no style and no request', () => {
    const ours = new Set(
      ['article', 'header', 'footer', 'section', 'div', 'span', 'p', 'ul', 'li', 'dl', 'dt', 'dd']
        .concat(['bdi', 'time', 'details', 'summary', 'table', 'caption', 'thead', 'tbody', 'tr'])
        .concat(['th', 'td', 'pre', 'svg', 'g', 'path', 'circle', 'a']),
    );
    fc.assert(
      fc.property(someReport, (report) => {
        for (const surface of Object.values(surfaces(report))) {
          for (const element of surface.querySelectorAll('*')) {
            expect(ours).toContain(element.localName);
            expect(element.hasAttribute('style')).toBe(false);
          }
        }
      }),
      runs(200),
    );
  });
});
