import { replay } from '../../core/cli/replay.ts';
import { type BadgeInput, extract, type Report, verify } from '../../core/index.ts';
import { type Case, corpusFile } from './corpus.ts';

export interface Result {
  readonly id: string;
  readonly report: Report | null;
  /** null: as it should be. */
  readonly problem: string | null;
}

/** Plays one case of the corpus and holds the report against what the case says. */
export async function checkCase(one: Case): Promise<Result> {
  const { id } = one;
  try {
    const report = await verify(inputOf(one), {
      fetch: replay(one.resources, (path) => new Uint8Array(corpusFile(path))),
      now: () => new Date(one.now),
      wait: async () => undefined,
      ...(one.recipient ? { recipient: one.recipient } : {}),
    });
    return { id, report, problem: problemOf(one, report) ?? (await extractProblemOf(one)) };
  } catch (error) {
    return { id, report: null, problem: `threw ${String(error)}` };
  }
}

export function inputOf({ input }: Case): BadgeInput {
  if (input.file !== undefined) return corpusFile(input.file);
  return input.url ?? input.text ?? '';
}

function problemOf(one: Case, report: Report): string | null {
  const said = `${report.verdict} (${forcing(report)})`;
  if (one.verdicts && !one.verdicts.includes(report.verdict)) {
    return `${said}, should be ${one.verdicts.join(' or ')}`;
  }
  if (one.notVerdicts?.includes(report.verdict)) return `${said}, must not be`;
  const isSigned = report.findings.some(({ code }) => code === 'signature/valid');
  if (one.signature && !isSigned) return `${said}, a proof should be good`;
  return null;
}

/** The findings that led to the verdict, for whoever reads the list. */
function forcing(report: Report): string {
  const codes = report.findings.filter(({ verdict }) => verdict !== undefined);
  return codes.map(({ code, data }) => `${code} ${JSON.stringify(data ?? {})}`).join(', ');
}

async function extractProblemOf(one: Case): Promise<string | null> {
  if (!one.extract || one.input.file === undefined) return null;
  const extracted = await extract(corpusFile(one.input.file));
  const wanted = new TextDecoder().decode(corpusFile(one.extract.text)).trim();
  return extracted?.text === wanted
    ? null
    : 'the text that came out is not the text that was baked';
}
