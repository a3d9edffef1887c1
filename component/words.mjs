// How words get into builds: a bundle holds English; the other languages are chunks, or files beside it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('view/words/', import.meta.url));

/** Writes `words/xx.json` of every language but English. Returns code → `integrity` of its file. */
export async function writeWords(output) {
  const hashes = {};
  await mkdir(path.join(output, 'words'), { recursive: true });
  for (const file of (await readdir(source)).sort()) {
    if (!file.endsWith('.json') || file === 'en.json') continue;
    const text = JSON.stringify(JSON.parse(await readFile(path.join(source, file), 'utf8')));
    await writeFile(path.join(output, 'words', file), text);
    const digest = createHash('sha384').update(text).digest('base64');
    hashes[path.basename(file, '.json')] = `sha384-${digest}`;
  }
  return hashes;
}

/**
 * For a build of one file: its languages are the files beside it.
 *
 * @param {string} script JavaScript for the address of the script, run when it starts.
 * @param {Record<string, string>} hashes As `writeWords` returns them.
 * @returns {import('esbuild').Plugin}
 */
export function wordsBeside(script, hashes) {
  const contents = `import { filesBeside } from './beside.ts';
    export const LANGUAGES = filesBeside(${script}, ${JSON.stringify(hashes)});`;
  return {
    name: 'words-beside',
    setup(build) {
      build.onLoad({ filter: /[\\/]view[\\/]words[\\/]languages\.ts$/ }, () => ({ contents }));
    },
  };
}

/**
 * For a build in chunks, where a file is in one chunk whole: what an element says before anything was checked
 * is cut out of en.json, so that the sentences come with the card.
 *
 * @returns {import('esbuild').Plugin}
 */
export function briefEnglish() {
  return {
    name: 'brief-english',
    setup(build) {
      build.onResolve({ filter: /\/words\/en\.json$/ }, ({ importer }) =>
        path.basename(importer) === 'brief.ts'
          ? { path: path.join(source, 'en.json'), namespace: 'brief' }
          : null,
      );
      build.onLoad({ filter: /./, namespace: 'brief' }, async ({ path: file }) => {
        const { code, direction, chips, labels } = JSON.parse(await readFile(file, 'utf8'));
        return { contents: JSON.stringify({ code, direction, chips, labels }), loader: 'json' };
      });
    },
  };
}
