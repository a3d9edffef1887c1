import type { Reply } from '../messages.ts';
import { shape, wholeNumber } from '../shape.ts';

/** What it needs of a browser's port. */
export interface Line {
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  postMessage(message: unknown): void;
}

const numbered = shape({ number: wholeNumber });

/** Answers the questions that one page asks by its port: each reply bears the number of its question. */
export function answerLine(
  line: Line,
  answer: (question: unknown) => Promise<Reply<unknown>>,
): void {
  line.onMessage.addListener((question) => {
    const read = numbered(question);
    if (!read) return;
    void answer(question).then((reply) => {
      try {
        line.postMessage({ number: read.number, reply });
      } catch {
        // The page has gone meanwhile.
      }
    });
  });
}
