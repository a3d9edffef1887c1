import type { Page } from 'puppeteer-core';
import { readTrace, type Work } from './trace.ts';

/** What one visit of a page cost, from its start until all of it was scrolled through. */
export interface Visit extends Work {
  /** JavaScript heap after a collection, in bytes. */
  readonly heap: number;
}

/** How far a reader in a hurry scrolls at a time, in CSS pixels, and how many frames it rests. */
const STEP = 600;
const REST = 6;

/** Enough to tell who worked, and how long: more would cost more than what is measured. */
const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8.execute', '__metadata'];

/** @param script begins the addresses of our own functions; null: there are none. */
export async function visit(page: Page, address: string, script: string | null): Promise<Visit> {
  await page.tracing.start({ categories: CATEGORIES });
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += ${STEP}) {
      scrollTo(0, y);
      for (let n = 0; n < ${REST}; n++) await new Promise(requestAnimationFrame);
    }
  })()`);
  const trace = await page.tracing.stop();
  if (!trace) throw new Error('The browser wrote no trace.');
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  return { ...readTrace(trace, script), heap };
}
