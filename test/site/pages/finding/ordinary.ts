import { type Html, html } from '../html.ts';
import { type FindingPage, raw, type Shown } from './page.ts';

const repeat = (count: number, draw: (n: number) => Html): readonly Html[] =>
  Array.from({ length: count }, (_, n) => draw(n));

/** Pages of other kinds, with what a careless eye would take for a badge. */
export function ordinaryPages({ hills }: Shown): readonly FindingPage[] {
  const picture = (n: number) => `${hills}?${n}`;
  return [
    {
      url: '/ordinary/news',
      matter: 'News',
      head: html`${raw('<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Open badges: what openbadges are"}</script>')}`,
      body: html`<h1>News</h1>${repeat(
        20,
        (
          n,
        ) => html`<article><a href="/story/${n}"><img src="${picture(n)}" alt="" width="300" height="200"></a>
<p>A story about <a href="https://en.wikipedia.org/wiki/Digital_badge">badges</a> and
<a href="https://openbadges.org/">open badges</a>. <a href="https://github.com/org/badge/blob/main/badge.json?raw=true">Code</a></p></article>`,
      )}`,
      lists: [],
    },
    {
      url: '/ordinary/shop',
      matter: 'A shop',
      body: html`<h1>Badges, medals and awards</h1>${repeat(
        30,
        (n) => html`<div class="badge"><a href="/shop/badges/${n}">
<img src="${picture(n)}" alt="Enamel badge ${n}" width="150" height="150"></a><span class="badge">Sale</span>
<a href="https://img.shields.io/badge/sale-today.svg">${n}</a></div>`,
      )}`,
      lists: [],
    },
    {
      url: '/ordinary/gallery',
      matter: 'A gallery',
      head: html`<style>.tile { width: 200px; height: 200px; background: url("${hills}") 0 0 / cover }</style>`,
      body: html`${repeat(60, (n) => html`<img src="${picture(n)}" alt="" width="200" height="200" loading="lazy">`)}
<div class="tile"></div>`,
      lists: [],
    },
    {
      url: '/ordinary/app',
      matter: 'An app of ten thousand elements',
      body: html`<h1>Table</h1><table>${repeat(500, (n) => html`<tr>${repeat(9, (m) => html`<td><a href="#${n}-${m}">${n * m}</a></td>`)}<td><svg width="16" height="16"><path d="M0 0L16 16"/></svg></td></tr>`)}</table>`,
      lists: [],
    },
  ];
}
