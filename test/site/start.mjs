// `npm start`: installs what is missing, builds, serves the demo, and opens it in a browser that has the
// extension. `--no-open` (or CI=true) only serves. Ctrl+C ends it.
import path from 'node:path';
import {
  browserOrNull,
  dependenciesAreThere,
  giveUp,
  installDependencies,
  requireNode,
  root,
  run,
} from '../setup.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

requireNode();
await step('Installing', dependenciesAreThere() ? null : installDependencies);
await step('Building', () => run('npm', ['run', '--silent', 'build']));

const { register } = await import('tsx/esm/api');
register();
const { startSite } = await import('./site.ts');
const site = await startSite(Number(process.env.PORT ?? 0)).catch((error) => giveUp(String(error)));
say(`\nThe demo is at ${site.address}\nCtrl+C ends it.`);

let opening = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);

const onlyServe = process.argv.includes('--no-open') || process.env.CI;
if (!onlyServe) opening = openSomeBrowser();

async function step(name, work) {
  if (!work) return;
  say(`${name} …`);
  const { ok, output } = await work();
  if (!ok) giveUp(`${output}\n${name} failed.`);
}

async function openSomeBrowser() {
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (process.platform === 'linux' && !display) {
    say('There is no display here: open the address in a browser of your own.');
    sayHowToLoad();
    return null;
  }
  for (const kind of ['chromium', 'firefox']) {
    const executablePath = browserOrNull(kind);
    if (!executablePath) continue;
    try {
      const opened = await openBrowser(kind, executablePath);
      say(`Opened in ${executablePath}, with the extension loaded.`);
      return opened;
    } catch (error) {
      say(`${executablePath} did not start: ${error instanceof Error ? error.message : error}`);
    }
  }
  sayHowToLoad();
  return null;
}

/** A window with a profile of its own, that is thrown away afterwards. */
async function openBrowser(kind, executablePath) {
  const { default: puppeteer } = await import('puppeteer-core');
  const chromium = kind === 'chromium';
  const opened = await puppeteer.launch({
    browser: chromium ? 'chrome' : 'firefox',
    executablePath,
    headless: false,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(chromium ? { pipe: true, enableExtensions: true } : {}),
    args: chromium && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const [first] = await opened.pages();
  await opened.installExtension(path.join(root, 'dist', 'extension', kind));
  const page = first ?? (await opened.newPage());
  await page.goto(site.address);
  return opened;
}

function sayHowToLoad() {
  const folder = (kind) => path.join(root, 'dist', 'extension', kind);
  say(`To load the extension yourself:
  Chrome, Edge, Chromium: chrome://extensions, "Developer mode", "Load unpacked", ${folder('chromium')}
  Firefox: about:debugging#/runtime/this-firefox, "Load Temporary Add-on", ${path.join(folder('firefox'), 'manifest.json')}`);
}

/** A second Ctrl+C does not wait for anything. */
async function end() {
  const browser = await opening;
  // The window may be gone already.
  await browser?.close().catch(() => undefined);
  await site.close();
  process.exit(0);
}
