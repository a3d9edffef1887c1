import {
  nameOf,
  PAGE_MESSAGES,
  type PageAnswers,
  type PageAsk,
  type PageMessageName,
  type Reply,
  refuse,
} from '../messages.ts';
import type { Page } from './page.ts';

type PageHandlers = {
  readonly [N in PageMessageName]: (ask: PageAsk<N>) => Promise<PageAnswers[N]>;
};

/** Answers the background on behalf of this page. */
export function answerer(
  page: Page,
  stop: () => void,
): (message: unknown) => Promise<Reply<unknown>> {
  const handlers: PageHandlers = {
    ping: async () => ({ page: page.name }),
    scan: async () => {
      await page.scan();
      return null;
    },
    show: async ({ id }) => ({ shown: await page.show(id) }),
    walk: async ({ back, fromEnd }) => ({ moved: await page.walk(back, fromEnd) }),
    again: async ({ id }) => ({ checked: await page.again(id) }),
    'check-picture': async ({ address }) => ({ drawn: await page.checkPicture(address) }),
    'set-drawn': async ({ wanted }) => {
      page.setDrawn(wanted);
      return null;
    },
    stop: async () => {
      stop();
      return null;
    },
  };
  return async (message) => {
    const name = nameOf(message, PAGE_MESSAGES);
    return name ? run(name, message, handlers) : refuse('bad-request');
  };
}

async function run<N extends PageMessageName>(
  name: N,
  message: unknown,
  handlers: PageHandlers,
): Promise<Reply<unknown>> {
  const ask = PAGE_MESSAGES[name](message);
  if (ask === null) return refuse('bad-request');
  try {
    return { ok: true, value: await handlers[name](ask as PageAsk<N>) };
  } catch {
    return refuse('failed');
  }
}
