// Builds dist/component: index.js (the class) and define.js (which registers it), ESM in chunks so that the
// core, and what only some badges need of it, is loaded when a badge is checked; the manifest and the types.
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { CORE_BUNDLE } from '../core/bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(root, 'dist', 'component');

await rm(output, { recursive: true, force: true });
const { metafile } = await build({
  ...CORE_BUNDLE,
  absWorkingDir: root,
  entryPoints: { index: 'component/index.ts', define: 'component/define.ts' },
  outdir: output,
  platform: 'browser',
  conditions: ['production'],
  target: ['chrome120', 'firefox121', 'safari17'],
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  minify: true,
  metafile: true,
  logLevel: 'warning',
  charset: 'utf8',
});
await writeFile(path.join(output, 'meta.json'), JSON.stringify(metafile));

run('@custom-elements-manifest/analyzer/cem.js', [
  'analyze',
  '--litelement',
  ...['--globs', 'component/*.ts'],
  ...['--outdir', 'dist'],
  '--quiet',
]);
run('typescript/bin/tsc', ['-p', 'component']);

process.stdout.write(
  `<open-badge>: ${await weigh('define.js')} bytes gzip until the first check\n`,
);

/** The weight of an entry with everything that it loads at once, in bytes as served with gzip. */
async function weigh(entry) {
  const loaded = new Set([path.posix.join('dist/component', entry)]);
  for (const name of loaded) {
    for (const { path: other, kind } of metafile.outputs[name].imports) {
      if (kind === 'import-statement') loaded.add(other);
    }
  }
  const sizes = [...loaded].map(
    async (name) => gzipSync(await readFile(path.join(root, name)), { level: 9 }).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

function run(script, options) {
  const file = path.join(root, 'node_modules', script);
  execFileSync(process.execPath, [file, ...options], { cwd: root, stdio: 'inherit' });
}
