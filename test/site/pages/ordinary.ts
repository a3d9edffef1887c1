import { encodePng, pngChunk } from '../kit/png.ts';
import { type Html, html } from './html.ts';
import type { Place } from './index.ts';
import { landscapePng, landscapeSvg } from './scenery.ts';

/** Ordinary pictures, some with what a careless eye would take for a badge. */
export function publishGallery({ web, originOf }: Place): void {
  const url = (name: string) => `${originOf('news')}/pictures/${name}`;
  const png = (name: string, body: Uint8Array) =>
    web.put(url(name), { contentType: 'image/png', body });
  const svg = (name: string, body: string) =>
    web.put(url(name), { contentType: 'image/svg+xml', body });
  for (const seed of [1, 2, 3, 4]) png(`${seed}.png`, landscapePng(seed));
  svg('5.svg', landscapeSvg(5, 'Hills in spring'));
  // Another keyword, with a text that speaks of badges.
  const comment = new TextEncoder().encode(
    'Comment\0openbadges: {"@context":"https://w3id.org/openbadges/v2"}',
  );
  png(
    'badge.png',
    encodePng(new Uint8Array(64 * 64 * 4).fill(160), 64, 64, [pngChunk('tEXt', comment)]),
  );
  // The name of the element, but as text: no element, no namespace.
  svg(
    'open-badge.svg',
    landscapeSvg(6, '<openbadges:assertion verify="https://campus.example/1">'),
  );
  web.put(url('not-a-picture.png'), { contentType: 'text/html', body: '<p>Not a picture.</p>' });
}

/** Tells of the world and shows no badge. */
export function galleryPage({ address, originOf }: Place): Html {
  const campus = `${originOf('campus')}/badges/data-science-foundations.png`;
  const picture = (src: string, alt: string, text: string) => html`<figure>
<img src="${src}" alt="${alt}" width="320" height="320">
<figcaption>${text}</figcaption></figure>`;
  return html`
<header class="bar"><strong>The Northfield Courier</strong><a href="${address}/">All pages of the demo</a></header>
<main>
<h1>The hills after the rain</h1>
<p class="lead">Five walks for a long weekend, and where to dry your boots.</p>
<div class="story">
${picture('/pictures/1.png', 'Hills by day', 'The ridge above the harbour, in the morning.')}
${picture('/pictures/2.png', 'Hills at dusk', 'The same ridge, when the ferries come in.')}
${picture('/pictures/3.png', 'Hills in mist', 'Mist. Take a map.')}
${picture('/pictures/4.png', 'Hills in summer', 'Three hours, no shade.')}
${picture('/pictures/5.svg', 'Hills in spring', 'Drawn, not photographed.')}
${picture('/pictures/badge.png', 'A grey square', 'A file named badge.png that is none.')}
${picture('/pictures/open-badge.svg', 'Hills', 'A file named open-badge.svg that is none.')}
${picture(campus, 'The badge of a course', 'What the university gives for a course: the empty form, nobody has earned it.')}
${picture('/pictures/not-a-picture.png', 'A missing picture', 'A picture that does not load.')}
<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="" width="1" height="1">
</div>
</main>`;
}
