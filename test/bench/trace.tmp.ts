import { writeFile } from 'node:fs/promises';
import { openBrowser } from '../e2e/open.ts';
import { openReader } from '../e2e/reader.ts';
import { createWeb } from '../site/kit/web.ts';
import { serveWeb } from '../site/server.ts';
import { publishBench } from './pages.ts';
const web = createWeb();
const server = await serveWeb(web);
const pages = await publishBench(web, (host) => `http://${host}.localhost:${server.port}`);
const plain = await openBrowser('chromium');
const reader = await openReader('chromium');
const which = (process.argv[2] ?? 'elsewhere') as 'elsewhere' | 'pictures' | 'links' | 'stories';
const rounds = Number(process.argv[3] ?? 3);
async function one(browser: any, url: string, name: string) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.bringToFront();
  const c: Record<string, number> = {}; page.on('console', (m: any) => { c[m.text()] = (c[m.text()] ?? 0) + 1; });

  await page.tracing.start({ categories: ['toplevel', 'devtools.timeline', 'v8.execute', 'blink', 'cc', '__metadata'] });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      for (let n = 0; n < 6; n++) await new Promise(requestAnimationFrame);
    }
  })()`);
  const buffer = await page.tracing.stop();
  await writeFile(`/tmp/trace-${name}.json`, buffer!);
  console.log(name, JSON.stringify(c)); await page.close();
}
for (let n = 0; n < rounds; n++) {
  await one(plain.browser, `${pages[which]}?p${n}`, `plain-${n}`);
  await one(reader.opened.browser, `${pages[which]}?${n}`, `with-${n}`);
}
await Promise.all([plain.close(), reader.opened.close(), server.close()]);
