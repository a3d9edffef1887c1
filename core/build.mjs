// Builds dist/core: index.js (ESM, runs in Node and browsers as it is) and cli.js.
import { chmod, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { CORE_BUNDLE, coreDoors } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(root, 'dist', 'core');

async function buildCore() {
  await rm(output, { recursive: true, force: true });
  const { metafile } = await build({
    ...CORE_BUNDLE,
    absWorkingDir: root,
    entryPoints: { index: 'core/index.ts', cli: 'core/cli.ts' },
    outdir: output,
    splitting: true,
    plugins: [...CORE_BUNDLE.plugins, coreDoors()],
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    metafile: true,
    logLevel: 'warning',
    charset: 'utf8',
    // The command line reads files; core itself knows no Node module, and its bundle has none.
    external: ['node:*'],
  });
  await writeFile(path.join(output, 'meta.json'), JSON.stringify(metafile));
  await chmod(path.join(output, 'cli.js'), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCore();
