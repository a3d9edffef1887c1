import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Target } from './target.ts';

const FOLDER = fileURLToPath(new URL('./regressions', import.meta.url));

/** An input that something did not hold for, once. */
export interface Regression {
  readonly target: string;
  readonly input: unknown;
  /** What did not hold. */
  readonly was: string;
}

/** Keeps what was found; the same input is kept once. */
export function keep(one: Regression): string {
  mkdirSync(FOLDER, { recursive: true });
  const text = JSON.stringify(one, packed, 2);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const name = `${one.target}-${hash}.json`;
  writeFileSync(`${FOLDER}/${name}`, `${text}\n`);
  return `test/fuzz/regressions/${name}`;
}

export function regressions(): { name: string; one: Regression }[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      name,
      one: JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'), unpacked),
    }));
}

/** Plays one again: throws where it still does not hold. */
export async function replay({ target: name, input }: Regression, targets: readonly Target[]) {
  const target = targets.find((one) => one.name === name);
  if (!target) throw new Error(`there is no target ${name}`);
  await target.check(input);
}

/** Bytes as base64: JSON has none. */
function packed(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function unpacked(_: string, value: unknown): unknown {
  const isPacked =
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 1 &&
    'base64' in value &&
    typeof value.base64 === 'string';
  return isPacked ? new Uint8Array(Buffer.from(String(value.base64), 'base64')) : value;
}
