import { type Html, html } from './html.ts';
import type { Place } from './index.ts';

const SHOWN = [
  'ob2-hosted-verified',
  'ob2-signed-verified',
  'ob3-verified',
  'ob2-hosted-expired',
  'ob2-hosted-revoked-410',
  'ob2-hosted-not-found',
  'ob2-signed-altered',
  'ob2-unsigned',
  'ob2-site-down-503',
  'ob3-key-unconfirmed',
  'ob2-hosted-verified-svg',
  'ob2-hosted-malformed',
];

/** A site owner embeds badges; each is checked in the reader's browser. */
export function schoolPage({ address, collection: { specimens, pictureOf } }: Place): Html {
  const shown = SHOWN.flatMap((id) => specimens.filter((one) => one.id === id));
  return html`
<header class="bar"><strong>Harbour School</strong><a href="${address}/">All pages of the demo</a></header>
<main>
<h1>Our graduates</h1>
<p class="lead">Each badge is an <code>&lt;open-badge&gt;</code>: it asks the issuer when you look at it, with no server between.</p>
<section class="card">
<div class="elements">
${shown.map(
  (one) => html`<figure id="${one.id}">
<open-badge src="${pictureOf(one)}"><img src="${pictureOf(one)}" alt="${one.design.name}" width="120" height="120"></open-badge>
<figcaption><b>${one.design.name}</b><br>${one.matter}</figcaption>
</figure>`,
)}
</div>
</section>
<section class="card">
<h2>How it is done</h2>
<p>Two lines on any page:</p>
<pre>${`<script type="module" src="${address}/open-badge/define.js"></script>
<open-badge src="badge.png"><img src="badge.png" alt="Data Science Foundations"></open-badge>`}</pre>
</section>
</main>`;
}
