import type { Browser, Page } from 'puppeteer-core';
import type { Extension, OpenOptions, TestBrowser } from './browser.ts';
import { findBrowser } from './find-browser.mjs';
import { launch } from './launch.ts';

/** Chromium over a CDP pipe. */
export async function openChromium({
  proxyPort,
  language = 'en-US',
  extension,
}: OpenOptions): Promise<TestBrowser> {
  const browser = await launch({
    executablePath: findBrowser('chromium'),
    headless: true,
    pipe: true,
    enableExtensions: true,
    env: { ...process.env, LANGUAGE: language },
    args: [
      `--lang=${language}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Also for what the extension's worker asks, which `acceptInsecureCerts` does not reach.
      ...(proxyPort
        ? [`--proxy-server=http://127.0.0.1:${proxyPort}`, '--ignore-certificate-errors']
        : []),
    ],
  });
  return {
    kind: 'chromium',
    browser,
    extension: extension === undefined ? null : await install(browser, extension),
    inOverlay,
    close: () => browser.close(),
  };
}

/** The DevTools protocol sees into closed shadow roots. */
async function inOverlay<T>(page: Page, script: string): Promise<T | null> {
  const session = await page.createCDPSession();
  try {
    // The host is the last child of the document element; two levels down is its root.
    const { root } = await session.send('DOM.getDocument', { depth: 3, pierce: true });
    const host = root.children
      ?.flatMap(({ children = [] }) => children)
      .find(({ shadowRoots = [] }) => shadowRoots.some((one) => one.shadowRootType === 'closed'));
    const shadow = host?.shadowRoots?.[0];
    if (!shadow) return null;
    const { object } = await session.send('DOM.resolveNode', { nodeId: shadow.nodeId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function () { return JSON.stringify((${script})(this)); }`,
      returnByValue: true,
      ...(object.objectId ? { objectId: object.objectId } : {}),
    });
    return JSON.parse(String(result.value));
  } finally {
    await session.detach();
  }
}

async function install(browser: Browser, folder: string): Promise<Extension> {
  const id = await browser.installExtension(folder);
  const base = `chrome-extension://${id}/`;
  const worker = async () => {
    const target = await browser.waitForTarget(
      (other) => other.type() === 'service_worker' && other.url().startsWith(base),
      { timeout: 10_000 },
    );
    const found = await target.worker();
    if (!found) throw new Error('The service worker has gone.');
    return found;
  };
  await worker();

  /** Runs in chrome://extensions, which may do what the reader does there. */
  async function asReader(method: string, patterns: readonly string[]): Promise<void> {
    const page = await browser.newPage();
    await page.goto('chrome://extensions/');
    for (const pattern of patterns) {
      await page.evaluate(
        `chrome.developerPrivate.${method}(${JSON.stringify(id)}, ${JSON.stringify(pattern)})`,
      );
    }
    await page.close();
  }

  return {
    base,
    tabs: async () => browser.targets().map((target) => target.url()),
    async open(path) {
      const page = await browser.newPage();
      await page.goto(base + path);
      return page;
    },
    willAllow: (patterns) => asReader('addHostPermission', patterns),
    takeBack: (patterns) => asReader('removeHostPermission', patterns),
    remove: () => browser.uninstallExtension(id),
    stopBackground: async () => {
      await (await worker()).close();
    },
    async press(page, command) {
      await page.bringToFront();
      // The browser's own keys do not come by the protocol: the event is made in the worker.
      await (await worker()).evaluate(`chrome.commands.onCommand.dispatch('${command}')`);
    },
    async chooseMenu(page, selector) {
      const srcUrl = await page.$eval(selector, (image) => (image as HTMLImageElement).src);
      // The native menu cannot be reached in headless Chromium: its event is made in the worker.
      await (await worker()).evaluate(
        `(async ({ srcUrl, pageUrl }) => {
          const tabs = await chrome.tabs.query({});
          const tab = tabs.find(({ url }) => url === pageUrl) ?? (await chrome.tabs.query({ active: true }))[0];
          const info = { menuItemId: 'check-picture', srcUrl, pageUrl, frameId: 0, mediaType: 'image', editable: false };
          chrome.contextMenus.onClicked.dispatch(info, tab);
        })(${JSON.stringify({ srcUrl, pageUrl: page.url() })})`,
      );
    },
  };
}
