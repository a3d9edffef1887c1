import { html } from '../html.ts';
import { ELSEWHERE, type FindingPage, image, raw, type Shown } from './page.ts';

/** Every way in which a page can show a picture. */
export function picturePages(shown: Shown, markup: string): readonly FindingPage[] {
  const { verified, expired, revoked, drawing, tail, hills } = shown;
  const elsewhere = (address: string) => address.replace(/^https:\/\/[^/]+/, ELSEWHERE);
  return [
    {
      url: '/pictures/sources',
      matter: 'Of several sources the one that is shown',
      body: html`<img srcset="${verified} 1x, ${hills} 3x" src="${hills}" alt="" width="120" height="120">
<picture><source srcset="${expired}" type="image/png">${image(hills)}</picture>
<p style="height: 4000px">A long way down.</p>
<img loading="lazy" src="${revoked}" alt="" width="120" height="120">`,
      lists: ['expired', 'revoked', 'verified'],
    },
    {
      url: '/pictures/elements',
      matter: 'Every element that shows a picture',
      body: html`<p><object data="${verified}" type="image/png" width="120" height="120"></object></p>
<p><embed src="${drawing}" type="image/svg+xml" width="120" height="120"></p>
<p><input type="image" src="${expired}" alt="Send" width="120" height="120"></p>
<p><video poster="${revoked}" width="120" height="120" controls></video></p>
<p><svg width="120" height="120" viewBox="0 0 10 10"><image href="${elsewhere(verified)}" width="10" height="10"/></svg></p>`,
      lists: ['expired', 'revoked', 'verified', 'verified'],
      marks: 5,
    },
    {
      url: '/pictures/long',
      matter: 'A badge beside a picture whose address is very long',
      body: html`<p>${image(elsewhere(verified))}${image(`${elsewhere(hills)}?${'long'.repeat(2500)}`)}</p>`,
      lists: ['verified'],
    },
    {
      url: '/pictures/inline',
      matter: 'A drawing in the page itself',
      body: html`<p>${raw(markup.replace('<svg', '<svg width="120" height="120"'))}</p>
<svg width="120" height="120"><circle cx="60" cy="60" r="50"/></svg>`,
      lists: ['verified'],
    },
    {
      url: '/pictures/styles',
      matter: 'Pictures of style sheets',
      head: html`<link rel="stylesheet" href="${ELSEWHERE}/styles.css">
<style>
.box { width: 120px; height: 120px; margin: 8px; background-size: cover; display: block }
.own { background-image: url("${verified}") }
.before::before { content: ""; display: block; height: 120px; background: url("${expired}") 0 0 / cover }
</style>`,
      body: html`<span class="box own"></span><span class="box before"></span><span class="box remote"></span>
<span class="box hills" style="background-image: url(${hills})"></span>
<span class="box" style="background-image: url('${drawing}')"></span>`,
      lists: ['expired', 'revoked', 'verified', 'verified'],
    },
    {
      url: '/pictures/addresses',
      matter: 'Pictures without an address of their own',
      body: html`<p id="here"></p>
${raw(`<script type="module">
const blob = await (await fetch(${JSON.stringify(verified)})).blob();
const show = (src) => document.querySelector('#here').append(Object.assign(new Image(120, 120), { src }));
show(URL.createObjectURL(blob));
const expired = await (await fetch(${JSON.stringify(expired)})).blob();
const reader = new FileReader();
reader.onload = () => show(reader.result);
reader.readAsDataURL(expired);
</script>`)}`,
      lists: ['expired', 'verified'],
    },
    {
      url: '/pictures/shadow',
      matter: 'Pictures in open shadow trees',
      body: html`<div>${raw(`<template shadowrootmode="open"><p><img src="${verified}" alt="" width="120" height="120"></p></template>`)}</div>
<late-one></late-one>
${raw(`<script type="module">
setTimeout(() => customElements.define('late-one', class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).append(Object.assign(new Image(120, 120), { src: ${JSON.stringify(expired)} }));
  }
}), 500);
</script>`)}`,
      lists: ['expired', 'verified'],
    },
    {
      url: '/pictures/frames',
      matter: 'Pictures in frames',
      body: html`<iframe src="/frame" width="300" height="200"></iframe>
<iframe src="${ELSEWHERE}/frame" width="300" height="200"></iframe>
<iframe srcdoc="${image(revoked).markup}" width="300" height="200"></iframe>
<iframe sandbox srcdoc="${image(drawing).markup}" width="300" height="200"></iframe>`,
      lists: ['expired', 'revoked', 'verified', 'verified'],
      marks: 0,
    },
    {
      url: '/pictures/changing',
      matter: 'A page that draws itself anew, and a picture that changes',
      body: html`<main id="app"></main>
${raw(`<script type="module">
const app = document.querySelector('#app');
const picture = (src) => Object.assign(new Image(120, 120), { src });
app.append(picture(${JSON.stringify(hills)}), picture(${JSON.stringify(verified)}));
setTimeout(() => {
  app.replaceChildren(picture(${JSON.stringify(verified)}), picture(${JSON.stringify(hills)}));
  setTimeout(() => { app.lastChild.src = ${JSON.stringify(expired)}; }, 200);
}, 400);
</script>`)}`,
      lists: ['expired', 'verified'],
    },
    {
      url: '/pictures/behind',
      matter: 'A badge behind the pixels, of which the page speaks',
      body: html`<img src="${tail}" alt="My badge" width="120" height="120">
<img src="${elsewhere(tail)}" alt="The same badge" width="120" height="120">`,
      lists: ['verified'],
      marks: 2,
    },
  ];
}
