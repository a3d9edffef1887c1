import type { Specimen } from '../specimens/index.ts';
import { type Html, html } from './html.ts';
import type { Place } from './index.ts';

/** Leads to everything else. */
export function frontPage({ originOf }: Place): Html {
  const to = (href: string, title: string, text: string) =>
    html`<li><a href="${href}"><b>${title}</b> ${text}</a></li>`;
  return html`
<main>
<h1>Open Badge, the demo</h1>
<p class="lead">A small web of issuers, earners and readers. Every badge here was issued a moment ago with
fresh keys, and is checked for real: nothing on these pages knows its own result.</p>

<h2>With the extension</h2>
<ul class="cards">
${to(`${originOf('people')}/mira`, "A recruiter's page", 'A profile with genuine, expired, revoked and forged badges side by side.')}
${to('/badges', 'Every badge', 'One in each state, with what is the matter with it and what should be said.')}
${to(`${originOf('news')}/`, 'An ordinary page', 'Many pictures, some that look like badges, and no badge. Nothing may be marked.')}
${to(`${originOf('strict')}/`, 'A strict page', 'A content security policy that allows pictures and nothing else.')}
${to(`${originOf('living')}/`, 'A page that changes', 'A single-page app that draws itself anew, adds pictures and takes them away.')}
</ul>

<h2>Without the extension</h2>
<ul class="cards">
${to(`${originOf('school')}/`, "A site owner's page", 'Badges embedded with <open-badge>, one in each state.')}
${to(`${originOf('mira')}/`, "An earner's page", 'A personal page that shows three badges with <open-badge>.')}
${to('/generator', 'Put a badge on your page', 'Paste or drop a badge: how it looks, what is the matter with it, and what to copy.')}
</ul>
</main>`;
}

/** One row for each badge. */
export function specimensPage({ collection: { specimens, pictureOf } }: Place): Html {
  return html`
<header class="bar"><strong>Open Badge, the demo</strong><a href="/">All pages</a></header>
<main>
<h1>Every badge of the demo</h1>
<p class="lead">One in each state. The last column says what a check must find.</p>
<table class="card">
<thead><tr><th>Badge</th><th>Name</th><th>Standard</th><th>What is the matter</th><th>Must be found</th></tr></thead>
<tbody>
${specimens.map(
  (one) => html`<tr>
<td><img src="${pictureOf(one)}" alt="${one.design.name}" width="72" height="72"></td>
<td><b>${one.design.name}</b><br><span class="soft">${one.issuer}</span></td>
<td>${one.standard}</td>
<td>${one.matter}</td>
<td><code>${saying(one)}</code></td>
</tr>`,
)}
</tbody>
</table>
</main>`;
}

function saying({ verdict, recipient, otherPicture }: Specimen): string {
  if (recipient) return `verified (${verdict} once compared)`;
  return otherPicture ? `${verdict}, but another picture` : verdict;
}
