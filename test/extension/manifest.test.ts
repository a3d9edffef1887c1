import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import messages from '../../extension/_locales/en/messages.json' with { type: 'json' };
import { manifestFor } from '../../extension/build.mjs';
import manifest from '../../manifest.json' with { type: 'json' };

const chromium = manifestFor('chromium', manifest, '1.2.3');
const firefox = manifestFor('firefox', manifest, '1.2.3');

test('nothing at install warns: no host is asked for, and no permission that the browser explains', () => {
  expect([...manifest.permissions].sort()).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'storage',
  ]);
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
});

test('no page can find out that the extension is there', () => {
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest).not.toHaveProperty('externally_connectable');
});

test('our own pages run our own scripts only, and make no markup from text', () => {
  const policy = manifest.content_security_policy.extension_pages;
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|\*|blob:/);
});

test('each browser gets what it knows, and the version of the package', () => {
  expect(chromium.background).toEqual({ service_worker: 'background.js', type: 'module' });
  expect(firefox.background).toEqual({ scripts: ['background.js'], type: 'module' });
  expect(chromium).not.toHaveProperty('browser_specific_settings');
  expect(firefox).not.toHaveProperty('minimum_chrome_version');
  expect(firefox).toHaveProperty(
    'browser_specific_settings.gecko.data_collection_permissions.required',
    ['none'],
  );
  expect([chromium.version, firefox.version]).toEqual(['1.2.3', '1.2.3']);
});

test('every message that the manifest names is there, and every placeholder is used', () => {
  const text = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
  const named = [...text.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(messages).toHaveProperty(name ?? '');
  for (const entry of Object.values(messages)) {
    const used = [...entry.message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name?.toLowerCase());
    expect(used).toEqual('placeholders' in entry ? Object.keys(entry.placeholders) : []);
  }
});
