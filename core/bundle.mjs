// The one place that says how core is bundled: used by the builds of core, component and extension.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const stand = (name) => fileURLToPath(new URL(`./bundle/${name}`, import.meta.url));

/**
 * - rdf-canonize asks for `setimmediate`, which carries `new Function`: stores warn of it (DANGEROUS_EVAL).
 * - jsonld asks for lru-cache 6, which is ten times the eight lines that it needs.
 */
const ALIASES = {
  setimmediate: stand('set-immediate.js'),
  'lru-cache': stand('lru-cache.cjs'),
};

/**
 * The package looks for its own files beside `import.meta.url`, which a classic script does not have: its
 * texts are the same without.
 */
const CREDENTIAL_CONTEXTS = `
import undefinedTerms from './undefined-terms-v2.js';
import v1 from './v1.js';
import v2 from './v2.js';
export const contexts = new Map([
  ['https://www.w3.org/ns/credentials/undefined-terms/v2', undefinedTerms],
  ['https://www.w3.org/2018/credentials/v1', v1],
  ['https://www.w3.org/ns/credentials/v2', v2],
]);
`;

/**
 * Resolves a bare import to a stand-in, wherever it is imported from. (esbuild's own `alias` option does the
 * same, but is not merged with that of the caller.)
 *
 * @returns {import('esbuild').Plugin}
 */
export function coreStandIns() {
  return {
    name: 'core-stand-ins',
    setup(build) {
      build.onResolve({ filter: /^(setimmediate|lru-cache)$/ }, ({ path: name }) => ({
        path: path.resolve(ALIASES[name]),
      }));
      const packaged = /[\\/]@digitalbazaar[\\/]credentials-context[\\/]lib[\\/]index\.js$/;
      build.onLoad({ filter: packaged }, () => ({ contents: CREDENTIAL_CONTEXTS, loader: 'js' }));
    },
  };
}

/** The doors of the core: what is opened with import(), and the file that is always there before it. */
export const DOORS = {
  'picture/index.ts': 'verify.ts',
  'proof/compact-jws.ts': 'verify.ts',
  'proof/ob2.ts': 'verify.ts',
  'proof/ob3.ts': 'verify.ts',
  'proof/data-integrity.ts': 'proof/ob3.ts',
  'proof/rdfc.ts': 'proof/data-integrity.ts',
  'proof/selective-disclosure.ts': 'proof/rdfc.ts',
  'checks/status-lookup.ts': 'proof/ob3.ts',
};

/**
 * For builds in chunks. esbuild makes a chunk of each set of files that the same doors need, and does not know
 * what is there when one is opened: the core would be thirty files. So it is told that each door needs
 * everything that is there before it, and there is one chunk for what is behind each.
 *
 * @returns {import('esbuild').Plugin}
 */
export function coreDoors() {
  return {
    name: 'core-doors',
    setup(build) {
      const core = fileURLToPath(new URL('.', import.meta.url));
      const doors = new Map(
        Object.entries(DOORS).map(([door, from]) => [path.join(core, door), path.join(core, from)]),
      );
      build.onLoad({ filter: /[\\/]core[\\/].*\.ts$/ }, async ({ path: file }) => {
        const from = doors.get(file);
        if (!from) return undefined;
        const before = `./${path.relative(path.dirname(file), from).replaceAll('\\', '/')}`;
        const source = await readFile(file, 'utf8');
        return { contents: `${source}\nexport * as before from '${before}';`, loader: 'ts' };
      });
    },
  };
}

/**
 * Options for every bundle that contains core. `platform: 'browser'` takes the browser half of jsonld and
 * rdf-canonize: without Node's modules, which nothing here needs, so the result runs in Node as well.
 * With `splitting: true` what only some badges need becomes a chunk that is loaded when one does (then with
 * `coreDoors()`); without, it lies in the same file and is evaluated when it is needed.
 *
 * @type {import('esbuild').BuildOptions}
 */
export const CORE_BUNDLE = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: ['es2022', 'chrome120', 'firefox128', 'node20'],
  legalComments: 'none',
  plugins: [coreStandIns()],
};
