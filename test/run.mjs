// `npm test`: installs what is missing, then checks everything. The last line has the counts.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { findBrowser } from './e2e/find-browser.mjs';
import {
  browserOrNull,
  dependenciesAreThere,
  installBrowser,
  installDependencies,
  requireNode,
  root,
  run,
} from './setup.mjs';

const REPORTS = path.join(root, 'node_modules', '.cache', 'open-badge');
const counts = { passed: 0, failed: 0 };
const say = (text) => process.stdout.write(text);

requireNode();
const ready =
  (await step('packages', async () =>
    dependenciesAreThere() ? { ok: true, output: '' } : installDependencies(),
  )) &&
  (await step('chromium', () => ensureBrowser('chromium'))) &&
  (await step('firefox', () => ensureBrowser('firefox')));

if (ready) {
  await step('types', () => npmRun('types'));
  await step('lint', () => npmRun('lint'));
  const built = await step('build', () => npmRun('build'));
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  await step('unit, component', () => vitest('fast', ['unit', 'component']));
  await step('conformance', conformance);
  if (built) {
    await step('bundles', () => npmRun('bundles'));
    await step('size', () => npmRun('size'));
    await step('package', () => npmRun('package'));
    await step('extension lint', () => npmRun('lint:ext'));
    await step('browsers', () => vitest('browsers', ['e2e']));
  }
}

say(`tests: ${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** Runs one step; prints its seconds, and everything that it said where it failed. */
async function step(name, work) {
  const start = Date.now();
  say(`${name.padEnd(16)} `);
  const before = counts.failed;
  const { ok, output, note = '' } = await work();
  say(
    `${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s  ${ok ? 'ok' : 'FAILED'} ${note}\n`,
  );
  if (ok) return true;
  say(`${output.trimEnd()}\n\n`);
  // A step that failed without a failing test (types, lint, a crash) counts as one.
  if (counts.failed === before) counts.failed += 1;
  return false;
}

function npmRun(script) {
  return run('npm', ['run', '--silent', script]);
}

async function ensureBrowser(kind) {
  if (browserOrNull(kind)) return { ok: true, output: '' };
  const installed = await installBrowser(kind);
  try {
    return { ok: true, output: '', note: findBrowser(kind) };
  } catch (error) {
    return { ok: false, output: `${installed.output}\n${error.message}` };
  }
}

async function vitest(name, projects) {
  const report = path.join(REPORTS, `${name}.json`);
  const result = await run(process.execPath, [
    path.join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    path.join('test', 'vitest.config.ts'),
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { passed, failed, skipped } = await readCounts(report);
  counts.passed += passed;
  counts.failed += failed;
  const note = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  return { ...result, note };
}

/** From vitest's JSON; a file that could not even be loaded is a failure too. */
async function readCounts(report) {
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 0, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(text);
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests,
  };
}

/** Each case of the corpus is a test. */
async function conformance() {
  const result = await npmRun('conformance');
  const parts = [...result.output.matchAll(/^(\S+): (\d+)\/(\d+) right$/gm)];
  const wrong = result.output.match(/^ {2}wrong /gm) ?? [];
  counts.passed += parts.reduce((sum, [, , right]) => sum + Number(right), 0);
  counts.failed += wrong.length;
  const note = parts.length ? parts.map(([line]) => line).join(', ') : result.output.trim();
  return { ...result, note };
}
