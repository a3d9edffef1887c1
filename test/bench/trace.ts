/**
 * What the main thread of a page did, in milliseconds of the processor: what else runs on the machine is not in
 * it, though it makes everything slower that shares its caches.
 */
export interface Work {
  /** Everything. */
  readonly all: number;
  /** Our functions, with all that they call, and reading our scripts. */
  readonly own: number;
  /** What promises had waiting, the page's and ours: no trace tells whose. */
  readonly promises: number;
  /** Holding elements against the window, for IntersectionObserver. */
  readonly comparing: number;
  /** Styles and layout that were made anew, outside of our functions. */
  readonly layout: number;
  /** The longest stretch of our functions, or of promises. */
  readonly longest: number;
}

/** Milliseconds of a clock are `dur`, those of the processor `tdur`: both in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const TASK = 'ThreadControllerImpl::RunTask';
const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile']);
const LAYOUT = new Set(['UpdateLayoutTree', 'Layout']);
const COMPARING = 'IntersectionObserverController::computeIntersections';
const PROMISES = 'RunMicrotasks';

/**
 * @param trace as Chromium writes it, of the time in which one page was visited.
 * @param script begins the addresses of our own functions; null: there are none.
 */
export function readTrace(trace: Uint8Array, script: string | null): Work {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as {
    traceEvents: readonly TraceEvent[];
  };
  const spans = spansOfPage(traceEvents);
  const isOwn = ({ name, args }: TraceEvent) =>
    script !== null && SCRIPT.has(name) && args?.data?.url?.startsWith(script) === true;
  const own = outermost(spans.filter(isOwn));
  const outside = spans.filter((span) => !own.some((one) => holds(one, span)));
  const promises = outermost(outside.filter(({ name }) => name === PROMISES));
  return {
    all: sum(outermost(spans.filter(({ name }) => name === TASK))),
    own: sum(own),
    promises: sum(promises),
    comparing: sum(outside.filter(({ name }) => name === COMPARING)),
    layout: sum(outermost(outside.filter(({ name }) => LAYOUT.has(name)))),
    longest: Math.max(0, ...[...own, ...promises].map(timeOf)),
  };
}

/** All that took time in the thread of the page, in its order: it is the one that read the most HTML. */
function spansOfPage(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const read = new Map<string, number>();
  for (const event of events) {
    if (event.name !== 'ParseHTML') continue;
    const thread = threadOf(event);
    read.set(thread, (read.get(thread) ?? 0) + (event.dur ?? 0));
  }
  const [page] = [...read].sort(([, one], [, other]) => other - one);
  if (!page) throw new Error('The trace has no page.');
  return events
    .filter((event) => event.ph === 'X' && threadOf(event) === page[0])
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

/** Those that lie in none of the others. */
function outermost(spans: readonly TraceEvent[]): readonly TraceEvent[] {
  const kept: TraceEvent[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    if (!last || !holds(last, span)) kept.push(span);
  }
  return kept;
}

function holds(one: TraceEvent, other: TraceEvent): boolean {
  return one !== other && other.ts >= one.ts && other.ts < one.ts + (one.dur ?? 0);
}

function timeOf({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

function sum(spans: readonly TraceEvent[]): number {
  return spans.reduce((all, span) => all + timeOf(span), 0);
}
