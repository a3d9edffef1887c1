import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { headlineOf } from '../../component/view/headline.ts';
import { wordsFor } from '../../component/view/words.ts';
import type { BadgeInput, Report, VerifyOptions } from '../index.ts';
import { verify } from '../index.ts';
import type { Arguments } from './arguments.ts';
import { type Advice, diagnose, isPage, readPage } from './doctor.ts';
import { DOCTOR, PRESCRIPTIONS } from './doctor-words.ts';
import { terminalText } from './print.ts';
import { complain, EXIT, messageOf, readInput, type Terminal } from './shell.ts';
import { SHELL } from './words.ts';

/** Most pictures of one page that are looked at. */
const MOST = 60;

/** One thing that was looked at: a badge, or the page that shows it. */
interface Patient {
  readonly name: string;
  /** null: the page itself. */
  readonly report: Report | null;
  readonly advice: readonly Advice[];
}

/**
 * `open-badge doctor`: each problem of one's own badges and pages, with what to do about it. Answers the exit
 * status of each.
 */
export async function consult(
  asked: Arguments,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<readonly number[]> {
  const codes: number[] = [];
  for (const name of asked.inputs) {
    try {
      const patients = await examine(name, asked, options, terminal);
      terminal.out.write(asked.json ? `${JSON.stringify(patients)}\n` : describe(patients));
      codes.push(exitCode(patients));
    } catch (error) {
      codes.push(complain(SHELL.unreadableInput(name, messageOf(error)), terminal));
    }
  }
  return codes;
}

async function examine(
  name: string,
  asked: Arguments,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<readonly Patient[]> {
  const input = await readInput(name, terminal);
  const badge = await look(name, input, asked, options);
  if (badge.report?.verdict !== 'none') return [badge];
  const markup = await textOf(input, asked, options);
  if (markup === null || !isPage(markup)) return [badge];
  const base = input instanceof URL ? input : pathToFileURL(resolve(name));
  const page = readPage(markup);
  const shown: Patient[] = [];
  for (const src of page.sources.slice(0, MOST)) {
    const isBadge = /^(?:[{[]|eyJ)/.test(src);
    if (!isBadge && !URL.canParse(src, base)) continue;
    const found = isBadge
      ? await look(`${name}, <open-badge>`, src, asked, options)
      : await lookAt(new URL(src, base), base, asked, options);
    if (found && found.report?.verdict !== 'none') shown.push(found);
  }
  const empty: Advice[] =
    shown.length === 0 ? [{ code: 'no-data', level: 'problem', about: '' }] : [];
  return [{ name, report: null, advice: [...page.advice, ...empty] }, ...shown];
}

/** A page in a file may show files of its own folder, and nothing else of this machine. */
async function lookAt(
  url: URL,
  page: URL,
  asked: Arguments,
  options: VerifyOptions,
): Promise<Patient | null> {
  if (url.protocol === 'https:' || url.protocol === 'http:') {
    return look(url.href, url, asked, options);
  }
  if (url.protocol !== 'file:' || page.protocol !== 'file:') return null;
  const file = fileURLToPath(url);
  if (!file.startsWith(`${dirname(fileURLToPath(page))}/`)) return null;
  const bytes = await readFile(file).catch(() => null);
  return bytes && look(file, new Uint8Array(bytes), asked, options);
}

async function look(
  name: string,
  input: BadgeInput,
  asked: Arguments,
  options: VerifyOptions,
): Promise<Patient> {
  const closed = new Set<string>();
  const report = await verify(input, {
    ...options,
    ...(input instanceof URL ? { foundOn: input.href } : {}),
    fetch: watchCors(options.fetch ?? globalThis.fetch, closed),
    permit: () => !asked.offline,
  });
  const now = asked.now ?? new Date();
  return { name, report, advice: diagnose(report, { now, closed: [...closed] }) };
}

/** A page elsewhere may only read answers that say so; here all of them can be read, and looked at. */
function watchCors(fetch: typeof globalThis.fetch, closed: Set<string>): typeof globalThis.fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    // Some servers only say so to who names an origin.
    headers.set('origin', 'https://example.com');
    const response = await fetch(input, { ...init, headers });
    const allowed = response.headers.get('access-control-allow-origin');
    if (allowed !== '*' && allowed !== 'https://example.com' && response.status < 400) {
      closed.add(new URL(input instanceof Request ? input.url : String(input)).host);
    }
    return response;
  };
}

async function textOf(
  input: BadgeInput,
  asked: Arguments,
  options: VerifyOptions,
): Promise<string | null> {
  if (input instanceof Uint8Array) return new TextDecoder().decode(input);
  if (!(input instanceof URL) || asked.offline) return null;
  const response = await (options.fetch ?? globalThis.fetch)(input, { credentials: 'omit' });
  return response.ok ? response.text() : null;
}

function describe(patients: readonly Patient[]): string {
  const words = wordsFor('en');
  return patients
    .map(({ name, report, advice }) => {
      const title = report ? `${name}: ${words.say(headlineOf(report).headline)}` : name;
      const lines = advice.flatMap(({ code, level, about }) => {
        const { problem, fix } = PRESCRIPTIONS[code];
        const sign = level === 'problem' ? '✗' : '·';
        return [`  ${sign} ${problem(about)}`, `    ${DOCTOR.fix} ${fix(about)}`];
      });
      return [title, ...(lines.length > 0 ? lines : [`  ✓ ${DOCTOR.healthy}`])];
    })
    .map((lines) => lines.map(terminalText).join('\n'))
    .join('\n')
    .concat('\n');
}

function exitCode(patients: readonly Patient[]): number {
  const problems = patients
    .flatMap(({ advice }) => advice)
    .filter((one) => one.level === 'problem');
  if (problems.some(({ code }) => code !== 'unchecked')) return EXIT.notVerified;
  return problems.length > 0 ? EXIT.unchecked : EXIT.verified;
}
