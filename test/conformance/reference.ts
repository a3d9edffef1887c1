import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wordsFor } from '../../component/view/words.ts';
import type { Report } from '../../core/report.ts';
import type { Case } from './corpus.ts';
import accepted from './reference-accepts.json' with { type: 'json' };

const FILE = fileURLToPath(new URL('./reference.md', import.meta.url));

/** Writes where we and the reference validator of 1.x and 2.0 part, and why. */
export function writeReference(results: readonly { one: Case; report: Report | null }[]): void {
  const rows = results.flatMap(({ one, report }) => {
    const theirs = one.reference?.valid;
    if (!report || typeof theirs !== 'boolean') return [];
    const ours = report.verdict === 'verified' || report.verdict === 'unconfirmed';
    if (ours === theirs) return [];
    const they = theirs ? 'valid' : 'invalid';
    return [`| \`${one.id}\` | ${they} | ${report.verdict} | ${reasonFor(one.id, report)} |`];
  });
  const compared = results.filter(({ one }) => typeof one.reference?.valid === 'boolean').length;
  writeFileSync(
    FILE,
    `# Where we and the reference validator part

Made by \`npm run conformance\`. Of ${compared} cases that the reference validator of Open Badges 1.x and 2.0
(openbadges-validator-core) was run on, we agree in ${compared - rows.length}. It knows no more than valid and
invalid; "valid" is held against our \`verified\` and \`unconfirmed\`.

| case | reference | we | because |
|---|---|---|---|
${rows.join('\n')}
`,
  );
}

/** Where we are stricter, our finding says why; where we accept, the clause that allows it does. */
function reasonFor(id: string, report: Report): string {
  const decisive = report.findings.find((finding) => finding.verdict === report.verdict);
  if (decisive) return `${wordsFor('en').say(decisive)} (\`${decisive.code}\`)`;
  return new Map(Object.entries(accepted)).get(id) ?? 'Not explained yet.';
}
