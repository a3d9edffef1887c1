// Builds dist/component: index.js (the class) and define.js (which registers it), ESM in chunks so that the
// core, and what only some badges need of it, is loaded when a badge is checked; open-badge.js, the same in one
// file, and open-badge.classic.js for pages without modules, with words/ beside them; the manifest and the types.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CORE_BUNDLE, coreDoors } from '../core/bundle.mjs';
import { writeDerived } from './manifest.mjs';
import { briefEnglish, wordsBeside, writeWords } from './words.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(root, 'dist', 'component');

await rm(output, { recursive: true, force: true });
/** @type {import('esbuild').BuildOptions} */
const common = {
  ...CORE_BUNDLE,
  absWorkingDir: root,
  outdir: output,
  platform: 'browser',
  conditions: ['production'],
  target: ['chrome120', 'firefox121', 'safari17'],
  minify: true,
  logLevel: 'warning',
  charset: 'utf8',
  plugins: [...CORE_BUNDLE.plugins, plainStyles()],
};
const { metafile } = await build({
  ...common,
  entryPoints: { index: 'component/index.ts', define: 'component/define.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [...common.plugins, coreDoors(), briefEnglish()],
  metafile: true,
});
const hashes = await writeWords(output);
const inOneFile = await build({
  ...common,
  entryPoints: { 'open-badge': 'component/define.ts' },
  metafile: true,
  plugins: [...common.plugins, wordsBeside('import.meta.url', hashes)],
});
await build({
  ...common,
  entryPoints: { 'open-badge.classic': 'component/define.ts' },
  plugins: [...common.plugins, wordsBeside('document.currentScript?.src', hashes)],
  format: 'iife',
});
await writeFile(path.join(output, 'meta.json'), JSON.stringify(metafile));
await writeFile(path.join(output, 'open-badge.meta.json'), JSON.stringify(inOneFile.metafile));

await writeDerived(output);
run('typescript/bin/tsc', ['-p', 'component']);

await writeIntegrity(['open-badge.js', 'open-badge.classic.js']);

/** Nobody reads the comments and the indents of a style sheet in a page: a minifier leaves what stands in a template. */
function plainStyles() {
  return {
    name: 'plain-styles',
    setup({ onLoad }) {
      onLoad({ filter: /component[\\/].*(?:styles|tokens)\.ts$/ }, async ({ path: file }) => {
        const text = await readFile(file, 'utf8');
        const contents = text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\n\s+/g, '\n');
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** What a page writes into `integrity`, so that a CDN can give it no other file. */
async function writeIntegrity(files) {
  const hashes = {};
  for (const file of files) {
    const digest = createHash('sha384').update(await readFile(path.join(output, file)));
    hashes[file] = `sha384-${digest.digest('base64')}`;
    process.stdout.write(`${file}  ${hashes[file]}\n`);
  }
  await writeFile(path.join(output, 'integrity.json'), `${JSON.stringify(hashes, null, 2)}\n`);
}

function run(script, options) {
  const file = path.join(root, 'node_modules', script);
  execFileSync(process.execPath, [file, ...options], { cwd: root, stdio: 'inherit' });
}
