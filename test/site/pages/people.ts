import type { Specimen } from '../specimens/index.ts';
import { type Html, html } from './html.ts';
import type { Place } from './index.ts';
import { faceSvg } from './scenery.ts';

/** One of each kind that a recruiter meets. */
const SHOWN = [
  'ob2-hosted-verified',
  'ob2-signed-verified',
  'ob2-hosted-verified-svg',
  'ob3-verified',
  'ob2-hosted-expired',
  'ob2-hosted-revoked-410',
  'ob2-hosted-not-found',
  'ob2-signed-altered',
  'ob2-hosted-malformed',
  'ob3-suspended',
  'ob2-hosted-not-yet-valid',
  'ob2-site-down-503',
  'ob2-unsigned',
  'ob3-key-unconfirmed',
  'forged-wrong-origin',
  'forged-key-not-listed',
];

export function publishFace({ web, originOf }: Place): void {
  web.put(`${originOf('people')}/mira.svg`, {
    contentType: 'image/svg+xml',
    body: faceSvg(1, 'Mira Lindqvist'),
  });
}

/** A profile of a job network: what a recruiter reads. */
export function peoplePage({ address, collection }: Place): Html {
  const { specimens, pictureOf } = collection;
  const badge = (one: Specimen) => html`<li>
<img src="${pictureOf(one)}" alt="${one.design.name}" width="112" height="112">
<b>${one.design.name}</b><span>${one.issuer}</span></li>`;
  return html`
<header class="bar"><strong>Folkwork</strong><a href="${address}/">All pages of the demo</a></header>
<main>
<section class="card profile">
<div class="cover"></div>
<div class="who">
<img class="face" src="/mira.svg" alt="" width="128" height="128">
<div>
<h1>Mira Lindqvist</h1>
<p>Field data analyst · makes measurements tell the truth</p>
<p class="soft">Northfield · 318 contacts</p>
<p><a class="button" href="#contact">Write to Mira</a></p>
</div>
</div>
</section>

<section class="card">
<h2>About</h2>
<p>I collect, clean and explain environmental data. Eight years in the field, three of them leading a small team.
I like maps, honest error bars and rubber boots.</p>
</section>

<section class="card">
<h2>Badges and certificates</h2>
<ul class="badges">
${SHOWN.flatMap((id) => specimens.filter((one) => one.id === id)).map(badge)}
</ul>
</section>

<section class="card">
<h2>Work</h2>
<ul class="jobs">
<li><b>Lead analyst</b>, River Trust Northfield<br><span class="soft">2022 to today · water quality of 140 rivers</span></li>
<li><b>Data analyst</b>, Institute of Coastal Research<br><span class="soft">2018 to 2022 · sensors, pipelines, reports</span></li>
</ul>
</section>
</main>`;
}
