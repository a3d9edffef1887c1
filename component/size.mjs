// `npm run size`: what a page loads, in bytes as served with gzip, and fails over budget. Reads dist/component.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'dist', 'component');
const { outputs } = JSON.parse(await readFile(path.join(folder, 'meta.json'), 'utf8'));

const kB = 1000;
const entry = loadedWith('component/define.ts');
const check = without(loadedWith('component/page-check.ts'), entry);
const details = without(loadedWith('component/details.ts'), entry);
const jsonld = without(loadedWith('core/proof/rdfc.ts'), new Set([...entry, ...check]));

const lines = [
  ['entry, with Lit, until the first check', await weigh(entry), 20 * kB],
  // The aim is 10 kB for a JWT; the core is one piece today, and every badge brings all but JSON-LD.
  ['the core: the first check of hosted, JWS and JWT badges', await weigh(check), 60 * kB],
  ['card, report and sentences, with the first check', await weigh(details), 16 * kB],
  ['JSON-LD, for badges with Data Integrity proofs alone', await weigh(jsonld), 52 * kB],
  ['open-badge.js, all in one file', await weigh(['open-badge.js']), 145 * kB],
  ['open-badge.classic.js, all in one file', await weigh(['open-badge.classic.js']), 145 * kB],
];
for (const [what, size, budget] of lines) {
  const verdict = size > budget ? 'OVER' : 'of';
  process.stdout.write(
    `${(size / kB).toFixed(1).padStart(7)} kB  ${verdict.padEnd(4)} ${budget / kB} kB  ${what}\n`,
  );
}
if (lines.some(([, size, budget]) => size > budget)) process.exitCode = 1;

/** The outputs that a source brings with it: static imports are followed, import() is not. */
function loadedWith(source) {
  const name = Object.keys(outputs).find((one) => outputs[one].entryPoint === source);
  if (!name) throw new Error(`${source} is in no output of its own: run npm run build:component`);
  const loaded = new Set([name]);
  for (const one of loaded) {
    for (const { path: other, kind } of outputs[one].imports) {
      if (kind === 'import-statement') loaded.add(other);
    }
  }
  return new Set([...loaded].map((one) => path.relative('dist/component', one)));
}

function without(names, others) {
  return new Set([...names].filter((name) => !others.has(name)));
}

async function weigh(names) {
  const sizes = [...names].map(async (name) => {
    return gzipSync(await readFile(path.join(folder, name)), { level: 9 }).length;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
