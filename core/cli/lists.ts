import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { asObject, type Json, type JsonObject } from '../badge.ts';
import type { TrustList } from '../options.ts';
import { readTrustList } from '../trust-list.ts';
import { type Resource, replay } from './replay.ts';
import { SHELL } from './words.ts';

/**
 * `--resources FILE`: URL → file, or URL → `{status, headers, file}`. Files are named from where FILE is.
 *
 * @throws {Error} with words for whoever wrote the file.
 */
export async function readResources(file: string): Promise<typeof globalThis.fetch> {
  const json = await readJsonFile(file);
  const list = Array.isArray(json) ? json.map(readListed) : Object.entries(json).map(readEntry);
  const folder = dirname(resolve(file));
  const resources = list.filter((resource) => resource !== null);
  if (resources.length !== list.length) throw unusable(file);
  return replay(resources, (path) => new Uint8Array(readFileSync(resolve(folder, path))));
}

/** `--trust FILE`: issuers that the caller knows. */
export async function readTrust(file: string): Promise<TrustList> {
  const list = readTrustList(await readJsonFile(file));
  if (!list) throw unusable(file);
  return list;
}

async function readJsonFile(file: string): Promise<Json[] | JsonObject> {
  let json: Json;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(SHELL.unreadableList(file, reason));
  }
  if (typeof json !== 'object' || json === null) throw unusable(file);
  return json as Json[] | JsonObject;
}

function readEntry([url, value]: [string, Json | undefined]): Resource | null {
  if (typeof value === 'string') return { url, file: value };
  return readListed({ ...asObject(value), url });
}

function readListed(value: Json): Resource | null {
  const entry = asObject(value);
  if (!entry || typeof entry.url !== 'string') return null;
  const headers = asObject(entry.headers);
  const text = (name: 'file' | 'body' | 'contentType' | 'location') =>
    typeof entry[name] === 'string' ? { [name]: entry[name] } : {};
  return {
    url: entry.url,
    ...(typeof entry.status === 'number' ? { status: entry.status } : {}),
    ...(headers ? { headers: stringsOf(headers) } : {}),
    ...text('file'),
    ...text('body'),
    ...text('contentType'),
    ...text('location'),
    ...(entry.networkError === true ? { networkError: true } : {}),
  };
}

function stringsOf(headers: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function unusable(file: string): Error {
  return new Error(SHELL.unreadableList(file, SHELL.notAList));
}
