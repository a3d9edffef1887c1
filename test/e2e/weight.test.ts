import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../../component/size.mjs';
import type { Report } from '../../core/report.ts';
import type { Award } from '../site/kit/award.ts';
import { bakeBadge } from '../site/kit/bake.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../site/kit/issuer.ts';
import { createWeb, type Web } from '../site/kit/web.ts';
import { publishElement } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { requireElement } from './built.ts';
import { openBrowser } from './open.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';

// What the element loads for which badge, as the server of its files sees it. `npm run size` weighs these files.

type Load = Parameters<typeof filesOf>[number];

interface Case {
  readonly name: string;
  readonly award: Partial<Award>;
  readonly loads: readonly Load[];
  /** How the page gives it to the element. Default: as it stands, in `src`. */
  readonly as?: 'address' | 'picture';
}

const jwt = { standard: '3.0', proof: 'jws' } as const;
const CASES: readonly Case[] = [
  { name: 'a JWT of a did:key', award: { ...jwt, identity: 'did:key' }, loads: ['jwt'] },
  { name: 'a JWT of a did:web', award: { ...jwt, identity: 'did:web' }, loads: ['jwt'] },
  {
    name: 'a JWT at an address',
    award: { ...jwt, identity: 'did:web' },
    loads: ['jwt'],
    as: 'address',
  },
  {
    name: 'a JWT with a status list',
    award: { ...jwt, identity: 'did:web', status: '1EdTechRevocationList' },
    loads: ['jwt', 'status'],
  },
  {
    name: 'a JWT with a status list that has a Data Integrity proof',
    award: { ...jwt, identity: 'did:web', status: 'BitstringStatusListEntry' },
    loads: ['jwt', 'status', 'dataIntegrity'],
  },
  { name: 'a hosted assertion', award: { standard: '2.0' }, loads: ['hosted'], as: 'address' },
  {
    name: 'a hosted assertion in a picture',
    award: {},
    loads: ['hosted', 'picture'],
    as: 'picture',
  },
  { name: 'a signed assertion', award: { standard: '2.0', proof: 'jws' }, loads: ['jws'] },
  { name: 'a Data Integrity proof', award: { standard: '3.0' }, loads: ['dataIntegrity'] },
];

let web: Web;
let issuer: Issuer;
let proxy: ForwardProxy;

beforeAll(async () => {
  requireElement();
  web = createWeb();
  issuer = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  proxy = await startProxy(web);
});
afterAll(() => proxy?.close());

/** What the element is given for a badge of this kind. */
async function sourceOf({ award, as }: Case): Promise<string> {
  const design = DESIGNS.statistics;
  const issued = await issuer.issue({ design, recipient: 'mira@example.org', ...award });
  if (as === undefined) return issued.text;
  if (as === 'address' && issued.proof === 'hosted') return issued.id;
  const address = `https://shelf.example/${web.asked.length}`;
  const { bytes, contentType } = bakeBadge(design, issued.text);
  const isPicture = as === 'picture';
  web.put(
    address,
    isPicture ? { body: bytes, contentType } : { body: issued.text, contentType: 'text/plain' },
  );
  return address;
}

describe.each(KINDS)('what the element loads in %s', (kind) => {
  let opened: TestBrowser;
  let pages = 0;

  beforeAll(async () => {
    opened = await openBrowser(kind, { proxyPort: proxy.port });
  });
  afterAll(() => opened?.close());

  /** Checks a badge on a site of its own, that no cache knows, and that lacks some of the element's files. */
  async function check(src: string, missing: RegExp | null = null) {
    const origin = `https://page-${++pages}.example`;
    await publishElement(web, origin, missing);
    const body = `<!doctype html><title>Page</title>
      <script>self.faults = []; onunhandledrejection = ({ reason }) => faults.push(String(reason));</script>
      <script type="module" src="/open-badge/define.js"></script>`;
    web.put(`${origin}/`, { contentType: 'text/html', body });
    const before = web.asked.length;
    const page: Page = await opened.browser.newPage();
    await page.goto(`${origin}/`);
    const text = await page.evaluate(async (source) => {
      await customElements.whenDefined('open-badge');
      const element = document.createElement('open-badge');
      element.setAttribute('src', source);
      element.setAttribute('verify', 'never');
      document.body.append(element);
      return JSON.stringify(await element.check());
    }, src);
    expect(await page.evaluate(() => Reflect.get(self, 'faults'))).toEqual([]);
    await page.close();
    const report: Report = JSON.parse(text);
    const home = `${origin}/open-badge/`;
    const asked = web.asked.slice(before).filter(({ url }) => url.startsWith(home));
    return { report, files: asked.map(({ url }) => url.slice(home.length)).sort() };
  }

  test.each(CASES)('$name: what it needs, each file once, and nothing else', async (one) => {
    const { report, files } = await check(await sourceOf(one));
    expect(['verified', 'unconfirmed']).toContain(report.verdict);
    const needed = await filesOf('entry', 'details', ...one.loads);
    expect(files).toEqual([...needed].sort());
  });

  const broken: readonly [door: string, name: string][] = [
    ['ob3', 'a JWT of a did:key'],
    ['compact-jws', 'a JWT of a did:web'],
    ['status-lookup', 'a JWT with a status list'],
    ['ob2', 'a hosted assertion'],
    ['compact-jws', 'a signed assertion'],
    ['picture', 'a hosted assertion in a picture'],
    ['data-integrity', 'a Data Integrity proof'],
    ['rdfc', 'a Data Integrity proof'],
  ];
  test.each(broken)('without %s, %s is unchecked: nothing is said about it', async (door, name) => {
    const one = CASES.find((candidate) => candidate.name === name) ?? expect.fail(name);
    const { report } = await check(await sourceOf(one), new RegExp(`/${door}-[^/]*$`));
    const codes = report.findings.map(({ code }) => code);
    expect(codes).toContain('input/interrupted');
    expect(report.verdict).toBe('unchecked');
  });
});
