import { type Html, html } from './html.ts';
import type { Place } from './index.ts';

/** A single-page app: it replaces its elements, adds pictures, swaps sources and hides parts. */
export function livingPage({
  address,
  originOf,
  collection: { specimens, pictureOf },
}: Place): Html {
  const picture = (id: string) => {
    const found = specimens.find((one) => one.id === id);
    return found ? { src: pictureOf(found), alt: found.design.name } : { src: '', alt: '' };
  };
  const people = {
    Mira: [picture('ob2-hosted-verified'), picture('ob2-hosted-expired')],
    Sam: [
      picture('ob2-hosted-revoked-410'),
      { src: `${originOf('news')}/pictures/1.png`, alt: 'Hills' },
    ],
    Ada: [picture('ob2-signed-verified'), picture('ob2-hosted-not-found'), picture('ob2-unsigned')],
  };
  const data = JSON.stringify(people).replaceAll('<', '\\u003c');
  return html`
<header class="bar"><strong>Folkwork</strong><a href="${address}/">All pages of the demo</a></header>
<main>
<h1>The team</h1>
<p class="lead">This page draws itself anew each time, as many pages do.</p>
<p class="buttons">
<button class="button" id="next">Next person</button>
<button class="button" id="again">Draw again</button>
<button class="button" id="more">One more badge</button>
<button class="button" id="swap">Swap the first picture</button>
</p>
<section class="card" id="app" aria-live="polite"></section>
</main>
<script type="application/json" id="people">${{ markup: data }}</script>
<script type="module">${{ markup: SCRIPT }}</script>`;
}

const SCRIPT = `
const people = Object.entries(JSON.parse(document.querySelector('#people').textContent));
const app = document.querySelector('#app');
let shown = 0;
let extra = [];

function draw() {
  const [name, badges] = people[shown];
  const list = document.createElement('ul');
  list.className = 'badges';
  for (const { src, alt } of [...badges, ...extra]) {
    const item = document.createElement('li');
    const image = Object.assign(new Image(112, 112), { src, alt });
    const label = document.createElement('b');
    label.textContent = alt;
    item.append(image, label);
    list.append(item);
  }
  const heading = document.createElement('h2');
  heading.textContent = name;
  app.replaceChildren(heading, list);
}

document.querySelector('#next').onclick = () => {
  shown = (shown + 1) % people.length;
  extra = [];
  draw();
};
document.querySelector('#again').onclick = draw;
document.querySelector('#more').onclick = () => {
  extra = [people[2][1][2]];
  draw();
};
document.querySelector('#swap').onclick = () => {
  const image = app.querySelector('img');
  image.src = people[1][1][0].src;
};
draw();
`;
