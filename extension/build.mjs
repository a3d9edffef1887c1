// Builds dist/extension/chromium and dist/extension/firefox from one source and one manifest.json.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { wordsBeside, writeWords } from '../component/words.mjs';
import { coreStandIns } from '../core/bundle.mjs';
import { litForExtensions } from './build-lit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'extension');
const output = path.join(root, 'dist', 'extension');
const PAGES = ['popup', 'options', 'report'];

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  logLevel: 'warning',
  charset: 'utf8',
  legalComments: 'none',
  target: ['chrome140', 'firefox140'],
};

/**
 * What runs in pages goes without the polyfill, which would be a third of the script, and a millisecond or two of
 * every page. Only listeners that answer with a promise need it: in pages they answer with `sendResponse`.
 * Not `browser`: where Chromium is too old to have it, that is whatever element the page calls so.
 */
const bareBrowser = {
  name: 'bare-browser',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^webextension-polyfill$/ }, () => ({
      path: 'browser',
      namespace: 'bare',
    }));
    onLoad({ filter: /./, namespace: 'bare' }, () => ({
      contents: 'export default globalThis.chrome;',
    }));
  },
};

/**
 * Shapes for places that can do different things (facts: import() fails in Chromium's worker, content scripts
 * are classic scripts, pages may load chunks when they need them). What draws into a page is a script of its
 * own: most pages have no badge, and carry only the one that looks for them.
 */
const BUNDLES = {
  content: {
    entryPoints: { content: 'extension/content/index.ts' },
    format: 'iife',
    plugins: [bareBrowser],
  },
  drawing: {
    entryPoints: { drawing: 'extension/content/drawing/index.ts' },
    format: 'iife',
    plugins: [bareBrowser, litForExtensions({ trustedTypes: false })],
  },
  background: {
    entryPoints: { background: 'extension/background/index.ts' },
    format: 'esm',
    splitting: false,
    plugins: [coreStandIns()],
  },
  pages: {
    entryPoints: Object.fromEntries(
      PAGES.map((page) => [`${page}/${page}`, `extension/${page}/${page}.ts`]),
    ),
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [litForExtensions({ trustedTypes: true })],
  },
};

/** What one browser would warn about is left out of its manifest. */
export function manifestFor(browser, manifest, version) {
  const { background, browser_specific_settings, minimum_chrome_version, ...shared } = manifest;
  const { service_worker, scripts, ...rest } = background;
  return browser === 'chromium'
    ? { ...shared, version, minimum_chrome_version, background: { service_worker, ...rest } }
    : { ...shared, version, browser_specific_settings, background: { scripts, ...rest } };
}

async function buildExtension() {
  const manifest = JSON.parse(await readFile(path.join(root, 'manifest.json'), 'utf8'));
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await rm(output, { recursive: true, force: true });
  const [first, second] = ['chromium', 'firefox'].map((browser) => path.join(output, browser));
  await mkdir(first, { recursive: true });

  // What is packaged needs no hash; and whoever loads a language, a worker or a page, finds it from the root.
  const codes = Object.keys(await writeWords(first)).map((code) => [code, '']);
  const words = wordsBeside("new URL('/', location.href).href", Object.fromEntries(codes));
  for (const [name, bundle] of Object.entries(BUNDLES)) {
    const plugins = [...bundle.plugins, words];
    const { metafile } = await build({ ...common, ...bundle, plugins, outdir: first });
    await writeFile(path.join(output, `${name}.meta.json`), JSON.stringify(metafile));
  }
  await cp(path.join(source, '_locales'), path.join(first, '_locales'), { recursive: true });
  for (const size of Object.values(manifest.icons)) {
    await cp(path.join(source, size), path.join(first, size));
  }
  await cp(path.join(source, 'page.css'), path.join(first, 'page.css'));
  for (const page of PAGES) {
    await cp(path.join(source, page, 'index.html'), path.join(first, page, 'index.html'));
  }
  await cp(first, second, { recursive: true });
  for (const browser of ['chromium', 'firefox']) {
    await writeFile(
      path.join(output, browser, 'manifest.json'),
      `${JSON.stringify(manifestFor(browser, manifest, version), null, 2)}\n`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExtension();
