import { openReader } from '../e2e/reader.ts';
import { createWeb } from '../site/kit/web.ts';
import { serveWeb } from '../site/server.ts';
import { publishBench } from './pages.ts';
const web = createWeb();
const server = await serveWeb(web);
const pages = await publishBench(web, (host) => `http://${host}.localhost:${server.port}`);
const reader = await openReader('chromium');
const which = (process.argv[2] ?? 'elsewhere') as 'elsewhere' | 'pictures' | 'links' | 'stories';
const base = reader.extension.base;
const tot = new Map<string, number>(); const self = new Map<string, number>();
let own = 0; const R = 4;
for (let n = 0; n < R + 1; n++) {
  const page = await reader.opened.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.bringToFront();
  const s = await page.createCDPSession();
  await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval', { interval: 100 }); await s.send('Profiler.start');
  await page.goto(`${pages[which]}?${n}`, { waitUntil: 'load' });
  await page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      for (let n = 0; n < 6; n++) await new Promise(requestAnimationFrame);
    }
  })()`);
  const { profile } = await s.send('Profiler.stop');
  await page.close();
  if (n === 0) continue;
  const nodes = new Map(profile.nodes.map((x: any) => [x.id, x]));
  const parent = new Map<number, number>();
  for (const x of profile.nodes as any[]) for (const c of x.children ?? []) parent.set(c, x.id);
  const name = (x: any) => `${x.callFrame.functionName || '(anon)'} ${x.callFrame.url.startsWith(base) ? x.callFrame.url.slice(base.length) + ':' + x.callFrame.lineNumber : x.callFrame.url ? 'ext:' + x.callFrame.url.split('/').pop() : 'native'}`;
  (profile.samples as number[]).forEach((id, i) => {
    const t = ((profile.timeDeltas as number[])[i + 1] ?? 0) / 1000 / R;
    const seen = new Set<string>();
    let isOurs = false; const chain: string[] = [];
    for (let at: number | undefined = id; at !== undefined; at = parent.get(at)) {
      const x: any = nodes.get(at); if (x.callFrame.functionName === '(root)') break;
      if (x.callFrame.url.startsWith(base)) isOurs = true;
      chain.push(name(x));
    }
    if (!isOurs) return;
    own += t;
    self.set(chain[0]!, (self.get(chain[0]!) ?? 0) + t);
    for (const c of chain) if (!seen.has(c)) { seen.add(c); tot.set(c, (tot.get(c) ?? 0) + t); }
  });
}
console.log('own', own.toFixed(1));
const show = (m: Map<string, number>, k: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, k).forEach(([n, t]) => console.log(t.toFixed(2).padStart(8), n));
console.log('SELF'); show(self, 45); console.log('TOTAL'); show(tot, 70);
await Promise.all([reader.opened.close(), server.close()]);
