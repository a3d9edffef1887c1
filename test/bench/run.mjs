// `npm run bench`: what is claimed of speed, measured beside others in the same run. One of them alone: its name.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { coreStandIns } from '../../core/bundle.mjs';
import { root } from '../setup.mjs';

const BENCHES = {
  // In chunks, as it is shipped: tsx asks a thread of its own at each import().
  async core() {
    const outdir = path.join(root, 'node_modules', '.cache', 'open-badge', 'bench');
    await build({
      absWorkingDir: root,
      entryPoints: ['test/bench/core.ts'],
      outdir,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      plugins: [coreStandIns()],
      logLevel: 'warning',
    });
    run(path.join(outdir, 'core.js'));
  },
  'page-scan': () => run('--import', 'tsx', 'test/bench/page-scan.ts'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  throw new Error(`No bench is called ${unknown}: ${Object.keys(BENCHES)}.`);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench();
}

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
