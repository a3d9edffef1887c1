import puppeteer, { type Browser, type LaunchOptions, TimeoutError } from 'puppeteer-core';

/** How long a browser may take to start, in milliseconds: two seconds, or half a minute where it is read from a slow disk first. */
const PATIENCE = 50_000;

/** One that hangs while it starts is started once more: nothing was asked of it yet. */
export function launch(options: LaunchOptions): Promise<Browser> {
  const start = () => puppeteer.launch({ ...options, timeout: PATIENCE });
  return start().catch((error: unknown) => {
    if (error instanceof TimeoutError) return start();
    throw error;
  });
}
