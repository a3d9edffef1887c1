import puppeteer, { type Browser, type LaunchOptions, TimeoutError } from 'puppeteer-core';

/** How long a browser may take to start, in milliseconds: one that is well takes two seconds. */
const PATIENCE = 20_000;

/** One that hangs while it starts is started once more, for nothing was asked of it yet: Firefox does, once in a few hundred times. */
export async function launch(options: LaunchOptions): Promise<Browser> {
  try {
    return await puppeteer.launch({ ...options, timeout: PATIENCE });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    return await puppeteer.launch({ ...options, timeout: PATIENCE });
  }
}
