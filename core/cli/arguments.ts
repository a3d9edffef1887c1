import { parseArgs } from 'node:util';

/** What the shell asked for. */
export interface Arguments {
  readonly inputs: readonly string[];
  readonly json: boolean;
  readonly offline: boolean;
  readonly now: Date | null;
  readonly recipients: readonly string[];
  readonly trust: string | null;
  readonly resources: string | null;
}

export type Parsed =
  | { readonly kind: 'verify' | 'doctor'; readonly arguments: Arguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'misuse'; readonly problem: Misuse; readonly about: string };

export type Misuse = 'option' | 'command' | 'no-input' | 'date';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  offline: { type: 'boolean', default: false },
  now: { type: 'string' },
  recipient: { type: 'string', multiple: true },
  trust: { type: 'string' },
  resources: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** `open-badge verify|doctor INPUT… [options]` → what to do, or what is wrong with it. */
export function readArguments(words: readonly string[]): Parsed {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    return misuse('option', error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.version) return { kind: 'version' };
  const [command, ...inputs] = positionals;
  if (values.help || command === undefined || command === 'help') return { kind: 'help' };
  if (command !== 'verify' && command !== 'doctor') return misuse('command', command);
  if (inputs.length === 0) return misuse('no-input', '');
  const now = values.now === undefined ? null : new Date(values.now);
  if (now && Number.isNaN(now.getTime())) return misuse('date', values.now ?? '');
  return {
    kind: command,
    arguments: {
      inputs,
      now,
      json: values.json,
      offline: values.offline,
      recipients: values.recipient ?? [],
      trust: values.trust ?? null,
      resources: values.resources ?? null,
    },
  };
}

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
}

function misuse(problem: Misuse, about: string): Parsed {
  return { kind: 'misuse', problem, about };
}
