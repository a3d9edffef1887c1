import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORE_BUNDLE } from '../../core/bundle.mjs';
import {
  credentialOf,
  type Doc,
  didJwk,
  KEY_FORMS,
  kindOf,
  makeJwtKey,
  makeKey,
  NOW,
  SUITES,
  signJwt,
  signWith,
} from '../core/proof/issuing.ts';
import type { TestBrowser } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';

/** One badge, and what its issuer would answer. */
interface Sample {
  readonly name: string;
  readonly verdict: string;
  readonly input: Doc | string;
  readonly documents: Doc;
}

/** What each place runs: the whole core in one classic script, as an extension's background has it. */
const ANSWERS = `
import { verify } from './core/index.ts';
async function answer({ input, documents }) {
  const fetch = async (url) => {
    if (!(url in documents)) throw new TypeError('network error');
    return new Response(JSON.stringify(documents[url]));
  };
  const { verdict, findings } = await verify(input, { fetch, now: () => new Date(${+NOW}) });
  return verdict + ': ' + findings.filter((one) => one.verdict).map((one) => one.code);
}
self.answer = answer;
if (typeof document === 'undefined') {
  self.addEventListener('message', async ({ data, ports }) => {
    ports[0].postMessage(await answer(data).catch(String));
  });
}
`;

/** Asks in the page itself, in a worker, or in a service worker. */
const ASK = `async (place, sample) => {
  if (place === 'page') return self.answer(sample);
  const target = place === 'worker' ? new Worker('/core.js') : await (async () => {
    const registration = await navigator.serviceWorker.register('/core.js', { scope: '/' });
    await navigator.serviceWorker.ready;
    return registration.active;
  })();
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  target.postMessage(sample, [port2]);
  return answered;
}`;

let server: Server;
let samples: Sample[];

beforeAll(async () => {
  samples = await makeSamples();
  const { outputFiles } = await build({
    ...CORE_BUNDLE,
    stdin: { contents: ANSWERS, resolveDir: new URL('../..', import.meta.url).pathname },
    format: 'iife',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  server = createServer(({ url }, response) => {
    const isScript = url === '/core.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    // As strict as an extension's own policy: no eval.
    response.setHeader('content-security-policy', "script-src 'self'");
    response.end(
      isScript ? script : '<!doctype html><title>core</title><script src="/core.js"></script>',
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterAll(() => {
  server.close();
});

async function makeSamples(): Promise<Sample[]> {
  const made: Sample[] = [];
  const add = (name: string, verdict: string, input: Doc | string, documents: Doc = {}) =>
    made.push({ name, verdict, input, documents });
  for (const suite of SUITES) {
    const key = await makeKey(kindOf(suite));
    const { issuer, method, documents } = KEY_FORMS['did:web, Multikey by reference'](key);
    const contexts = credentialOf(issuer)['@context'] as string[];
    const credential = credentialOf(issuer, {
      '@context': [...contexts, 'https://w3id.org/security/suites/ed25519-2020/v1'].slice(
        0,
        suite === 'Ed25519Signature2020' ? 4 : 3,
      ),
    });
    const signed = await signWith(suite, credential, key, method);
    add(suite, 'verified', signed, documents);
    add(
      `${suite}, altered`,
      'altered',
      { ...signed, validFrom: '2026-01-02T00:00:00Z' },
      documents,
    );
  }
  for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA']) {
    const key = await makeJwtKey(alg);
    add(`JWT ${alg}`, 'unconfirmed', await signJwt(credentialOf(didJwk(key.jwk)), key));
  }
  return made;
}

describe.each([
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
] as const)('the core in %s', (_, open) => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await open({});
  });
  afterAll(() => browser.close());

  test.each(['page', 'worker', 'service worker'])('checks every proof in a %s', async (place) => {
    const page = await browser.browser.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    const outcomes: string[] = [];
    for (const { name, verdict: _, ...sample } of samples) {
      const call = `(${ASK})(${JSON.stringify(place)}, ${JSON.stringify(sample)})`;
      outcomes.push(`${name}: ${String(await page.evaluate(call)).split(':')[0]}`);
    }
    expect(outcomes).toEqual(samples.map(({ name, verdict }) => `${name}: ${verdict}`));
    await page.close();
  });
});
