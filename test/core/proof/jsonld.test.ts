import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/badge.ts';
import { CONTEXTS } from '../../../core/proof/contexts.ts';
import { canonize, NotCanonical, openContextCache } from '../../../core/proof/jsonld.ts';
import { CORPUS_ABSENT, corpusFolder } from '../../conformance/corpus.ts';
import { credentialOf } from './issuing.ts';

interface Stock {
  canonize(document: unknown, options: object): Promise<string>;
}
const options = {
  hash: 'SHA-256' as const,
  cache: openContextCache(),
  load: async (url: string) => {
    const text = CONTEXTS.get(url)?.[0];
    if (!text) throw new Error('unknown context');
    return { text, keep: true };
  },
};

/**
 * The stock library in a copy of its own: ours shares parts with the modules that it patches, so the oracle
 * must not be the same instance.
 */
function loadStock(): Stock {
  const require = createRequire(import.meta.url);
  for (const path of Object.keys(require.cache)) {
    if (/[\\/]node_modules[\\/](jsonld|rdf-canonize)[\\/]/.test(path)) delete require.cache[path];
  }
  return require('jsonld');
}
const stock = loadStock();

async function byStock(document: unknown): Promise<string> {
  return stock.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    documentLoader: async (url: string) => ({
      contextUrl: null,
      documentUrl: url,
      document: structuredClone((await options.load(url)).text),
    }),
  });
}

/** Every JSON document of the corpus that has a context, and what it embeds. */
function documents(): [string, JsonObject][] {
  const folder = corpusFolder();
  if (!folder) return [];
  const found: [string, JsonObject][] = [];
  const walk = (path: string) => {
    for (const name of readdirSync(path)) {
      const inner = join(path, name);
      if (statSync(inner).isDirectory()) walk(inner);
      else if (statSync(inner).size < 300_000 && !/\.(png|svg|txt|enc)$/.test(name)) {
        try {
          const document = JSON.parse(readFileSync(inner, 'utf8'));
          if (document?.['@context'] && !inner.includes('contexts')) {
            found.push([inner.slice(folder.length), document]);
          }
        } catch {
          // not JSON: nothing to compare
        }
      }
    }
  };
  walk(folder);
  return found;
}

const outcome = async (work: Promise<string>) => {
  try {
    return await work;
  } catch {
    return 'no canonical form';
  }
};

describe('the lean, faster jsonld', () => {
  test.skipIf(!corpusFolder())(
    `gives what the stock library gives, for every document of the corpus (${corpusFolder() ? 'here' : CORPUS_ABSENT})`,
    { timeout: 60_000 },
    async () => {
      let canonical = 0;
      for (const [path, document] of documents()) {
        for (const input of [document, { ...document, proof: undefined }]) {
          const expected = await outcome(byStock(JSON.parse(JSON.stringify(input))));
          const actual = await outcome(canonize(JSON.parse(JSON.stringify(input)), options));
          if (expected !== 'no canonical form') canonical++;
          expect([path, actual]).toEqual([path, expected]);
        }
      }
      expect(canonical).toBeGreaterThan(200);
    },
  );

  test('names the term that no context defines', async () => {
    const document = { ...credentialOf('did:example:1'), nobodysTerm: 1 } as JsonObject;
    await expect(canonize(document, options)).rejects.toMatchObject({
      reason: 'undefined-term',
      detail: 'nobodysTerm',
    });
  });

  test('ends early on what is too complex', async () => {
    const clique = Array.from({ length: 6 }, (_, at) => ({ id: `_:b${at}` }));
    const document = {
      '@context': { '@vocab': 'https://example.org/' },
      '@graph': clique.map((node) => ({
        '@id': node.id,
        knows: clique.map(({ id }) => ({ '@id': id })),
      })),
    };
    const started = performance.now();
    await expect(canonize(document, options)).rejects.toBeInstanceOf(NotCanonical);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('leaves the document and the contexts as they were', async () => {
    const document = credentialOf('did:example:1') as JsonObject;
    const before = JSON.stringify(document);
    await canonize(document, options);
    expect(JSON.stringify(document)).toBe(before);
  });
});
