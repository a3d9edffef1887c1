import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { compile } from 'svelte/compiler';
import { defineConfig } from 'vitest/config';
import { analyze } from '../component/manifest.mjs';
import { browserOrNull } from './setup.mjs';

const chromium = browserOrNull('chromium');

/** One example of the element is written in Svelte. */
const svelte = {
  name: 'svelte',
  load(id: string) {
    if (!id.endsWith('.svelte')) return null;
    const { js } = compile(readFileSync(id, 'utf8'), { filename: id, generate: 'client' });
    return js.code;
  },
};

/** What the elements say of themselves, for tests in a browser: read from the sources, as the README is. */
const manifest = {
  name: 'manifest',
  resolveId: (id: string) => (id === 'virtual:manifest' ? `\0${id}` : null),
  async load(id: string) {
    if (id !== '\0virtual:manifest') return null;
    return `export const ELEMENTS = ${JSON.stringify((await analyze()).elements)}`;
  },
};

/** unit: Node. component: a real Chromium. e2e: built extension and element in real Chromium and Firefox. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Property tests take seconds on a busy machine; a hang is found all the same.
          testTimeout: 30_000,
          include: ['test/{core,extension,site,conformance,fuzz,house,package}/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte, manifest],
        // Named here, so that no framework is found, and everything loaded anew, in the middle of a test.
        optimizeDeps: {
          include: [
            'react',
            'react/jsx-dev-runtime',
            'react-dom/client',
            'svelte',
            'svelte/internal/client',
            'svelte/internal/disclose-version',
            'vue/dist/vue.esm-bundler.js',
          ],
        },
        test: {
          name: 'component',
          include: ['test/component/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
              },
            }),
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
