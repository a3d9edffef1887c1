import type { Page } from 'puppeteer-core';

/** What one visit of a page cost its main thread, from its start until all of it was scrolled through. */
export interface Visit {
  /** All tasks together, in milliseconds of the processor. */
  readonly tasks: number;
  /** Functions of our script and all that they call, in milliseconds of the clock: sampled. */
  readonly own: number;
  /** The longest stretch of them, in milliseconds. */
  readonly longestOwn: number;
  /** JavaScript heap after a collection, in bytes. */
  readonly heap: number;
}

/** How far a reader in a hurry scrolls at a time, in CSS pixels, and how many frames it rests. */
const STEP = 600;
const REST = 6;

/** Microseconds between two samples of the profiler. */
const INTERVAL = 500;

/**
 * @param script begins the addresses of our own functions: they are sampled, which itself takes time; null: they
 * are not.
 */
export async function visit(page: Page, address: string, script: string | null): Promise<Visit> {
  const session = await page.createCDPSession();
  // Time of the processor, not of the clock: what else runs on this machine is not in it.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (script !== null) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
    await session.send('Profiler.start');
  }
  const metric = async (name: string) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? 0;
  };
  const before = await metric('TaskDuration');
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += ${STEP}) {
      scrollTo(0, y);
      for (let n = 0; n < ${REST}; n++) await new Promise(requestAnimationFrame);
    }
  })()`);
  const tasks = ((await metric('TaskDuration')) - before) * 1000;
  const profile = script === null ? null : (await session.send('Profiler.stop')).profile;
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metric('JSHeapUsedSize');
  await session.detach();
  const sampled = profile && script !== null ? ownOf(profile, script) : { own: 0, longestOwn: 0 };
  return { tasks, heap, ...sampled };
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

function ownOf(
  { nodes, samples = [], timeDeltas = [] }: Profile,
  script: string,
): Pick<Visit, 'own' | 'longestOwn'> {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const ours = new Set<number>();
  const claim = (id: number) => {
    ours.add(id);
    for (const child of known.get(id)?.children ?? []) claim(child);
  };
  for (const { id, callFrame } of nodes) if (callFrame.url.startsWith(script)) claim(id);
  let own = 0;
  let stretch = 0;
  let longestOwn = 0;
  for (const [index, id] of samples.entries()) {
    // A delta is the time from the sample before.
    const time = (timeDeltas[index + 1] ?? 0) / 1000;
    stretch = ours.has(id) ? stretch + time : 0;
    if (ours.has(id)) own += time;
    longestOwn = Math.max(longestOwn, stretch);
  }
  return { own, longestOwn };
}
