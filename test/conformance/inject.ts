import { CORPUS_ABSENT, cases, corpusFolder } from './corpus.ts';
import { greenOf, injectFault, subsetsOf, WAYS } from './faults.ts';

/** `npm run faults [-- part-of-an-id]`: breaks the requests of every green case, alone and in pairs, in every way. */
const wanted = process.argv[2] ?? '';
const say = (line: string) => process.stdout.write(`${line}\n`);

if (!corpusFolder()) {
  say(`faults: not run, ${CORPUS_ABSENT}`);
} else {
  // A timeout of the platform alone does not keep Node running.
  const awake = setInterval(() => undefined, 1000);
  const start = performance.now();
  let greens = 0;
  let played = 0;
  let wrong = 0;
  let peak = 0;
  for (const one of cases().filter(({ id }) => id.includes(wanted))) {
    const green = await greenOf(one);
    if (!green) continue;
    greens++;
    for (const urls of subsetsOf(green.urls)) {
      for (const way of Object.keys(WAYS)) {
        played++;
        const problem = await injectFault(green, urls, way);
        if (problem === null) continue;
        wrong++;
        say(`  ${one.id}: ${problem}`);
      }
    }
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  clearInterval(awake);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const memory = `${(peak / 1e6).toFixed(0)} MB`;
  say(`faults: ${greens} green cases, ${played} faults, ${seconds} s, ${memory}, ${wrong} wrong`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
