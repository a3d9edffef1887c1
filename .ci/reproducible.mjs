// Builds the project in two folders of different names and compares every byte of what comes out.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = [
  ...['core', 'component', 'extension', '.ci', 'manifest.json', 'package.json'],
  ...['package-lock.json', 'tsconfig.json', '.npmrc'],
];

const folder = await mkdtemp(path.join(os.tmpdir(), 'open-badge-'));
try {
  const [one, other] = [await build('one'), await build('another-name')];
  const names = [...new Set([...one.keys(), ...other.keys()])].sort();
  const differing = names.filter((name) => one.get(name) !== other.get(name));
  for (const name of differing) process.stderr.write(`differs: ${name}\n`);
  process.stdout.write(`${names.length} files built twice, ${differing.length} differ\n`);
  process.exitCode = names.length > 0 && differing.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** File → digest, of everything that a build in a folder of this name writes. */
async function build(name) {
  const copy = path.join(folder, name);
  await mkdir(copy);
  for (const source of SOURCES) {
    await cp(path.join(root, source), path.join(copy, source), { recursive: true });
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const digests = new Map();
  const dist = path.join(copy, 'dist');
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    // What esbuild says about a build names the folders that it ran in; what we ship does not.
    if (!entry.isFile() || file.endsWith('meta.json')) continue;
    const bytes = await readFile(file);
    digests.set(path.relative(dist, file), createHash('sha256').update(bytes).digest('hex'));
  }
  return digests;
}
