/** Longest time that we take at a stretch, in milliseconds: half a frame. */
const SLICE = 6;
/** Longest that work waits for the page to be idle, in milliseconds. */
const PATIENCE = 100;
/** Steps between two looks at the clock. */
const STEPS = 16;

/** Work that is done a step at a time while the page has nothing else to do. */
export interface Slices {
  /** `urgent`: before all that was added so far. */
  add(work: Iterator<void>, urgent?: boolean): void;
}

export function openSlices(signal: AbortSignal): Slices {
  const waiting: Iterator<void>[] = [];
  let scheduled = false;

  function schedule(): void {
    if (scheduled || signal.aborted || waiting.length === 0) return;
    scheduled = true;
    requestIdleCallback(run, { timeout: PATIENCE });
  }

  function run(): void {
    scheduled = false;
    const end = performance.now() + SLICE;
    while (!signal.aborted && performance.now() < end) {
      const [work] = waiting;
      if (!work) return;
      for (let step = 0; step < STEPS; step++) {
        if (!work.next().done) continue;
        waiting.splice(waiting.indexOf(work), 1);
        break;
      }
    }
    schedule();
  }

  signal.addEventListener('abort', () => {
    waiting.length = 0;
  });
  return {
    add(work, urgent = false) {
      if (urgent) waiting.unshift(work);
      else waiting.push(work);
      schedule();
    },
  };
}
