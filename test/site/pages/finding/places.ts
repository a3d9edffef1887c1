import { type Html, html } from '../html.ts';
import { type FindingPage, image, raw, type Shown } from './page.ts';

/** Where pictures can be, and whether a mark belongs on them: `data-mark` says so. */
export function placesPage({ verified }: Shown): FindingPage {
  const picture = (id: string, mark: 'right' | 'left' | 'none') =>
    image(verified, raw(`id="${id}" data-mark="${mark}"`));
  return {
    url: '/places',
    matter: 'Places',
    head: html`<style>
body { margin: 0; padding: 60px 20px 20px } section { display: inline-block; margin: 10px; vertical-align: top }
header { position: fixed; inset: 0 0 auto 0; height: 50px; background: #246; z-index: 9 }
@keyframes go { from { transform: none } to { transform: translateX(160px) } }
</style>`,
    body: html`<header></header>
<section>${picture('plain', 'right')}</section>
<section dir="rtl">${picture('rtl', 'left')}</section>
<section style="visibility: hidden">${picture('invisible', 'none')}</section>
<section style="opacity: 0">${picture('transparent', 'none')}</section>
<section style="display: none">${picture('absent', 'none')}</section>
<section style="position: relative">${picture('covered', 'none')}<i style="position: absolute; inset: 0; background: #fff"></i></section>
<section style="position: relative">${picture('linked-over', 'right')}<a href="#x" style="position: absolute; inset: 0"></a></section>
<section style="transform: scale(0.8) translateY(10px)">${picture('transformed', 'right')}</section>
<section style="zoom: 1.3">${picture('zoomed', 'right')}</section>
<section id="box" style="overflow: auto; width: 200px; height: 200px"><p style="height: 10px"></p>${picture('in-box', 'right')}<p style="height: 600px"></p></section>
<section style="overflow: hidden; width: 150px; height: 20px">${picture('clipped', 'none')}</section>
<section style="pointer-events: none">${picture('untouchable', 'right')}</section>
<div style="position: fixed; right: 20px; bottom: 20px">${picture('fixed', 'right')}</div>
<div style="position: relative; height: 130px"><div id="mover" style="position: absolute">${picture('moving', 'right')}</div></div>
<dialog id="dialog"><p>Hello</p>${picture('in-dialog', 'right')}</dialog>
<div popover="manual" id="popover" style="inset: 300px auto auto 600px">${picture('in-popover', 'right')}</div>`,
    lists: ['verified'],
  };
}

/** Pictures far outside the window, and what brings each near: a box, a shadow tree, the page, a transition. */
export function farPage({ verified }: Shown): FindingPage {
  const far = (id: string) =>
    html`<p style="height: 4000px"></p>${image(verified, raw(`id="${id}"`))}<p style="height: 500px"></p>`;
  return {
    url: '/far',
    matter: 'Far away',
    head: html`<style>
.box { overflow: auto; width: 200px; height: 200px }
#sheet { position: fixed; inset: auto 20px 20px auto; translate: 0 4000px; transition: translate 0.1s }
#sheet.open { translate: none }
</style>`,
    body: html`<div class="box" id="box">${far('in-box')}</div>
<div id="host"></div>
<div id="sheet">${image(verified, raw('id="in-sheet"'))}</div>
<p id="gap" style="height: 6000px"></p>
${image(verified, raw('id="below"'))}
${raw(`<script>
const root = document.querySelector('#host').attachShadow({ mode: 'open' });
root.innerHTML = '<div style="overflow: auto; width: 200px; height: 200px">' + document.querySelector('#box').innerHTML + '</div>';
</script>`)}`,
    lists: ['verified'],
  };
}

/** Far below, pictures beside each other: two badges, one that is small until `large` is said, and one that is seen above. */
export function bandPage({ verified, expired, revoked, hills }: Shown): FindingPage {
  return {
    url: '/band',
    matter: 'A band',
    head: html`<style>
.band { height: 300px; margin: 3000px 0 9000px }
.small { width: 20px; height: auto }
.large .small { width: 120px }
</style>`,
    body: html`<p>${image(hills)}</p>
<div class="band">${image(`${hills}?other`)}${image(hills, raw('id="again"'))}${image(verified)}${image(expired)}<img class="small" src="${revoked}" alt=""></div>`,
    lists: ['expired', 'verified'],
  };
}

/**
 * Far above its end, where a reader may begin and a badge stands, one that is higher than the window, and beside its
 * lower end a picture without a badge.
 */
export function highPage({ verified, expired, hills }: Shown): FindingPage {
  return {
    url: '/high',
    matter: 'A high picture',
    head: html`<style>
.pair { display: flex; align-items: end; margin: 3000px 0 9000px }
.high { width: 1200px; height: 1200px; object-fit: contain; object-position: top }
</style>`,
    body: html`<div class="pair">${image(hills)}<img class="high" src="${verified}" alt=""></div>
<p id="end">${image(expired)}</p>`,
    lists: ['expired', 'verified'],
    marks: 1,
  };
}

/** Pictures far outside the window that `go()` brings into it, without an event that anybody could hear. */
export function movedPages({ verified }: Shown): readonly FindingPage[] {
  const gap = raw('<div style="height: 6000px"></div>');
  const page = (name: string, body: Html, go: string): FindingPage => ({
    url: `/moved/${name}`,
    matter: name,
    body: html`${body}${raw(`<script>function go() { ${go} }</script>`)}`,
    lists: ['verified'],
  });
  return [
    page(
      'sticky',
      html`${gap}<div style="height: 9000px"><p style="position: sticky; top: 20px">${image(verified)}</p></div>`,
      'scrollTo(0, 9000);',
    ),
    page(
      'animated',
      html`<div style="overflow: hidden; height: 300px"><div id="strip">${gap}${image(verified)}</div></div>`,
      `strip.animate([{}, { translate: '0 -5900px' }], { delay: 100, duration: 400, fill: 'forwards' });`,
    ),
    page(
      'closed',
      html`<div id="host">${gap}${image(verified)}</div>
${raw(`<script>
const root = host.attachShadow({ mode: 'closed' });
root.innerHTML = '<div style="height: 300px; overflow: auto"><slot></slot></div>';
</script>`)}`,
      'root.firstChild.scrollTo(0, 5900);',
    ),
    page(
      'written',
      html`<p>Before</p>`,
      `const written = '<!doctype html><title>After</title>' + ${JSON.stringify(`${gap.markup}${image(verified).markup}${gap.markup}`)};
document.open();
document.write(written);
document.close();
requestAnimationFrame(() => setTimeout(() => scrollTo(0, 5800), 500));`,
    ),
  ];
}
