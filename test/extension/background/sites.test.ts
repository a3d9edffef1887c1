import { expect, test } from 'vitest';
import { openSites, type SiteServices } from '../../../extension/background/sites.ts';
import { EVERY_SITE } from '../../../extension/settings.ts';

const SITE = 'https://*.example.com/*';
const OTHER = 'https://other.example/*';

/** A browser of the test: what was granted, and what was registered. */
function browserWith(granted: readonly string[]) {
  const allowed = new Set(granted);
  const scripts = new Map<string, string[]>();
  const stored: Record<string, unknown> = {};
  const put = async (added: { id: string; matches: string[] }[]) => {
    for (const { id, matches } of added) scripts.set(id, matches);
  };
  const services: SiteServices = {
    storage: {
      get: async () => ({ ...stored }),
      set: async (items) => {
        Object.assign(stored, items);
      },
    },
    permissions: {
      contains: async ({ origins }) => origins.every((origin) => allowed.has(origin)),
      remove: async ({ origins }) => origins.map((origin) => allowed.delete(origin)).every(Boolean),
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }) =>
        ids.flatMap((id) => (scripts.has(id) ? [{ matches: scripts.get(id) }] : [])),
      registerContentScripts: put,
      updateContentScripts: put,
      unregisterContentScripts: async ({ ids }) => {
        for (const id of ids) scripts.delete(id);
      },
    },
  };
  return { sites: openSites(services), allowed, scripts };
}

const registered = (scripts: ReadonlyMap<string, string[]>) => [...scripts.values()].flat();

test('after installation nothing is registered', async () => {
  const { sites, scripts } = browserWith([]);
  await sites.register();
  expect(registered(scripts)).toEqual([]);
});

test('each choice is registered, and takes the place of the one before', async () => {
  const { sites, scripts } = browserWith(EVERY_SITE);
  await sites.save({ mode: 'everywhere', sites: [], quiet: [] });
  await sites.register();
  await sites.register();
  expect(registered(scripts)).toEqual(EVERY_SITE);
  await sites.save({ mode: 'sites', sites: [SITE], quiet: [] });
  await sites.register();
  expect(registered(scripts)).toEqual([SITE]);
  await sites.save({ mode: 'click', sites: [SITE], quiet: [] });
  await sites.register();
  expect(registered(scripts)).toEqual([]);
});

test('who turns from "everywhere" gives the permission for everything back', async () => {
  const { sites, allowed } = browserWith([...EVERY_SITE, SITE]);
  await sites.save({ mode: 'everywhere', sites: [SITE], quiet: [] });
  await sites.save({ mode: 'sites', sites: [SITE], quiet: [] });
  expect([...allowed]).toEqual([SITE]);
});

test('a site that is removed gives its permission back, others keep theirs', async () => {
  const { sites, allowed } = browserWith([SITE, OTHER]);
  await sites.save({ mode: 'sites', sites: [SITE, OTHER], quiet: [] });
  await sites.save({ mode: 'sites', sites: [OTHER], quiet: [] });
  expect([...allowed]).toEqual([OTHER]);
});

test('only hosts that the browser allows may be asked, and only by http', async () => {
  const { sites } = browserWith(['https://issuer.example/*']);
  expect(await sites.mayAsk('https://issuer.example/badges/1')).toBe(true);
  expect(await sites.mayAsk('https://issuer.example:8443/badges/1')).toBe(true);
  expect(await sites.mayAsk('http://issuer.example/badges/1')).toBe(false);
  expect(await sites.mayAsk('https://other.example/')).toBe(false);
  expect(await sites.mayAsk('file:///etc/hosts')).toBe(false);
  expect(await sites.mayAsk('not an address')).toBe(false);
});
