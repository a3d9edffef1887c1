import fc from 'fast-check';
import { openCredentialTargets } from './credentials.ts';
import { READERS } from './readers.ts';
import { keep, regressions, replay } from './regression.ts';
import type { Target } from './target.ts';

/**
 * `npm run fuzz [-- seconds] [target]`: feeds every reader of core for so many seconds in all (default: 60),
 * says what it cost, and keeps what it finds in test/fuzz/regressions/, which the unit tests replay.
 */
const words = process.argv.slice(2);
const seconds = Number(words.find((word) => /^\d+$/.test(word)) ?? 60);
const wanted = words.find((word) => !/^\d+$/.test(word));
const all = [...READERS, ...(await openCredentialTargets())];
const targets = all.filter(({ name }) => wanted === undefined || name.startsWith(wanted));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Longest that one input may take, in milliseconds of CPU time. */
const PATIENCE = 2000;
/** Inputs between two looks at the clock. */
const ROUND = 200;

let inputs = 0;
let findings = 0;

for (const { name, one } of regressions()) {
  if (!targets.some((target) => target.name === one.target)) continue;
  await replay(one, all).catch((error: Error) => {
    findings++;
    say(`still there  ${name}: ${error.message}`);
  });
}

say('target          inputs   seconds    slowest   peak memory   findings');
for (const target of targets) await fuzz(target, (seconds * 1000) / targets.length);
say(`${inputs} inputs, ${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;

async function fuzz(target: Target, budget: number): Promise<void> {
  const start = performance.now();
  let tried = 0;
  let found = 0;
  let slowest = 0;
  let peak = 0;
  const property = fc.asyncProperty(target.input, async (input) => {
    tried++;
    const before = process.cpuUsage();
    await target.check(input);
    const { user, system } = process.cpuUsage(before);
    const spent = (user + system) / 1000;
    slowest = Math.max(slowest, spent);
    if (spent > PATIENCE) throw new Error(`took ${Math.round(spent)} ms`);
  });
  // One finding at a time: the next run starts where that one is mended.
  while (performance.now() - start < budget && found === 0) {
    const result = await fc.check(property, { numRuns: ROUND, endOnFailure: false });
    peak = Math.max(peak, process.memoryUsage().rss);
    if (!result.failed) continue;
    found++;
    const [input] = result.counterexample ?? [];
    const was = result.errorInstance instanceof Error ? result.errorInstance.message : 'threw';
    say(`found: ${was}\n  kept as ${keep({ target: target.name, input, was })}`);
  }
  const row = [
    target.name.padEnd(13),
    String(tried).padStart(8),
    ((performance.now() - start) / 1000).toFixed(1).padStart(9),
    `${slowest.toFixed(0)} ms`.padStart(10),
    `${(peak / 1e6).toFixed(0)} MB`.padStart(13),
    String(found).padStart(10),
  ];
  say(row.join(' '));
  inputs += tried;
  findings += found;
}
