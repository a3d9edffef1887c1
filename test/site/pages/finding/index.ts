import { days, type Issued } from '../../kit/award.ts';
import { bakeBadge } from '../../kit/bake.ts';
import { DESIGNS } from '../../kit/designs.ts';
import { createIssuer } from '../../kit/issuer.ts';
import { picturePng } from '../../kit/picture.ts';
import { pngChunk } from '../../kit/png.ts';
import type { Web } from '../../kit/web.ts';
import { EARNER } from '../../specimens/specimen.ts';
import { landscapePng } from '../scenery.ts';
import { elementPages } from './elements.ts';
import { hostilePages } from './hostile.ts';
import { BADGR_ID, CREDLY_ID, linkPages, type Platform } from './links.ts';
import { ordinaryPages } from './ordinary.ts';
import { ELSEWHERE, FINDING, type FindingPage, image, type Shown, textOf } from './page.ts';
import { picturePages } from './pictures.ts';
import { bandPage, farPage, highPage, movedPages, placesPage } from './places.ts';

export { ELSEWHERE, FINDING, type FindingPage, type Shown } from './page.ts';

const recipient = EARNER;
const HASH = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';

/** Platforms: where people link to, and where the assertion is. */
const PLATFORMS: readonly (Platform & { readonly assertion: string })[] = [
  {
    name: 'Credly',
    page: `https://www.credly.com/badges/${CREDLY_ID}/public_url`,
    assertion: `https://www.credly.com/api/v1/obi/v2/badge_assertions/${CREDLY_ID}`,
  },
  {
    name: 'Badgr',
    page: `https://eu.badgr.com/public/assertions/${BADGR_ID}?identity__email=mira%40example.org`,
    assertion: `https://api.eu.badgr.io/public/assertions/${BADGR_ID}`,
  },
  {
    name: 'Moodle',
    page: `https://lms.example/course/badges/badge.php?hash=${HASH}`,
    assertion: `https://lms.example/course/badges/assertion.php?b=${HASH}&obversion=2`,
  },
  {
    name: 'Accredible',
    page: `https://brand.credential.net/${CREDLY_ID}`,
    assertion: `https://api.accredible.com/v1/obi/badge_assertions/${CREDLY_ID}`,
  },
  {
    name: 'edubadges',
    page: `https://www.edubadges.nl/public/assertions/${BADGR_ID}`,
    assertion: `https://api.edubadges.nl/public/assertions/${BADGR_ID}`,
  },
  {
    name: 'Open Badge Factory',
    page: `https://openbadgefactory.com/v1/assertion/${HASH}.html`,
    assertion: `https://openbadgefactory.com/v1/assertion/${HASH}.json`,
  },
];

export interface FindingSite {
  readonly pages: readonly FindingPage[];
  /** Pages whose marks are tested one by one. */
  readonly others: readonly FindingPage[];
  readonly shown: Shown;
}

/** Puts a page for each way of showing a badge into a web, and pages that show none. */
export async function publishFinding(web: Web): Promise<FindingSite> {
  const campus = await createIssuer({
    web,
    origin: 'https://campus.example',
    name: 'Northfield University',
    cors: false,
  });
  const design = DESIGNS.dataScience;
  const good = await campus.issue({ design, recipient });
  const signed = await campus.issue({ design: DESIGNS.water, recipient, proof: 'jws' });
  const drawn = await campus.issue({ design: DESIGNS.climate, recipient });
  const expired = await campus.issue({ design: DESIGNS.firstAid, recipient, expires: days(-30) });
  const revoked = await campus.issue({ design: DESIGNS.electricity, recipient });
  await campus.revoke(revoked, 'gone');

  const put = (name: string, body: Uint8Array | string, contentType: string) => {
    for (const origin of [FINDING, ELSEWHERE]) {
      const headers = { 'cache-control': 'max-age=600' };
      web.put(`${origin}/${name}`, { contentType, body, cors: false, headers });
    }
    return `${FINDING}/${name}`;
  };
  const baked = (name: string, issued: Issued) =>
    put(name, bakeBadge(issued.design, issued.text).bytes, 'image/png');
  const markup = new TextDecoder().decode(bakeBadge(drawn.design, drawn.text, 'svg').bytes);
  const shown: Shown = {
    verified: baked('1.png', good),
    expired: baked('2.png', expired),
    revoked: baked('my-badge.png', revoked),
    drawing: put('4.svg', markup, 'image/svg+xml'),
    tail: put('5.png', behindPixels(good), 'image/png'),
    hills: put('hills.png', landscapePng(1), 'image/png'),
  };
  put('files/badge.json', JSON.stringify(good.document), 'application/ld+json');
  put('files/signed.jws', signed.text, 'application/jose');
  put('files/badge-package.json', '{"type": "module", "name": "badge"}', 'application/json');
  put('files/data.json', '[1, 2, 3]', 'application/json');
  put('styles.css', `.remote { background-image: url("${shown.revoked}") }`, 'text/css');
  web.put(`${FINDING}/frame`, { contentType: 'text/html', body: image(shown.verified).markup });
  web.put(`${ELSEWHERE}/frame`, { contentType: 'text/html', body: image(shown.expired).markup });
  web.put('https://images.credly.com/size/340x340/images/1/image.png', {
    contentType: 'image/png',
    body: picturePng(design.picture),
  });
  for (const { assertion, page } of PLATFORMS) await publishAward(web, assertion, page);

  const pages = [
    ...picturePages(shown, markup),
    ...linkPages(PLATFORMS, shown, {
      document: JSON.stringify(good.document),
      another: JSON.stringify(expired.document),
      signed: signed.text,
    }),
    ...elementPages(shown),
    ...ordinaryPages(shown),
  ].map(withOrigin);
  const others = [
    placesPage(shown),
    farPage(shown),
    bandPage(shown),
    highPage(shown),
    ...movedPages(shown),
    ...hostilePages(shown),
  ].map(withOrigin);
  for (const page of [...pages, ...others]) {
    const headers = page.headers ?? {};
    const body = textOf(page);
    web.put(page.url, { contentType: 'text/html; charset=utf-8', body, headers, cors: false });
  }
  return { pages, others, shown };
}

const withOrigin = (page: FindingPage): FindingPage => ({
  ...page,
  url: new URL(page.url, FINDING).href,
});

/** Moodle and Open Badge Factory write their chunk behind the pixels. */
function behindPixels({ design, text }: Issued): Uint8Array {
  const plain = picturePng(design.picture);
  const chunk = pngChunk('iTXt', new TextEncoder().encode(`openbadges\0\0\0\0\0${text}`));
  return Uint8Array.from([...plain.subarray(0, -12), ...chunk, ...plain.subarray(-12)]);
}

/** One award at a platform, where its assertion is, and a web page for people. */
async function publishAward(web: Web, assertion: string, page: string): Promise<void> {
  const { origin } = new URL(assertion);
  const issuer = await createIssuer({ web, origin, name: new URL(origin).hostname, cors: false });
  const { document } = await issuer.issue({
    design: DESIGNS.programming,
    recipient,
    change: (draft) => ({ ...draft, id: assertion }),
  });
  web.json(assertion, document, { contentType: 'application/ld+json', cors: false });
  web.put(
    page.replace(/\?.*$/, (query) => (query.includes('hash') ? query : '')),
    {
      contentType: 'text/html',
      body: '<h1>A badge</h1>',
    },
  );
}
