import type { Browser, Page } from 'puppeteer-core';
import type { Extension, OpenOptions, TestBrowser } from './browser.ts';
import { findBrowser } from './find-browser.mjs';
import { launch } from './launch.ts';

/** Firefox over WebDriver BiDi. */
export async function openFirefox({ proxyPort, extension }: OpenOptions): Promise<TestBrowser> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: true,
    acceptInsecureCerts: true,
    // Unlocks moz-extension: pages and the browser's own scope.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      // permissions.request() answers yes, after a real click.
      'extensions.webextOptionalPermissionPrompts': false,
      ...(proxyPort ? proxyPrefs(proxyPort) : {}),
    },
  });
  return {
    kind: 'firefox',
    browser,
    extension: extension === undefined ? null : await install(browser, extension),
    inOverlay: (page, script) => inOverlay(connectionOf(browser), page, script),
    close: () => browser.close(),
  };
}

/** WebDriver BiDi hands out closed shadow roots when it is asked to serialise them. */
async function inOverlay<T>(connection: Connection, page: Page, script: string): Promise<T | null> {
  const target = { context: contextOf(page) };
  const found = await connection.send('script.evaluate', {
    expression: 'document.documentElement.lastElementChild',
    target,
    awaitPromise: false,
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
  });
  const sharedId = dig(found.result, 'result', 'value', 'shadowRoot', 'sharedId');
  if (typeof sharedId !== 'string') return null;
  const answer = await connection.send('script.callFunction', {
    functionDeclaration: `(root) => JSON.stringify((${script})(root))`,
    arguments: [{ sharedId }],
    target,
    awaitPromise: false,
  });
  const text = dig(answer.result, 'result', 'value');
  if (typeof text !== 'string') throw new Error(JSON.stringify(answer.result));
  return JSON.parse(text);
}

function proxyPrefs(port: number): Record<string, unknown> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '.localhost,localhost,127.0.0.1',
    'network.proxy.failover_direct': false,
  };
}

interface Connection {
  send(method: string, parameters: object): Promise<{ result: unknown }>;
}

async function install(browser: Browser, folder: string): Promise<Extension> {
  const id = await browser.installExtension(folder);
  const connection = connectionOf(browser);
  const { privileged } = openBrowserScope(connection);
  const base = await privileged<string>(
    `WebExtensionPolicy.getByID(${JSON.stringify(id)}).getURL('')`,
  );
  const policy = `WebExtensionPolicy.getByID(${JSON.stringify(id)})`;
  const PERMISSIONS = 'resource://gre/modules/ExtensionPermissions.sys.mjs';

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage();
    // page.goto() waits for an event that a change of process swallows.
    await connection.send('browsingContext.navigate', {
      context: contextOf(page),
      url: base + path,
      wait: 'complete',
    });
    return page;
  }

  return {
    base,
    tabs: () =>
      privileged(
        `[...Services.wm.getMostRecentWindow('navigator:browser').gBrowser.tabs].map((tab) => tab.linkedBrowser.currentURI.spec)`,
      ),
    open,
    willAllow: async () => {},
    takeBack: (patterns) =>
      privileged(`(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('${PERMISSIONS}');
        const taken = { permissions: [], origins: ${JSON.stringify(patterns)} };
        await ExtensionPermissions.remove(${JSON.stringify(id)}, taken, ${policy}.extension);
      })()`),
    remove: () => browser.uninstallExtension(id),
    stopBackground: () =>
      privileged(
        `${policy}.extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`,
      ),
    async chooseMenu(page, selector) {
      await page.bringToFront();
      await page.click(selector, { button: 'right' });
      await privileged(`(async () => {
        const window = Services.wm.getMostRecentWindow('navigator:browser');
        const menu = window.document.getElementById('contentAreaContextMenu');
        const ours = () => [...menu.querySelectorAll('menuitem')].find(
          ({ id }) => id.startsWith(${JSON.stringify(idPrefix(id))}),
        );
        for (let i = 0; i < 100 && (menu.state !== 'open' || !ours()); i++) {
          await new Promise((resolve) => window.setTimeout(resolve, 50));
        }
        menu.activateItem(ours());
      })()`);
    },
    async press(page, command) {
      await page.bringToFront();
      const keycode = command === 'next-badge' ? 'VK_PERIOD' : 'VK_COMMA';
      await privileged(`(async () => {
        const { document } = Services.wm.getMostRecentWindow('navigator:browser');
        document.querySelector('keyset[id^=ext-keyset-id-] > key[keycode=${keycode}]').doCommand();
      })()`);
    },
  };
}

/** How Firefox names the menu entries of an extension. */
const idPrefix = (id: string): string =>
  `${id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_')}-menuitem-`;

/** Evaluates in the browser's own scope, above all pages. */
function openBrowserScope(connection: Connection) {
  return {
    async privileged<T>(expression: string): Promise<T> {
      const tree = await connection.send('browsingContext.getTree', {
        'moz:scope': 'chrome',
        maxDepth: 0,
      });
      const context = dig(tree.result, 'contexts', '0', 'context');
      const answer = await connection.send('script.evaluate', {
        expression: `(async () => JSON.stringify(await (${expression}) ?? null))()`,
        target: { context },
        awaitPromise: true,
      });
      const text = dig(answer.result, 'result', 'value');
      if (typeof text !== 'string') throw new Error(JSON.stringify(answer.result));
      return JSON.parse(text);
    },
  };
}

function dig(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner ? Reflect.get(inner, name) : undefined),
    value,
  );
}

/** Puppeteer keeps its raw BiDi connection to itself; this is why its version is pinned. */
function connectionOf(browser: Browser): Connection {
  return Reflect.get(browser, 'connection');
}

function contextOf(page: Page): unknown {
  return Reflect.get(page.mainFrame(), '_id');
}
