import { bakeBadge } from '../site/kit/bake.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer } from '../site/kit/issuer.ts';
import { encodePng } from '../site/kit/png.ts';
import type { Answer, Web } from '../site/kit/web.ts';

export interface BenchPages {
  /** 1,000 pictures, 30 of them badges. */
  readonly pictures: string;
  /** The same, with the pictures on another site. */
  readonly elsewhere: string;
  /** 200 links, 20 of them to badges. */
  readonly links: string;
  /** 200 links, and no badge: what most pages are. */
  readonly stories: string;
  /** Bytes of all pictures of one page. */
  readonly bytes: number;
  /** Bytes of pictures that were sent to others than the page itself, since this was asked last. */
  takenByOthers(): number;
}

const PICTURES = 1000;
const BADGES = 30;

/**
 * Every picture is a PNG: kinds that cannot hold a badge are told by their names and cost nothing, so a page
 * with photographs is cheaper than this one. Badges are signed by a bare key: nobody has to be asked.
 */
export async function publishBench(
  web: Web,
  originOf: (host: string) => string,
): Promise<BenchPages> {
  const [BENCH, CDN] = [originOf('bench'), originOf('cdn')];
  const issuer = await createIssuer({ web, origin: 'https://issuer.example', name: 'Issuer' });
  const award = await issuer.issue({
    design: DESIGNS.water,
    recipient: 'mira@example.org',
    standard: '3.0',
    identity: 'did:key',
  });
  const badge = bakeBadge(award.design, award.text).bytes;
  const plain = noise();
  let bytes = 0;
  let taken = 0;
  const images: string[] = [];
  for (let n = 0; n < PICTURES; n++) {
    const isBadge = n % Math.floor(PICTURES / BADGES) === 5 && n < BADGES * 33 + 5;
    const body = isBadge ? badge : plain;
    bytes += body.length;
    for (const origin of [BENCH, CDN]) {
      web.put(`${origin}/${n}.png`, ({ headers }) => {
        const answer = rangeOf(body, headers.range);
        if (headers['sec-fetch-dest'] !== 'image') taken += answer.body?.length ?? 0;
        return answer;
      });
    }
    images.push(`/${n}.png`);
  }
  const page = (body: string) => `<!doctype html><meta charset="utf-8"><title>Bench</title>${body}`;
  const put = (path: string, body: string) => {
    web.put(BENCH + path, { contentType: 'text/html', body: page(body), cors: false });
    return BENCH + path;
  };
  const gallery = (origin: string) =>
    images.map((src) => `<img src="${origin}${src}" alt="" width="150" height="150">`).join('\n');
  const linksWith = (badges: boolean) =>
    Array.from({ length: 200 }, (_, n) =>
      badges && n % 10 === 5
        ? `<p><a href="https://openbadgepassport.com/app/badge/info/${n}">Badge ${n}</a></p>`
        : `<p><a href="https://elsewhere.example/story/${n}">A story ${n}</a> and some text around it.</p>`,
    );
  return {
    pictures: put('/pictures', gallery('')),
    elsewhere: put('/elsewhere', gallery(CDN)),
    links: put('/links', linksWith(true).join('\n')),
    stories: put('/stories', linksWith(false).join('\n')),
    bytes,
    takenByOthers() {
      const since = taken;
      taken = 0;
      return since;
    },
  };
}

/** As most servers answer: the part that was asked for. RFC 9110 §14 */
function rangeOf(body: Uint8Array, range: string | undefined): Answer {
  const cache = { 'cache-control': 'max-age=3600', 'accept-ranges': 'bytes' };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const shared = { contentType: 'image/png', cors: false };
  if (first === undefined) return { ...shared, body, headers: cache };
  const part = body.subarray(Number(first), Number(last) + 1);
  const end = Number(first) + part.length - 1;
  const headers = { ...cache, 'content-range': `bytes ${first}-${end}/${body.length}` };
  return { ...shared, status: 206, body: part, headers };
}

/** A picture as it is shown on a screen of twice the density, coloured like a drawing with some grain. */
function noise(): Uint8Array {
  const side = 300;
  const pixels = new Uint8Array(side * side * 4);
  let seed = 1;
  for (let at = 0; at < pixels.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[at] = at % 4 === 3 ? 255 : 128 + ((seed >> 16) % 8);
  }
  return encodePng(pixels, side, side);
}
