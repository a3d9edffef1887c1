import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../core/report.ts';
import { type Award, type Document, days, type Issued } from '../site/kit/award.ts';
import { bakeBadge } from '../site/kit/bake.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../site/kit/issuer.ts';
import { compactJws } from '../site/kit/jws.ts';
import { createWeb } from '../site/kit/web.ts';
import { document, type Html, html } from '../site/pages/html.ts';
import { publishElement } from '../site/site.ts';
import { type Extension, KINDS, type TestBrowser } from './browser.ts';
import { builtExtension } from './built.ts';
import { allowEverywhere, type Desk, openDesk } from './desk.ts';
import { cardOn, marksOn, pressMark, verdictsOn } from './marks.ts';
import { openBrowser } from './open.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';
import { until } from './until.ts';

// 1EdTech's checklist for Displayers of Open Badges 3.0: a good, an expired and a revoked badge, in both
// versions of the data model, are shown with their status; so are picture, name, description, issuer, date.
// https://www.imsglobal.org/spec/ob/v3p0/cert/

const PAGE = 'https://showcase.example';
const VERSIONS = ['1.1', '2.0'] as const;
const STATES: readonly [state: 'good' | 'expired' | 'revoked', verdict: Verdict][] = [
  ['good', 'verified'],
  ['expired', 'expired'],
  ['revoked', 'revoked'],
];
const design = DESIGNS.statistics;

interface Shown {
  readonly address: string;
  readonly verdict: Verdict;
}

/** A credential of VCDM 1.1 with what a draft of 2.0 says. */
function inVersion1(draft: Document): Document {
  const { '@context': context, validFrom, validUntil, ...rest } = draft;
  return {
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      ...(Array.isArray(context) ? context.slice(1) : []),
      'https://w3id.org/security/data-integrity/v2',
    ],
    ...rest,
    issuanceDate: validFrom,
    ...(validUntil === undefined ? {} : { expirationDate: validUntil }),
  };
}

/** VC-JWT of VCDM 1.1: the credential stands in the claim `vc`. */
function jwtOfVersion1({ document: credential }: Issued, issuer: Issuer): string {
  const { keys, url } = issuer.office;
  const seconds = (date: unknown) => Math.floor(Date.parse(String(date)) / 1000);
  const claims = {
    vc: credential,
    iss: url('/issuers/1'),
    jti: credential.id,
    nbf: seconds(credential.issuanceDate),
    ...(credential.expirationDate ? { exp: seconds(credential.expirationDate) } : {}),
  };
  return compactJws(claims, keys.rsa.privateKey, { typ: 'JWT', kid: url('/keys/jwt.json') });
}

/** Every badge of the checklist, in every form that it may come in. */
async function publish() {
  const web = createWeb();
  const issuer = await createIssuer({
    web,
    origin: 'https://campus.example',
    name: 'Northfield University',
  });
  const pictures: Shown[] = [];
  const texts: Shown[] = [];
  for (const version of VERSIONS) {
    for (const [state, verdict] of STATES) {
      for (const proof of ['eddsa-rdfc-2022', 'jws'] as const) {
        const award: Award = {
          design,
          recipient: 'mira@example.org',
          standard: '3.0',
          proof,
          status: '1EdTechRevocationList',
          ...(state === 'expired' ? { expires: days(-1) } : {}),
          ...(version === '1.1' ? { change: inVersion1 } : {}),
        };
        const issued = await issuer.issue(award);
        const isOldJwt = version === '1.1' && proof === 'jws';
        const text = isOldJwt ? jwtOfVersion1(issued, issuer) : issued.text;
        if (state === 'revoked') await issuer.revoke(issued, 'list');
        for (const format of ['png', 'svg'] as const) {
          const address = `${PAGE}/${version}-${state}-${proof}.${format}`;
          const { bytes, contentType } = bakeBadge(design, text, format);
          web.put(address, { body: bytes, contentType });
          pictures.push({ address, verdict });
        }
        const address = `${PAGE}/${version}-${state}.${proof === 'jws' ? 'jwt' : 'json'}`;
        const contentType = proof === 'jws' ? 'text/plain' : 'application/vc+ld+json';
        web.put(address, { body: text, contentType });
        texts.push({ address, verdict });
      }
    }
  }
  const page = (path: string, body: Html, head = html``) =>
    web.put(PAGE + path, {
      contentType: 'text/html; charset=utf-8',
      body: document({ title: 'Badges', kind: 'plain', body, head, stylesheet: 'data:,' }),
    });
  page(
    '/pictures',
    html`<p>${pictures.map(
      ({ address }) => html`<img src="${address}" alt="" width="120" height="120">`,
    )}</p>`,
  );
  page(
    '/elements',
    html`${[...pictures, ...texts].map(
      ({ address }) => html`<open-badge src="${address}" variant="card"></open-badge>`,
    )}`,
    html`<script type="module" src="/open-badge/define.js"></script>`,
  );
  await publishElement(web, PAGE);
  return { web, pictures, texts };
}

