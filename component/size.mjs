// `npm run size`: what a page loads, in bytes as served with gzip, and fails over budget. Reads dist/component.
// That a browser loads these files and no others is for test/e2e/weight.test.ts to say.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'dist', 'component');
const kB = 1000;

/** What loads what: the sources that are opened with import() for a badge of a kind. */
const CHECK = 'component/page-check.ts';
const JWS = 'core/proof/compact-jws.ts';
const KINDS = {
  entry: ['component/define.ts'],
  details: ['component/details.ts'],
  choice: ['component/view/words/load.ts'],
  jwt: [CHECK, 'core/proof/ob3.ts', JWS],
  hosted: [CHECK, 'core/proof/ob2.ts'],
  jws: [CHECK, 'core/proof/ob2.ts', JWS],
  dataIntegrity: [CHECK, 'core/proof/ob3.ts', 'core/proof/data-integrity.ts', 'core/proof/rdfc.ts'],
  picture: [CHECK, 'core/picture/index.ts'],
  status: [CHECK, 'core/proof/ob3.ts', 'core/checks/status-lookup.ts'],
};

/**
 * The files that come with these kinds, by their names in dist/component: static imports are followed, import()
 * is not.
 *
 * @param {...(keyof typeof KINDS)} kinds
 * @returns {Promise<Set<string>>}
 */
export async function filesOf(...kinds) {
  return filesWith(
    await outputsOf(),
    kinds.flatMap((kind) => KINDS[kind]),
  );
}

async function outputsOf() {
  return JSON.parse(await readFile(path.join(folder, 'meta.json'), 'utf8')).outputs;
}

function filesWith(outputs, sources) {
  const loaded = new Set(
    sources.map((source) => {
      const name = Object.keys(outputs).find((one) => outputs[one].entryPoint === source);
      if (!name) throw new Error(`${source} is in no output of its own: npm run build:component`);
      return name;
    }),
  );
  for (const one of loaded) {
    for (const { path: other, kind } of outputs[one].imports) {
      if (kind === 'import-statement') loaded.add(other);
    }
  }
  return new Set([...loaded].map((one) => path.posix.relative('dist/component', one)));
}

async function printSizes() {
  const entry = await filesOf('entry');
  const [jwt, hosted] = [await filesOf('entry', 'jwt'), await filesOf('entry', 'hosted')];
  const more = async (before, ...kinds) => weigh(without(await filesOf(...kinds), before));
  const lines = [
    ['entry, with Lit, until the first check', await weigh(entry), 18.5],
    ['card, report and sentences, with the first check', await more(entry, 'details'), 16.5],
    ['the heaviest language besides English', await heaviestLanguage(entry), 12],
    ['which language that is', await more(entry, 'choice'), 2],
    // The aim is 10 kB. jose is 4 of them; 17 read, ask, keep and decide, whatever the badge; the rest are the checks.
    ['a signed JWT (3.0), more than the entry', await more(entry, 'jwt'), 32.5],
    ['a hosted assertion (2.0), more than the entry', await more(entry, 'hosted'), 25],
    ['a signed assertion (2.0, JWS), more than the entry', await more(entry, 'jws'), 29],
    ['a baked picture, on top of any', await more(hosted, 'picture'), 6.5],
    ['a status list, on top of a JWT', await more(jwt, 'status'), 2.5],
    ['Data Integrity with JSON-LD, on top of a JWT', await more(jwt, 'dataIntegrity'), 34.5],
    ['open-badge.js, all in one file', await weigh(['open-badge.js']), 125],
    ['open-badge.classic.js, all in one file', await weigh(['open-badge.classic.js']), 125],
  ];
  for (const [what, size, budget] of lines) {
    const isOver = size > budget * kB;
    process.stdout.write(
      `${(size / kB).toFixed(1).padStart(7)} kB  ${isOver ? 'OVER' : 'of  '} ${budget} kB  ${what}\n`,
    );
    if (isOver) process.exitCode = 1;
  }
}

async function heaviestLanguage(entry) {
  const outputs = await outputsOf();
  const languages = Object.values(outputs)
    .map(({ entryPoint }) => entryPoint ?? '')
    .filter((source) => /^component\/view\/words\/[\w-]+\.json$/.test(source));
  const weights = languages.map((source) => weigh(without(filesWith(outputs, [source]), entry)));
  return Math.max(...(await Promise.all(weights)));
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await printSizes();
