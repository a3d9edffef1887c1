import { readFile } from 'node:fs/promises';
import type { Web } from '../kit/web.ts';
import type { Collection } from '../specimens/index.ts';
import { earnerPage } from './earner.ts';
import { frontPage, specimensPage } from './front.ts';
import { document, type Html, html } from './html.ts';
import { livingPage } from './living.ts';
import { galleryPage, publishGallery } from './ordinary.ts';
import { peoplePage, publishFace } from './people.ts';
import { schoolPage } from './school.ts';
import { checkPage, generatorPage, publishTools } from './tools.ts';

/** What a page needs to know of the test web. */
export interface Place {
  readonly web: Web;
  /** Origin of the front page. */
  readonly address: string;
  originOf(host: string): string;
  readonly collection: Collection;
}

export async function publishPages(place: Place): Promise<void> {
  const { web, address, originOf } = place;
  const css = await readFile(new URL('site.css', import.meta.url), 'utf8');
  web.put(`${address}/site.css`, { contentType: 'text/css; charset=utf-8', body: css });
  publishFace(place);
  publishGallery(place);

  const put = (url: string, kind: string, title: string, body: Html, head?: Html) => {
    const stylesheet = `${address}/site.css`;
    const text = document({ title, kind, body, stylesheet, ...(head ? { head } : {}) });
    web.put(url, { contentType: 'text/html; charset=utf-8', body: text, cors: false });
  };
  const element = html`<script type="module" src="${address}/open-badge/define.js"></script>`;

  put(`${address}/`, 'front', 'Open Badge: the demo', frontPage(place));
  put(`${address}/badges`, 'front', 'Every badge of the demo', specimensPage(place));
  put(`${originOf('people')}/mira`, 'people', 'Mira Lindqvist | Folkwork', peoplePage(place));
  put(`${originOf('school')}/`, 'school', 'Our graduates', schoolPage(place), element);
  put(`${originOf('mira')}/`, 'earner', 'Mira Lindqvist', earnerPage(place), element);
  await publishTools(place);
  put(`${address}/check`, 'front', 'An independent check', checkPage(place), element);
  const generator = generatorPage(place);
  put(`${address}/generator`, 'front', 'Put a badge on your page', generator, element);
  put(`${originOf('news')}/`, 'news', 'The Northfield Courier', galleryPage(place));
  put(`${originOf('living')}/`, 'people', 'Team', livingPage(place));
  publishStrictPage(place);
  publishIssuerHomes(place);
}

/** A page that allows nothing but pictures: no styles, no scripts, no requests. */
function publishStrictPage({ web, originOf, collection }: Place): void {
  const shown = collection.specimens.filter(({ id }) => STRICT.includes(id));
  const body = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A strict page</title>
<h1>A strict page</h1>
<p>Its content security policy is <code>default-src 'none'; img-src *</code>.</p>
${shown.map((one) => html`<p><img src="${collection.pictureOf(one)}" alt="${one.design.name}" width="120" height="120"></p>`)}
<p><img src="${originOf('news')}/pictures/1.png" alt="Hills" width="240" height="240"></p>
</html>
`;
  web.put(`${originOf('strict')}/`, {
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': "default-src 'none'; img-src *" },
    body: body.markup,
  });
}

const STRICT = ['ob2-hosted-verified', 'ob2-hosted-expired', 'ob2-hosted-revoked-410'];

/** Each issuer has a page of its own: what a card or a report may link to. */
function publishIssuerHomes({ web, address, collection: { cast } }: Place): void {
  for (const issuer of [cast.campus, cast.guild, cast.redcross, cast.forger]) {
    const { name, description } = issuer.office;
    const body = html`<main><h1>${name}</h1><p class="lead">${description}</p>
<p><a href="${address}/">Back to the demo</a></p></main>`;
    const page = document({ title: name, kind: 'front', body, stylesheet: `${address}/site.css` });
    web.put(`${issuer.origin}/`, { contentType: 'text/html; charset=utf-8', body: page });
  }
}
