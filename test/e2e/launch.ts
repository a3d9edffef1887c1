import puppeteer, { type Browser, type LaunchOptions, TimeoutError } from 'puppeteer-core';

/** How long a browser may take to start, in milliseconds: two seconds, or half a minute where it is read from a slow disk first. */
const PATIENCE = 50_000;

/** One that hangs while it starts is started once more: nothing was asked of it yet. */
export async function launch(options: LaunchOptions): Promise<Browser> {
  try {
    return await puppeteer.launch({ ...options, timeout: PATIENCE });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    return await puppeteer.launch({ ...options, timeout: PATIENCE });
  }
}