let shown: Awaited<ReturnType<typeof publish>>;
let proxy: ForwardProxy;

beforeAll(async () => {
  shown = await publish();
  proxy = await startProxy(shown.web);
});
afterAll(() => proxy?.close());

const wanted = (list: readonly Shown[]) =>
  Object.fromEntries(list.map(({ address, verdict }) => [address, verdict]));

describe.each(KINDS)('the checklist for Displayers in %s', (kind) => {
  let opened: TestBrowser;
  let extension: Extension;
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    opened = await openBrowser(kind, { proxyPort: proxy.port, extension: builtExtension(kind) });
    if (!opened.extension) throw new Error('The extension was not installed.');
    extension = opened.extension;
    desk = await openDesk(extension);
    await allowEverywhere(extension, desk);
    page = await opened.browser.newPage();
    await page.setViewport({ width: 1280, height: 2400 });
  });
  afterAll(() => opened?.close());

  test('the extension marks each with its status', async () => {
    await page.goto(`${PAGE}/pictures`);
    const tabId = await desk.tabOf(page);
    const said = await until(
      'every picture is checked',
      async () => {
        const { pending } = await desk.ask('tab', { tabId });
        const marks = await marksOn(opened, page);
        return pending === 0 && marks.length === shown.pictures.length && verdictsOn(opened, page);
      },
      30_000,
    );
    expect(said).toEqual(wanted(shown.pictures));
  });

  test('its card shows name, description, issuer and date, and the reader can check again', async () => {
    await pressMark(opened, page, '2.0-good-eddsa-rdfc-2022.png');
    const card = await until('the card is open', async () => {
      const found = await cardOn(opened, page);
      return found?.status === 'verified' && found;
    });
    for (const text of [
      design.name,
      design.description,
      'Northfield University',
      'campus.example',
    ]) {
      expect(card.text).toContain(text);
    }
    expect(card.text).toMatch(/Issued on\s+\w+ \d+, 20\d\d/);
    expect(card.text).toMatch(/Check again/);
  });

  test('the element says the same of pictures, JSON and JWT', async () => {
    const plain = await openBrowser(kind, { proxyPort: proxy.port });
    try {
      const other = await plain.browser.newPage();
      await other.setViewport({ width: 1280, height: 30_000 });
      await other.goto(`${PAGE}/elements`);
      const said = await until(
        'every element has ended its check',
        async () => {
          const states = await other.$$eval('open-badge', (elements) =>
            elements.map((one) => [one.getAttribute('src'), one.getAttribute('status') ?? 'idle']),
          );
          const waiting = states.some(([, status]) => status === 'idle' || status === 'checking');
          return !waiting && Object.fromEntries(states);
        },
        40_000,
      );
      expect(said).toEqual(wanted([...shown.pictures, ...shown.texts]));
    } finally {
      await plain.close();
    }
  });
});
