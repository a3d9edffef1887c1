import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { componentOf, packagesIn } from '../../.ci/sbom.mjs';

const text = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(text('package.json'));
const { packages }: { packages: Record<string, Locked> } = JSON.parse(text('package-lock.json'));
const locked = Object.entries(packages).filter(([folder]) => folder !== '');

describe('what we build on', () => {
  test('is named by exact versions', () => {
    const versions = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(versions).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(`${version}`),
    );
    expect(loose).toEqual([]);
    expect(text('.npmrc')).toContain('save-exact=true');
  });

  test('is known by a digest of each package, wherever it is fetched from', () => {
    const odd = locked.filter(
      ([, { resolved, integrity }]) =>
        !(resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/') ||
        !integrity?.startsWith('sha512-'),
    );
    expect(odd.map(([folder]) => folder)).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    expect(text('.npmrc')).toContain('ignore-scripts=true');
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripts.filter(([, { dev }]) => !dev)).toEqual([]);
    const own = ['preinstall', 'install', 'postinstall', 'prepare'];
    expect(own.filter((name) => manifest.scripts[name])).toEqual([]);
  });
});

describe('what we ship', () => {
  test('the bill of materials names what is in the bundles, and nothing else', () => {
    const input = (bytesInOutput: number) => ({ bytesInOutput });
    const inputs = {
      'core/index.ts': input(10),
      'node_modules/jose/dist/a.js': input(10),
      'node_modules/@noble/hashes/sha2.js': input(10),
      'node_modules/a/node_modules/b/index.js': input(10),
      'node_modules/lit/index.js': input(0),
    };
    expect(packagesIn([{ outputs: { 'index.js': { inputs } } }])).toEqual([
      'node_modules/@noble/hashes',
      'node_modules/a/node_modules/b',
      'node_modules/jose',
    ]);
    const component = componentOf(
      { name: '@noble/hashes', version: '2.4.0', license: 'MIT' },
      `sha512-${Buffer.from('digest').toString('base64')}`,
    );
    expect(component).toMatchObject({
      purl: 'pkg:npm/%40noble/hashes@2.4.0',
      hashes: [{ alg: 'SHA-512', content: Buffer.from('digest').toString('hex') }],
    });
  });

  test.each(['GPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md', undefined])(
    'a package under %s stops the build',
    (license) => {
      const manifest = { name: 'other', version: '1.0.0', ...(license ? { license } : {}) };
      expect(() => componentOf(manifest, undefined)).toThrow('may we ship it?');
    },
  );

  test('pages of the extension may run nothing but what came with it', () => {
    const { content_security_policy: policy } = JSON.parse(text('manifest.json'));
    const directives: string[] = policy.extension_pages.split(';').map((one: string) => one.trim());
    expect(policy.extension_pages).not.toMatch(/unsafe-|\*|blob:/);
    expect(directives).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  test('nothing of it can be reached from the pages of others', () => {
    const { web_accessible_resources, externally_connectable, host_permissions, permissions } =
      JSON.parse(text('manifest.json'));
    expect([web_accessible_resources, externally_connectable, host_permissions]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(permissions).not.toContain('<all_urls>');
  });
});
