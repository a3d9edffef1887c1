import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import { LANGUAGES } from '../../../component/view/words/languages.ts';
import { findBrowser } from '../../e2e/find-browser.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../../screenshots/component');

const SHOWS: readonly (readonly [show: string, width: number])[] = [
  ['badge', 900],
  ['narrow', 900],
  ['wide', 900],
  ['open', 700],
  ['open', 320],
  ['chips', 700],
  ['row', 1060],
  ['row', 320],
  ['full', 900],
  ['full', 320],
  ['narrowest', 600],
  ['names', 1060],
  ['names', 320],
  ['missing', 1060],
  ['added', 1060],
  ['added', 320],
  ['element', 1060],
  ['card', 1260],
  ['list', 420],
  ['language', 1640],
  ['report', 820],
  ['element', 320],
  ['card', 320],
  ['report', 320],
];

const LOOKS = [
  { name: 'light', media: { colorScheme: 'light' } },
  { name: 'dark', media: { colorScheme: 'dark' } },
  { name: 'rtl', media: { colorScheme: 'light' }, dir: 'rtl' },
  { name: 'print', media: { colorScheme: 'dark' }, isPaper: true },
  { name: 'contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

/** What differs with the language is drawn in each. */
const TONGUES = Object.keys(LANGUAGES).map(
  (lang) => ({ name: lang, media: { colorScheme: 'light' }, lang }) as const,
);

/** Draws every verdict on every surface, in light, dark, forced colours, narrow, and right-to-left: `tsx test/component/gallery/shoot.ts [show [verdict,verdict]]`. */
export async function shootGallery(only?: string, of?: string): Promise<string[]> {
  const page = await galleryPage();
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findBrowser('chromium'),
    args: ['--no-sandbox'],
  });
  const made: string[] = [];
  try {
    for (const [show, width] of SHOWS.filter(([name]) => !only || name === only)) {
      for (const look of show === 'language' ? TONGUES : LOOKS) {
        const tab = await browser.newPage({ ...look.media, viewport: { width, height: 700 } });
        await tab.route('http://gallery.test/**', (route) =>
          route.fulfill({ contentType: 'text/html', body: page }),
        );
        const query = new URLSearchParams({
          show,
          ...('dir' in look ? { dir: look.dir } : {}),
          ...('lang' in look ? { lang: look.lang } : {}),
          ...(of ? { of } : {}),
        });
        await tab.goto(`http://gallery.test/?${query}`);
        await tab.waitForLoadState('networkidle');
        if ('isPaper' in look) await tab.emulateMedia({ media: 'print' });
        const file = path.join(out, `${show}-${width}-${look.name}.png`);
        await tab.screenshot({ path: file, fullPage: true });
        made.push(file);
        await tab.close();
      }
    }
  } finally {
    await browser.close();
  }
  return made;
}

/** The gallery as one HTML document, for any browser. */
export async function galleryPage(): Promise<string> {
  const built = await esbuild.build({
    entryPoints: [path.join(here, 'gallery.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    plugins: [
      {
        name: 'core-of-the-gallery',
        setup: ({ onResolve }) => {
          onResolve({ filter: /core\/index\.ts$/ }, () => ({ path: path.join(here, 'core.ts') }));
        },
      },
    ],
  });
  const style = await readFile(path.join(here, 'gallery.css'), 'utf8');
  return `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>${style}</style><body></body><script>${built.outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script>`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of await shootGallery(process.argv[2], process.argv[3]))
    process.stdout.write(`${file}\n`);
}
