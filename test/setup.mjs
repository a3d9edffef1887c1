// Plain JavaScript without dependencies: `npm start` and `npm test` begin here, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './e2e/find-browser.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = 20;

/** A sentence for whoever started us, and the end. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

export function requireNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major >= OLDEST_NODE) return;
  giveUp(
    `Open Badge needs Node ${OLDEST_NODE} or newer; this is ${process.version}. https://nodejs.org/`,
  );
}

/**
 * Runs a command in the project's folder, and keeps what it prints.
 *
 * @param {string} command `npm`, or a program on the PATH.
 * @param {readonly string[]} options
 * @param {{ limit?: number, env?: Record<string, string> }} [settings] limit: longest time, in
 *   milliseconds. Default: 10 minutes.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, options, { limit = 600_000, env = {} } = {}) {
  return new Promise((resolve) => {
    // On Windows npm is a script (npm.cmd), which only a shell can start.
    const child = spawn(command, options, {
      cwd: root,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      // `npm test --silent` must not silence what a step says when it fails.
      env: { ...process.env, npm_config_loglevel: 'error', NO_COLOR: '1', ...env },
    });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    const timer = setTimeout(() => {
      parts.push(Buffer.from(`\nStopped after ${limit / 1000} seconds.\n`));
      child.kill();
    }, limit);
    const end = (ok, more = '') => {
      clearTimeout(timer);
      resolve({ ok, output: Buffer.concat(parts).toString() + more });
    };
    child.on('error', (error) => end(false, String(error)));
    child.on('close', (code) => end(code === 0));
  });
}

/** Nothing to do where the installed packages are those of the lock file. */
export function dependenciesAreThere() {
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return !existsSync(lock) || statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

export function installDependencies() {
  return run('npm', ['ci', '--no-audit', '--no-fund']);
}

/** How the system's own package manager installs a browser; tried in this order. */
const PACKAGE_MANAGERS = {
  linux: [
    {
      program: 'apt-get',
      root: true,
      first: ['update'],
      options: (name) => ['install', '-y', '--no-install-recommends', name],
      chromium: 'chromium',
      firefox: 'firefox-esr',
    },
    {
      program: 'dnf',
      root: true,
      options: (name) => ['install', '-y', name],
      chromium: 'chromium',
      firefox: 'firefox',
    },
  ],
  darwin: [
    {
      program: 'brew',
      options: (name) => ['install', '--cask', name],
      chromium: 'chromium',
      firefox: 'firefox',
    },
  ],
  win32: [
    {
      program: 'winget',
      options: (name) => [
        'install',
        '--exact',
        '--silent',
        '--accept-package-agreements',
        '--accept-source-agreements',
        '--id',
        name,
      ],
      chromium: 'Google.Chrome',
      firefox: 'Mozilla.Firefox',
    },
  ],
};

/**
 * Installs a browser where the system's package manager may; the caller looks for it again.
 *
 * @param {'chromium' | 'firefox'} kind
 */
export async function installBrowser(kind) {
  for (const manager of PACKAGE_MANAGERS[process.platform] ?? []) {
    if (!works(manager.program, ['--version'])) continue;
    const isRoot = process.getuid?.() === 0;
    const asRoot = manager.root && !isRoot;
    // Only where nobody has to type a password.
    if (asRoot && !works('sudo', ['-n', 'true'])) continue;
    const [command, before] = asRoot ? ['sudo', ['-n', manager.program]] : [manager.program, []];
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if (manager.first) await run(command, [...before, ...manager.first], { env });
    return run(command, [...before, ...manager.options(manager[kind])], { env });
  }
  return { ok: false, output: '' };
}

function works(program, options) {
  const result = spawnSync(program, options, {
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  return result.status === 0;
}

/** Path of a browser; null where there is none. */
export function browserOrNull(kind) {
  try {
    return findBrowser(kind);
  } catch {
    return null;
  }
}
