import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { BadgeInput, Report, Verdict, VerifyOptions } from '../index.ts';
import { verify } from '../index.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { consult } from './consult.ts';
import { print } from './print.ts';
import { complain, EXIT, messageOf, optionsFor, readInput, type Terminal } from './shell.ts';
import { MISUSE, SHELL, USAGE } from './words.ts';

/** Runs the command line and answers its exit status. Never throws, and ends no process by itself. */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = readArguments(words);
  switch (parsed.kind) {
    case 'help':
      terminal.out.write(USAGE);
      return words.length === 0 ? EXIT.misuse : 0;
    case 'version':
      terminal.out.write(`${await version()}\n`);
      return 0;
    case 'misuse':
      return complain(MISUSE[parsed.problem](parsed.about), terminal);
    case 'doctor':
      return run(consult, parsed.arguments, terminal);
    case 'verify':
      return run(verifyAll, parsed.arguments, terminal);
  }
}

/** Both commands: what they were told of how to check is read once, and the worst that they met is their end. */
async function run(
  command: typeof verifyAll,
  asked: Arguments,
  terminal: Terminal,
): Promise<number> {
  let options: VerifyOptions;
  try {
    options = await optionsFor(asked);
  } catch (error) {
    return complain(messageOf(error), terminal);
  }
  const codes = await command(asked, options, terminal);
  return [EXIT.misuse, EXIT.notVerified, EXIT.unchecked].find((code) => codes.includes(code)) ?? 0;
}

async function verifyAll(
  asked: Arguments,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<readonly number[]> {
  const codes: number[] = [];
  for (const [index, name] of asked.inputs.entries()) {
    let input: BadgeInput;
    try {
      input = await readInput(name, terminal);
    } catch (error) {
      codes.push(complain(SHELL.unreadableInput(name, messageOf(error)), terminal));
      continue;
    }
    const progress = startProgress(index + 1, asked.inputs.length, terminal);
    const report = await verify(input, {
      ...options,
      ...(input instanceof URL ? { foundOn: input.href } : {}),
      permit: ({ url }) => {
        progress.asking(new URL(url).host);
        return !asked.offline;
      },
    });
    progress.end();
    terminal.out.write(present(report, name, asked, terminal));
    codes.push(exitCode(report.verdict));
  }
  return codes;
}

function present(report: Report, name: string, asked: Arguments, terminal: Terminal): string {
  if (asked.json) {
    const several = asked.inputs.length > 1;
    const value = several ? { input: name, ...report } : report;
    return `${JSON.stringify(value, null, several ? 0 : 2)}\n`;
  }
  const colour = terminal.out.isTTY === true && !terminal.env.NO_COLOR;
  return `${print(report, name, colour)}${asked.inputs.length > 1 ? '\n' : ''}`;
}

function exitCode(verdict: Verdict): number {
  if (verdict === 'verified') return EXIT.verified;
  return verdict === 'unchecked' ? EXIT.unchecked : EXIT.notVerified;
}

/** One line that is written over, and only where somebody watches. */
function startProgress(at: number, total: number, { err }: Terminal) {
  const clear = '\r\u001b[K';
  const show = (text: string) => err.isTTY && err.write(`${clear}${text}`);
  show(SHELL.checking(at, total));
  return {
    asking: (host: string) => show(SHELL.asking(host)),
    end: () => err.isTTY && err.write(clear),
  };
}

async function version(): Promise<string> {
  // Beside dist/core as well as beside core: the package is two folders up from here, or one.
  for (const up of ['../../package.json', '../package.json']) {
    const file = resolve(dirname(new URL(import.meta.url).pathname), up);
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text !== null) return String(JSON.parse(text).version);
  }
  return '0.0.0';
}
