import { type Html, html } from './html.ts';
import type { Place } from './index.ts';

const SHOWN = ['ob2-hosted-verified', 'ob2-signed-verified', 'ob2-hosted-expired'];

/** The earner's own page. */
export function earnerPage({
  address,
  originOf,
  collection: { specimens, pictureOf },
}: Place): Html {
  const shown = SHOWN.flatMap((id) => specimens.filter((one) => one.id === id));
  return html`
<header class="bar"><strong>mira.lindqvist</strong><a href="${address}/">All pages of the demo</a></header>
<main>
<h1>Hello, I am Mira.</h1>
<p class="lead">I measure rivers, and write about what I find. These are the badges that I am proud of, even of the one that I should renew.</p>
<section class="card">
<h2>Badges</h2>
<div class="elements">
${shown.map(
  (one) => html`<figure id="${one.id}">
<open-badge src="${pictureOf(one)}"><img src="${pictureOf(one)}" alt="${one.design.name}" width="120" height="120"></open-badge>
<figcaption><b>${one.design.name}</b><br>${one.design.criteria}</figcaption>
</figure>`,
)}
</div>
</section>
<p><img src="${originOf('news')}/pictures/2.png" alt="The river in the evening" width="320" height="320"></p>
</main>`;
}
