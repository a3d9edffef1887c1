// Writes dist/sbom.json (CycloneDX 1.6): which packages, in which versions, are in what we ship. It is read
// from esbuild's metafiles, so that it names what is in the bundles and not what is merely installed.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders of the packages that are in the outputs of these metafiles, in order. */
export function packagesIn(metafiles) {
  const found = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [source, { bytesInOutput }] of Object.entries(inputs)) {
        const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(source);
        if (match && bytesInOutput > 0) found.add(match[0]);
      }
    }
  }
  return [...found].sort();
}

const ALLOWED = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0)$/;

/** Packages that state their licences in a file: read, and found to be these. */
const STATED = {
  '@digitalbazaar/credentials-context': 'BSD-3-Clause AND W3C-20150513',
  'did-context': 'BSD-3-Clause AND W3C-20150513',
};

/** What a package may be shipped under; throws for what was never looked at. */
function licenceOf({ name, license }) {
  if (STATED[name]) return { expression: STATED[name] };
  if (!ALLOWED.test(license))
    throw new Error(`${name} has the licence ${license}: may we ship it?`);
  return { license: { id: license } };
}

/** One component of a CycloneDX document. https://cyclonedx.org/docs/1.6/json/ */
export function componentOf(manifest, integrity) {
  const { name, version } = manifest;
  const hash = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [licenceOf(manifest)],
    ...(hash
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }
      : {}),
  };
}

async function writeSbom() {
  const json = async (...parts) => JSON.parse(await readFile(path.join(root, ...parts), 'utf8'));
  const extension = await readdir(path.join(root, 'dist', 'extension'));
  const metafiles = await Promise.all([
    json('dist', 'core', 'meta.json'),
    json('dist', 'component', 'meta.json'),
    ...extension
      .filter((name) => name.endsWith('.meta.json'))
      .map((name) => json('dist', 'extension', name)),
  ]);
  const lock = await json('package-lock.json');
  const { name, version, license } = await json('package.json');
  const components = await Promise.all(
    packagesIn(metafiles).map(async (folder) =>
      componentOf(await json(folder, 'package.json'), lock.packages[folder]?.integrity),
    ),
  );
  const sbom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', name, version, licenses: [{ license: { id: license } }] },
    },
    components,
  };
  await writeFile(path.join(root, 'dist', 'sbom.json'), `${JSON.stringify(sbom, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeSbom();
