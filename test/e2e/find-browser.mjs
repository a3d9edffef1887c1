// Plain JavaScript without dependencies: `npm start` and `npm test` call it before anything is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': PROGRAMFILES_X86 } = process.env;
const home = os.homedir();
const windows = (...tails) =>
  [PROGRAMFILES, PROGRAMFILES_X86, LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => tails.map((tail) => path.join(folder, ...tail)));

const BROWSERS = {
  chromium: {
    variables: ['CHROME_PATH', 'CHROMIUM_PATH', 'PUPPETEER_EXECUTABLE_PATH'],
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge',
    ],
    linux: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/opt/google/chrome/chrome',
      '/snap/bin/chromium',
    ],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    ],
    win32: windows(
      ['Chromium', 'Application', 'chrome.exe'],
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
    ),
    cached: /^(chrome|chromium|chrome\.exe|Google Chrome for Testing|Chromium)$/,
    remedy:
      'Debian: apt install chromium · macOS: brew install --cask chromium · any: npx @puppeteer/browsers install chrome@stable',
  },
  firefox: {
    variables: ['FIREFOX_PATH'],
    commands: ['firefox', 'firefox-esr'],
    linux: [
      '/usr/bin/firefox',
      '/usr/bin/firefox-esr',
      '/usr/lib/firefox-esr/firefox-esr',
      '/opt/firefox/firefox',
      '/snap/bin/firefox',
    ],
    darwin: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      '/Applications/Firefox Nightly.app/Contents/MacOS/firefox',
    ],
    win32: windows(
      ['Mozilla Firefox', 'firefox.exe'],
      ['Firefox Developer Edition', 'firefox.exe'],
    ),
    cached: /^firefox(\.exe)?$/,
    remedy:
      'Debian: apt install firefox-esr · macOS: brew install --cask firefox · any: npx @puppeteer/browsers install firefox@stable',
  },
};

const CACHES = [
  path.join(home, '.cache/puppeteer'),
  path.join(home, '.cache/ms-playwright'),
  path.join(home, 'Library/Caches/ms-playwright'),
  LOCALAPPDATA && path.join(LOCALAPPDATA, 'ms-playwright'),
].filter(Boolean);

/**
 * Path of an installed browser: environment variable, usual places, PATH, caches of test tools.
 * @param {'chromium' | 'firefox'} kind
 * @returns {string}
 * @throws {Error} that says what to install.
 */
export function findBrowser(kind) {
  const browser = BROWSERS[kind];
  for (const variable of browser.variables) {
    const value = process.env[variable];
    if (!value) continue;
    if (!existsSync(value)) throw new Error(`${variable} names ${value}, which does not exist.`);
    return value;
  }
  const found =
    (browser[process.platform] ?? browser.linux).find((file) => existsSync(file)) ??
    browser.commands.map(onPath).find(Boolean) ??
    CACHES.map((folder) => inCache(folder, browser.cached, 6)).find(Boolean);
  if (found) return found;
  throw new Error(
    `No ${kind} was found. Install one (${browser.remedy}), or name it in ${browser.variables[0]}.`,
  );
}

function onPath(command) {
  const which = process.platform === 'win32' ? 'where' : 'which';
  try {
    const output = execFileSync(which, [command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.split(/\r?\n/)[0];
  } catch {
    return undefined;
  }
}

function inCache(folder, wanted, depth) {
  if (depth < 0 || !existsSync(folder)) return undefined;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && wanted.test(entry.name) && !file.includes('headless')) return file;
    const deeper = entry.isDirectory() ? inCache(file, wanted, depth - 1) : undefined;
    if (deeper) return deeper;
  }
  return undefined;
}
