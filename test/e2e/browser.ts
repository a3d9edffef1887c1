import type { Browser, Page } from 'puppeteer-core';

export const KINDS = ['chromium', 'firefox'] as const;
export type Kind = (typeof KINDS)[number];

export interface OpenOptions {
  /** Port of the proxy that plays the internet. Default: none. */
  readonly proxyPort?: number;
  /** Language of the browser itself (BCP 47); Firefox has only that which it was installed in. Default: English. */
  readonly language?: string;
  /** Folder of the unpacked extension. Default: none. */
  readonly extension?: string;
}

/** A real browser, and what a test must be able to do in it that a page cannot. */
export interface TestBrowser {
  readonly kind: Kind;
  readonly browser: Browser;
  /** null without the extension. */
  readonly extension: Extension | null;
  /**
   * Runs a function in the closed shadow root that our script put into a page, as no page can.
   *
   * @param script source of a function of the root, which gives plain data back.
   * @returns null where there is no such root.
   */
  inOverlay<T>(page: Page, script: string): Promise<T | null>;
  close(): Promise<void>;
}

/** The extension in a browser, and the reader and the browser around it. */
export interface Extension {
  /** Begins every address of the extension. */
  readonly base: string;
  /** Addresses of all tabs, also of those that the extension opened by itself. */
  tabs(): Promise<readonly string[]>;
  /** A page of the extension in a tab of its own. */
  open(path: string): Promise<Page>;
  /** The browser's question that follows a click on our button will be answered with yes. */
  willAllow(patterns: readonly string[]): Promise<void>;
  /** What the reader does in the browser's own settings. */
  takeBack(patterns: readonly string[]): Promise<void>;
  /** The reader removes the extension. */
  remove(): Promise<void>;
  /** The browser ends the background, as it does when that is idle. */
  stopBackground(): Promise<void>;
  /** The reader chooses our entry in the menu of a picture. */
  chooseMenu(page: Page, selector: string): Promise<void>;
  /** The reader presses the keys of a command of the manifest, with this page in front. */
  press(page: Page, command: 'next-badge' | 'previous-badge'): Promise<void>;
}
