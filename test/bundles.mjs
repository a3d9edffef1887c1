// What the design promises of the bundles, read from esbuild's metafiles after `npm run build`: what a page
// loads stays small, and the service worker, where import() does not exist, never tries it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DOORS } from '../core/bundle.mjs';
import { root } from './setup.mjs';

const JSONLD = /^node_modules\/(jsonld|rdf-canonize)\//;
const CORE = /^core\//;
/** Every language but English. */
const LANGUAGE = /^component\/view\/words\/(?!en\.)[\w-]+\.json$/;

const problems = [];
const metafile = async (...parts) =>
  JSON.parse(await readFile(path.join(root, 'dist', ...parts), 'utf8'));

const content = await metafile('extension', 'content.meta.json');
forbid('the content script', content, Object.keys(content.outputs), [
  CORE,
  JSONLD,
  LANGUAGE,
  // Most pages have no badge: what draws is another script.
  /^component\/view\//,
  /^node_modules\/(?:@lit|lit)/,
]);
const drawing = await metafile('extension', 'drawing.meta.json');
forbid('what draws', drawing, Object.keys(drawing.outputs), [CORE, JSONLD, LANGUAGE]);

const component = await metafile('component', 'meta.json');
// What some output loads with import() has an entry point too, but is no entry.
const loadedLater = new Set(
  Object.values(component.outputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map((one) => one.path),
  ),
);
const entries = Object.keys(component.outputs).filter(
  (name) => component.outputs[name].entryPoint && !loadedLater.has(name),
);
if (entries.length === 0) problems.push('the component has no entry');
forbid("the component's entry", component, loadedWith(component, entries), [
  CORE,
  JSONLD,
  LANGUAGE,
  // Only what chips need of it, cut out by the build
  /^component\/view\/words\/en\.json$/,
]);

for (const { entryPoint = '' } of Object.values(component.outputs)) {
  const isKnown = !CORE.test(entryPoint) || entryPoint.slice('core/'.length) in DOORS;
  if (!isKnown) problems.push(`${entryPoint} is a door of the core: name it in core/bundle.mjs`);
}

const inOneFile = await metafile('component', 'open-badge.meta.json');
forbid('open-badge.js', inOneFile, Object.keys(inOneFile.outputs), [LANGUAGE]);

const pages = await metafile('extension', 'pages.meta.json');
forbid('a page of the extension', pages, Object.keys(pages.outputs), [LANGUAGE]);

const background = await metafile('extension', 'background.meta.json');
forbid('the background', background, Object.keys(background.outputs), [LANGUAGE]);
for (const [name, { imports }] of Object.entries(background.outputs)) {
  if (imports.some(({ kind }) => kind === 'dynamic-import')) problems.push(`${name} has import()`);
  const text = await readFile(path.join(root, name), 'utf8');
  if (/\bimport\s*\(/.test(text)) problems.push(`${name} has the text import(`);
}

for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Every output that comes with these: static imports are followed, import() is not. */
function loadedWith({ outputs }, names) {
  const loaded = new Set(names);
  for (const name of loaded) {
    for (const { path: other, kind } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement') loaded.add(other);
    }
  }
  return [...loaded];
}

/** A source may be named without being there: what matters is what of it is in the output. */
function forbid(what, { outputs }, names, patterns) {
  for (const name of names) {
    const inputs = Object.entries(outputs[name]?.inputs ?? {});
    for (const [source, { bytesInOutput }] of inputs) {
      if (bytesInOutput > 0 && patterns.some((pattern) => pattern.test(source))) {
        problems.push(`${what} (${name}) has ${bytesInOutput} bytes of ${source}`);
      }
    }
  }
}
