import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kind } from './browser.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** Folder of the built extension for one browser. */
export function builtExtension(kind: Kind): string {
  return built(path.join(DIST, 'extension', kind), 'manifest.json');
}

/** Throws where the element has not been built: the pages of these tests load it. */
export function requireElement(): void {
  built(path.join(DIST, 'component'), 'define.js');
}

function built(folder: string, file: string): string {
  if (!existsSync(path.join(folder, file))) {
    throw new Error(`${path.join(folder, file)} is not there: npm run build`);
  }
  return folder;
}
