// The one place that says how core is bundled: used by the builds of core, component and extension.
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

/**
 * Options for every bundle that contains core. `platform: 'browser'` takes the browser half of jsonld and
 * rdf-canonize: without Node's modules, which nothing here needs, so the result runs in Node as well.
 * With `splitting: true` the JSON-LD processor and its contexts become a chunk that is loaded when a badge
 * needs it; without, they lie in the same file and are evaluated when they are needed.
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
