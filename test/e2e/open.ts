import type { Kind, OpenOptions, TestBrowser } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';

export function openBrowser(kind: Kind, options: OpenOptions = {}): Promise<TestBrowser> {
  return kind === 'chromium' ? openChromium(options) : openFirefox(options);
}
