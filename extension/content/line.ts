import { browser } from '../browser.ts';
import { type Answers, type Ask, type MessageName, type Reply, refuse } from '../messages.ts';
import { isAlive } from '../send.ts';

interface Question {
  readonly message: object;
  readonly settle: (reply: Reply<never>) => void;
  /** Was it asked before, of a background that was stopped meanwhile? */
  readonly isAgain: boolean;
}

/** What the background writes back: see `answerLine`. */
interface Written {
  readonly number: number;
  readonly reply: Reply<never>;
}

type Port = ReturnType<typeof browser.runtime.connect>;

/** In milliseconds. */
const A_MOMENT = 1000;

let line: Port | null = null;
const waiting = new Map<number, Question>();
let last = 0;
let gone = () => {};

/** Is called, at least once, when this extension was updated, turned off or removed: this script lives on without it. */
export function whenGone(work: () => void): void {
  gone = work;
}

/**
 * Asks the background, as `send` does, by a port that stays open: a message by it takes a quarter of the page's
 * main thread that one without does.
 *
 * A background that was put to sleep hangs up. The next question wakes it, and what it left unanswered is asked
 * once more. `gone`: see `send`.
 */
export function askBackground<N extends MessageName>(
  type: N,
  asked: Ask<N>,
): Promise<Reply<Answers[N]>> {
  return new Promise((settle) => put({ message: { type, ...asked }, settle, isAgain: false }));
}

/**
 * Tells that the page goes, and hangs up. A page that the browser keeps for later must not wait at a line: Chromium
 * cuts it off, and tells that only when the page is shown again, after its own words.
 *
 * @param mayReturn what is unanswered is then asked again.
 */
export function hangUp(page: string, mayReturn: boolean): void {
  const unanswered = endAll();
  void askBackground('closed', { page });
  waiting.clear();
  line?.onDisconnect.removeListener(hungUp);
  line?.disconnect();
  line = null;
  for (const question of unanswered) {
    if (mayReturn) addEventListener('pageshow', () => put(question), { once: true });
    else giveUp(question);
  }
}

function put(question: Question): void {
  const number = ++last;
  try {
    line ??= open();
    waiting.set(number, question);
    line.postMessage({ number, ...question.message });
  } catch {
    waiting.delete(number);
    giveUp(question);
  }
}

function open(): Port {
  const opened = browser.runtime.connect();
  // Our own background alone can write here.
  opened.onMessage.addListener((written) => {
    const { number, reply } = written as Written;
    waiting.get(number)?.settle(reply);
    waiting.delete(number);
  });
  opened.onDisconnect.addListener(hungUp);
  return opened;
}

function hungUp(): void {
  line = null;
  // Read, or Chromium writes into the page's console that nobody did: it hangs up on pages that it keeps for later.
  if (isAlive()) void browser.runtime.lastError;
  for (const question of endAll()) {
    if (question.isAgain) giveUp(question);
    else put({ ...question, isAgain: true });
  }
  // An extension that is removed hangs up as one that falls asleep, and is gone a moment later.
  setTimeout(() => {
    if (!isAlive()) gone();
  }, A_MOMENT);
}

function endAll(): readonly Question[] {
  const unanswered = [...waiting.values()];
  waiting.clear();
  return unanswered;
}

function giveUp({ settle }: Question): void {
  if (isAlive()) return settle(refuse('failed'));
  settle(refuse('gone'));
  gone();
}
