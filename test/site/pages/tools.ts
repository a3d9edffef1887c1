import path from 'node:path';
import { build } from 'esbuild';
import { type Html, html } from './html.ts';
import type { Place } from './index.ts';

const VARIANTS = ['badge', 'chip', 'row', 'card', 'full'];
const THEMES = ['auto', 'light', 'dark'];
const CODES = { html: 'HTML', react: 'React', markdown: 'Markdown', iframe: 'Frame' };

/** The scripts of the pages below, made for browsers. */
export async function publishTools({ web, address }: Place): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['generator', 'check'].map((name) =>
      path.join(import.meta.dirname, 'tools', `${name}.ts`),
    ),
    outdir: '/tools',
    bundle: true,
    format: 'esm',
    write: false,
  });
  for (const { path: file, contents } of outputFiles) {
    web.put(`${address}/tools/${path.basename(file)}`, {
      contentType: 'text/javascript',
      body: contents,
    });
  }
}

/** Checks the badge in the fragment of its own address, and says nothing to any server of ours. */
export function checkPage({ address }: Place): Html {
  return html`<header class="bar"><strong>Open Badge, an independent check</strong><a href="${address}/">All pages of the demo</a></header>
<main></main>
<script type="module" src="${address}/tools/check.js"></script>`;
}

/** Paste or drop a badge: how it will look, what is the matter with it, and what to copy. */
export function generatorPage({ address, collection: { specimens, pictureOf } }: Place): Html {
  const options = (all: readonly string[]) => all.map((one) => html`<option>${one}</option>`);
  const [sample] = specimens;
  return html`<header class="bar"><strong>Put a badge on your page</strong><a href="${address}/">All pages of the demo</a></header>
<main id="drop">
<h1>Put a badge on your page</h1>
<p class="lead">Nothing leaves this page but the questions to the badge's issuer.</p>
<section class="card">
<p><label for="badge">Address of the badge or of its picture, or the badge itself</label></p>
<textarea id="badge" rows="4" spellcheck="false" placeholder="${sample ? pictureOf(sample) : ''}"></textarea>
<p><label>or a file, which you can also drop here: <input id="file" type="file" accept=".png,.svg,.json,.jwt,.txt"></label></p>
</section>
<section class="card">
<h2>What is the matter with it</h2>
<ul id="advice" aria-live="polite"></ul>
</section>
<section class="card">
<h2>How it looks</h2>
${THEMES.slice(1).map(
  (
    theme,
  ) => html`<div class="previews" style="color-scheme: ${theme}; background: Canvas; color: CanvasText">
${VARIANTS.map((variant) => html`<figure><open-badge variant="${variant}" theme="${theme}" verify="never" checker="${address}/check"></open-badge><figcaption>${variant}, ${theme}</figcaption></figure>`)}
</div>`,
)}
</section>
<section class="card">
<h2>What to copy</h2>
<p><label>Form <select id="variant">${options(VARIANTS)}</select></label>
<label>Colours <select id="theme">${options(THEMES)}</select></label></p>
${Object.entries(CODES).map(
  ([
    name,
    title,
  ]) => html`<h3>${title} <button type="button" data-copies="code-${name}">Copy</button></h3>
<pre id="code-${name}" tabindex="0"></pre>`,
)}
</section>
</main>
<script type="module" src="${address}/tools/generator.js"></script>`;
}
