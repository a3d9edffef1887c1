import { html } from '../html.ts';
import { FINDING, type FindingPage, image, raw, type Shown } from './page.ts';

/** A badge of one platform: the address that people link to. */
export interface Platform {
  readonly name: string;
  readonly page: string;
}

export const CREDLY_ID = '6821e049-db65-4532-b28b-351f3e967e31';
export const BADGR_ID = 'h6VCjbRBR7eC22jwUz45JA';
const BADGR = `https://api.eu.badgr.io/public/assertions/${BADGR_ID}`;

/** A thumbnail of a platform: the same for all who earned it, and no evidence. */
const TEMPLATE = 'https://images.credly.com/size/340x340/images/1/image.png';

/** Credentials as text: two documents, and a JWS. */
interface Texts {
  readonly document: string;
  readonly another: string;
  readonly signed: string;
}

export function linkPages(
  platforms: readonly Platform[],
  { verified, revoked }: Shown,
  { document, another, signed }: Texts,
): readonly FindingPage[] {
  const credly = `https://www.credly.com/badges/${CREDLY_ID}`;
  return [
    {
      url: '/links/platforms',
      matter: 'Links to the pages of platforms',
      body: html`<ul>${platforms.map(({ name, page }) => html`<li><a href="${page}">My certificate at ${name}</a> and more</li>`)}</ul>
<p><a href="https://www.credly.com/users/mira/badges">All my badges</a>,
<a href="https://www.credly.com/org/campus/badge/data-science">what it takes</a>,
<a href="https://www.credly.com/badges/example">an example</a>,
<a href="https://shop.example/?award=3">an award-winning shop</a>.</p>`,
      lists: platforms.map(() => 'verified' as const),
    },
    {
      url: '/links/one',
      matter: 'A picture in a link, and links to the same: one badge',
      body: html`<p><a href="${credly}">${image(TEMPLATE)}</a> <a href="${credly}/public_url">Verify</a></p>`,
      lists: ['verified'],
      marks: 2,
    },
    {
      url: '/links/picture',
      matter: 'A badge picture in a link to a platform',
      body: html`<a href="${credly}">${image(revoked)}</a>`,
      lists: ['revoked'],
    },
    {
      url: '/links/templates',
      matter: 'Thumbnails that name no award',
      body: html`<p>${image(TEMPLATE)}</p>
<a href="https://www.credly.com/org/campus/badge/data-science">${image(TEMPLATE)}</a>`,
      lists: [],
    },
    {
      url: '/links/embeds',
      matter: 'Embeds of platforms',
      body: html`<div data-iframe-width="150" data-iframe-height="270" data-share-badge-id="${CREDLY_ID}" data-share-badge-host="https://www.credly.com" style="width: 150px; height: 200px"></div>
<blockquote class="badgr-badge"><a href="${BADGR}">${image(`${BADGR}/image`)}</a>
<p class="badgr-badge-name">A badge</p>
<p><strong><a href="https://badgecheck.io/?url=${encodeURIComponent(BADGR)}">Verify</a></strong></p></blockquote>
<iframe src="${BADGR}?embedVersion=1&embedWidth=330&embedHeight=186" width="330" height="186"></iframe>`,
      lists: ['verified', 'verified'],
      marks: 4,
    },
    {
      url: '/links/files',
      matter: 'Links to the badge itself',
      body: html`<p><a href="/files/badge.json">My badge as a document</a></p>
<p><a href="/files/signed.jws">Signed</a></p>
<p><a href="${revoked}">My badge as a picture</a></p>
<p><a href="/files/badge-package.json">A file that is called so</a></p>
<p><a href="/files/data.json">Some data</a></p>`,
      lists: ['revoked', 'verified', 'verified'],
    },
    {
      url: '/links/data',
      matter: 'A credential in the data of the page',
      head: html`<link rel="openbadges-assertion" href="/files/badge.json">
${raw(`<script type="application/ld+json">[${inScript(document)}, ${inScript(another)}, {"@context": "https://schema.org", "@type": "Person", "name": "An openbadges fan"}]</script>`)}
${raw(`<script type="application/jwt">${signed}</script>`)}`,
      body: html`<p>Nothing to be seen.</p>`,
      // The document is the same as the file that the link leads to.
      lists: ['expired', 'verified', 'verified'],
      marks: 0,
    },
    {
      url: '/links/known',
      matter: 'Platforms whose pages do not tell where the badge is',
      body: html`<p><a href="https://openbadgepassport.com/app/badge/info/1234">My passport</a></p>`,
      lists: ['unchecked'],
    },
    {
      url: 'https://www.linkedin.com/in/mira',
      matter: 'LinkedIn: listed, and nothing drawn',
      body: html`<p><a href="https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(credly)}">Show credential</a></p>
${image(`${FINDING}/hills.png`)}`,
      lists: ['verified'],
      marks: 0,
    },
    {
      url: '/links/quiet',
      matter: 'A page whose owner wants no marks',
      head: html`<meta name="open-badge" content="no-overlay">`,
      body: html`<p>${image(verified)} <a href="${credly}">and a link</a></p>`,
      lists: ['verified', 'verified'],
      marks: 0,
    },
  ];
}

const inScript = (document: string): string => document.replaceAll('<', '\\u003c');
