// Draws icon.svg as the PNGs that Chromium wants: `node extension/icons/draw.mjs`. They are kept in git.
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../../test/e2e/find-browser.mjs';

const SIZES = [16, 32, 48, 128];
const svg = await readFile(new URL('icon.svg', import.meta.url), 'utf8');
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
    await writeFile(
      new URL(`${size}.png`, import.meta.url),
      await page.screenshot({ omitBackground: true }),
    );
  }
} finally {
  await browser.close();
}
