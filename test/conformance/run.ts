import { checkCase, type Result } from './check-case.ts';
import { CORPUS_ABSENT, cases, corpusFolder } from './corpus.ts';
import disputed from './disputed.json' with { type: 'json' };
import { writeReference } from './reference.ts';

/** `npm run conformance [-- part-of-an-id]`: right of total for each part of the corpus, and what is wrong. */
const SECTIONS = ['ob2', 'ob3', 'wild'] as const;
const wanted = process.argv[2] ?? '';
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!corpusFolder()) {
  say(`conformance: not run, ${CORPUS_ABSENT}`);
} else {
  let wrong = 0;
  for (const section of SECTIONS) {
    const chosen = cases().filter(({ id }) => id.startsWith(`${section}/`) && id.includes(wanted));
    const results: Result[] = [];
    for (const one of chosen) results.push(await checkCase(one));
    if (section === 'ob2' && wanted === '') {
      writeReference(chosen.map((one, at) => ({ one, report: results[at]?.report ?? null })));
    }
    const disputes = new Map(Object.entries(disputed));
    const failed = results.filter((result) => result.problem && !disputes.has(result.id));
    const open = results.filter((result) => result.problem && disputes.has(result.id));
    say(`${section}: ${results.length - failed.length - open.length}/${results.length} right`);
    for (const { id, problem } of failed) say(`  wrong     ${id}: ${problem}`);
    for (const { id, problem } of open) say(`  disputed  ${id}: ${problem}`);
    wrong += failed.length;
  }
  process.exitCode = wrong === 0 ? 0 : 1;
}
