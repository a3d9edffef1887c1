import { EVERY_SITE, hostPattern, matchesOf, readSettings, type Settings } from '../settings.ts';

/** What the browser is asked here; the parts of its API that tests stand in for. */
export interface SiteServices {
  readonly storage: {
    get(key: string): Promise<Record<string, unknown>>;
    set(items: Record<string, unknown>): Promise<void>;
  };
  readonly permissions: {
    contains(permissions: { origins: string[] }): Promise<boolean>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  readonly scripting: {
    getRegisteredContentScripts(filter: {
      ids: string[];
    }): Promise<readonly { matches?: string[] | undefined }[]>;
    registerContentScripts(scripts: ContentScript[]): Promise<void>;
    updateContentScripts(scripts: ContentScript[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
  };
}

interface ContentScript {
  id: string;
  js: string[];
  matches: string[];
  runAt: 'document_idle';
  allFrames: boolean;
  matchOriginAsFallback: boolean;
  persistAcrossSessions: boolean;
}

export const CONTENT_SCRIPT = 'content.js';
export const DRAWING_SCRIPT = 'drawing.js';
const SCRIPT_ID = 'pages';
const KEY = 'settings';

export interface Sites {
  settings(): Promise<Settings>;
  /** Keeps the settings, and gives back what they no longer need. */
  save(settings: Settings): Promise<void>;
  /** Tells the browser where to run us. */
  register(): Promise<void>;
  mayAsk(url: string): Promise<boolean>;
  mayRead(patterns: readonly string[]): Promise<boolean>;
}

/** Where we run by ourselves, and whom we may ask: the reader's wish and the browser's leave together. */
export function openSites({ storage, permissions, scripting }: SiteServices): Sites {
  async function settings(): Promise<Settings> {
    return readSettings((await storage.get(KEY))[KEY]);
  }

  async function mayRead(patterns: readonly string[]): Promise<boolean> {
    try {
      return await permissions.contains({ origins: [...patterns] });
    } catch {
      return false;
    }
  }

  async function giveBack(patterns: readonly string[]): Promise<void> {
    if (patterns.length === 0) return;
    try {
      await permissions.remove({ origins: [...patterns] });
    } catch {
      // Not given to begin with.
    }
  }

  return {
    settings,
    mayRead,
    async mayAsk(url) {
      const pattern = hostPattern(url);
      return pattern !== null && (await mayRead([pattern]));
    },
    async save(next) {
      const before = await settings();
      await storage.set({ [KEY]: next });
      if (before.mode === 'everywhere' && next.mode !== 'everywhere') await giveBack(EVERY_SITE);
      await giveBack(before.sites.filter((site) => !next.sites.includes(site)));
    },
    async register() {
      const matches = [...matchesOf(await settings())];
      const [known] = await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
      if (matches.length === 0) {
        if (known) await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
        return;
      }
      const script: ContentScript = {
        id: SCRIPT_ID,
        js: [CONTENT_SCRIPT],
        matches,
        runAt: 'document_idle',
        allFrames: true,
        // Frames without an address of their own show what the page wrote into them.
        matchOriginAsFallback: true,
        persistAcrossSessions: true,
      };
      if (known) await scripting.updateContentScripts([script]);
      else await scripting.registerContentScripts([script]);
    },
  };
}
