import type { BadgeInput } from '../core/options.ts';
import type { Report } from '../core/report.ts';
import { inputOf, type Subject } from './source.ts';
import { type CheckState, reportIn, statusOf } from './state.ts';
import type { Status } from './view/verdict.ts';

export interface CheckOptions {
  /** Checks again what was checked already. Default: false. */
  readonly force?: boolean;
  /** Ends the check without a result. */
  readonly signal?: AbortSignal;
}

/** How a check ended. */
export interface CheckEnd {
  readonly status: Status;
  /** How the check before ended; `idle` where there was none of this badge. */
  readonly previous: Status;
  /** null: the checker could not be loaded. */
  readonly report: Report | null;
}

/** What the owner of a checker does for it, and hears of it. */
export interface CheckerOwner {
  /** `force`: what is known from before is not good enough. */
  verify(input: BadgeInput, signal: AbortSignal, force: boolean): Promise<Report>;
  /** What an older check of this subject found, to be shown while the new one runs. */
  known?(subject: Subject): Report | null;
  onState(): void;
  onStart(subject: Subject): void;
  onEnd(end: CheckEnd): void;
}

/** The checks of one element, one at a time: the newest counts, and an older one never overwrites it. */
export class Checker {
  readonly #owner: CheckerOwner;
  #state: CheckState = { kind: 'idle' };
  /** What the state speaks of. */
  #subject: Subject | null = null;
  /** How the last finished check of this subject ended. */
  #ended: Status = 'idle';
  /** Number of the newest check. */
  #run = 0;
  #abort: AbortController | null = null;
  #running: Promise<Report | null> | null = null;

  constructor(owner: CheckerOwner) {
    this.#owner = owner;
  }

  get state(): CheckState {
    return this.#state;
  }

  get subject(): Subject | null {
    return this.#subject;
  }

  /** See `OpenBadgeElement.check`. `base`: what a relative address is relative to. */
  check(
    subject: Subject,
    base: string,
    { force, signal }: CheckOptions = {},
  ): Promise<Report | null> {
    if (signal?.aborted) return Promise.resolve(null);
    if (!force && this.#subject === subject) {
      if (this.#running !== null) return this.#running;
      if (this.#state.kind === 'done') return Promise.resolve(this.#state.report);
    }
    if (this.#subject !== subject) this.forget();
    this.stop();
    const input = inputOf(subject, base);
    if (input === null) return Promise.resolve(null);
    this.#subject = subject;
    const abort = new AbortController();
    this.#abort = abort;
    const end = () => {
      if (this.#abort === abort) this.stop();
    };
    signal?.addEventListener('abort', end, { signal: abort.signal });
    const running = this.#finish(input, ++this.#run, abort, force === true);
    this.#running = running;
    const last = reportIn(this.#state) ?? this.#owner.known?.(subject) ?? null;
    this.#become({ kind: 'checking', last });
    this.#owner.onStart(subject);
    return running;
  }

  /** Ends the check that runs, if any; what the one before found stands again. */
  stop(): void {
    this.#run++;
    this.#abort?.abort();
    this.#abort = null;
    this.#running = null;
    if (this.#state.kind !== 'checking') return;
    const { last } = this.#state;
    // What only another element found is not what this one ended with.
    const own = last !== null && this.#ended !== 'idle';
    this.#become(own ? { kind: 'done', report: last } : { kind: 'idle' });
  }

  /** Nothing that was found before speaks of the badge that comes now. */
  forget(): void {
    this.stop();
    this.#subject = null;
    this.#ended = 'idle';
    if (this.#state.kind !== 'idle') this.#become({ kind: 'idle' });
  }

  async #finish(
    input: BadgeInput,
    run: number,
    abort: AbortController,
    force: boolean,
  ): Promise<Report | null> {
    const state = await this.#ask(input, abort.signal, force);
    if (run !== this.#run) return null;
    this.#abort = null;
    this.#running = null;
    const previous = this.#ended;
    this.#ended = statusOf(state);
    this.#become(state);
    const report = reportIn(state);
    // Whoever handed in a signal keeps no listener of ours.
    abort.abort();
    this.#owner.onEnd({ status: this.#ended, previous, report });
    return report;
  }

  async #ask(input: BadgeInput, signal: AbortSignal, force: boolean): Promise<CheckState> {
    try {
      return { kind: 'done', report: await this.#owner.verify(input, signal, force) };
    } catch {
      // The core answers any input with a report: what failed is its loading, or the waiting for a turn was ended.
      return { kind: 'failed' };
    }
  }

  #become(state: CheckState): void {
    this.#state = state;
    this.#owner.onState();
  }
}
