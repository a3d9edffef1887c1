import { html } from '../html.ts';
import { type FindingPage, image, raw, type Shown } from './page.ts';

const script = (source: string) => raw(`<script type="module">${source}</script>`);

/** Pages that work against whoever marks them. */
export function hostilePages({ verified }: Shown): readonly FindingPage[] {
  const page = (name: string, source: string, head = html``): FindingPage => ({
    url: `/hostile/${name}`,
    matter: name,
    head,
    body: html`<p>${image(verified)}</p>${script(source)}`,
    lists: ['verified'],
  });
  return [
    page(
      'removes',
      `let removed = 0;
new MutationObserver((records) => {
  for (const { addedNodes } of records) for (const node of addedNodes) { node.remove(); document.title = String(++removed); }
}).observe(document.documentElement, { childList: true });`,
    ),
    page(
      'restyles',
      '',
      html`<style>div, html > *:not(head, body) { display: none !important; opacity: 0 !important; transform: translate(400px) !important; position: fixed !important; visibility: hidden !important }</style>`,
    ),
    page(
      'floods',
      `setTimeout(() => {
  const box = document.createElement('div');
  for (let n = 0; n < 100000; n++) {
    const image = document.createElement('img');
    image.width = image.height = 40;
    box.append(image);
  }
  document.body.append(box);
}, 300);`,
    ),
    page(
      'heaps',
      `setTimeout(() => {
  const heap = document.createElement('div');
  heap.style = 'position: relative; height: 120px';
  heap.innerHTML = '<img src="${verified}" width="120" height="120" style="position: absolute">'.repeat(4000);
  document.body.append(heap);
}, 300);`,
    ),
    page(
      'mutates',
      `let count = 0;
const box = document.body.appendChild(document.createElement('div'));
(function again() {
  box.replaceChildren(...Array.from({ length: 50 }, () => document.createElement('img')));
  document.title = String(++count);
  setTimeout(again);
})();`,
    ),
    page(
      'speaks',
      `for (const type of ['check', 'look', 'settings', 'set-mode', 'stop', 'scan', 'ping']) {
  const message = { type, mode: 'click', page: 'p', items: [], address: 'http://192.168.1.1/badge.png', kind: 'picture' };
  window.postMessage(message, '*');
  document.dispatchEvent(new CustomEvent(type, { detail: message }));
}
const tries = [];
for (const name of ['chrome', 'browser']) {
  try { tries.push(typeof globalThis[name]?.runtime?.sendMessage); } catch { tries.push('undefined'); }
}
document.title = tries.join();`,
    ),
    {
      url: '/hostile/private',
      matter: 'Links into private networks',
      body: html`<p>${image(verified)}</p>
<p><a href="http://192.168.1.1/badge.json">a badge</a> <a href="http://router.local/badge.png">a badge</a>
<a href="http://10.0.0.1/badges/badge.php?hash=${'0'.repeat(40)}">a badge</a></p>
<open-badge src="http://192.168.1.2/badge.png">x</open-badge>`,
      lists: ['verified'],
    },
    {
      url: '/hostile/strict',
      matter: 'A strict page',
      headers: {
        'content-security-policy':
          "default-src 'none'; img-src *; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'",
      },
      head: html`<style>.own { width: 120px; height: 120px; background: url("${verified}") }</style>`,
      body: html`<p>${image(verified)}</p><p class="own"></p>
<p><a href="https://www.credly.com/badges/6821e049-db65-4532-b28b-351f3e967e31">A link</a></p>`,
      lists: ['verified', 'verified'],
      marks: 3,
    },
  ];
}
