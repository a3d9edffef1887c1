import type { SettingsView } from '../messages.ts';
import { drawnInto, EVERY_SITE, matchesOf, type Settings, withDrawn } from '../settings.ts';
import { startPages, stopPages, tellDrawn } from './pages.ts';
import type { Sites } from './sites.ts';

let last: Promise<unknown> = Promise.resolve();

/** One change at a time: each reads what the one before has written. */
function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}

/** Changes the reader's wish, and makes what runs follow it. */
export function change(
  sites: Sites,
  next: (settings: Settings) => Settings,
): Promise<SettingsView> {
  return inOrder(async () => {
    const before = await sites.settings();
    const after = next(before);
    await sites.save(after);
    await sites.register();
    const isNarrower = matchesOf(before).some((match) => !matchesOf(after).includes(match));
    if (isNarrower) await stopPages();
    await startPages(sites);
    return viewOf(sites);
  });
}

/** Changes whether pages of this host, and of those below it, are drawn into. */
export function changeDrawn(sites: Sites, host: string, drawn: boolean): Promise<SettingsView> {
  return inOrder(async () => {
    const settings = withDrawn(await sites.settings(), host, drawn);
    await sites.save(settings);
    const only: Pick<Settings, 'quiet'> = { quiet: [host] };
    await tellDrawn((other) => drawnInto(only, other) === 'no', drawn);
    return viewOf(sites);
  });
}

/** Makes what runs follow what is wished: after a start, an update, or a permission that came. */
export function start(sites: Sites): Promise<void> {
  return inOrder(async () => {
    await sites.register();
    await startPages(sites);
  });
}

/** After a permission was taken back: pages that lost it cannot be told from others, so all begin anew. */
export function restart(sites: Sites): Promise<void> {
  return inOrder(async () => {
    await stopPages();
    await startPages(sites);
  });
}

export async function viewOf(sites: Sites): Promise<SettingsView> {
  const settings = await sites.settings();
  const allowed = await Promise.all(
    settings.sites.map(async (site) => ((await sites.mayRead([site])) ? [site] : [])),
  );
  return {
    ...settings,
    everywhere: await sites.mayRead(EVERY_SITE),
    allowed: allowed.flat(),
  };
}
