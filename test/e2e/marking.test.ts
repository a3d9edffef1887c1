import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from '../site/kit/web.ts';
import { FINDING, type FindingSite, publishFinding } from '../site/pages/finding/index.ts';
import { KINDS } from './browser.ts';
import { marksOn } from './marks.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';
import { openReader, type Reader } from './reader.ts';
import { until } from './until.ts';

const web = createWeb();
let site: FindingSite;
let proxy: ForwardProxy;

beforeAll(async () => {
  site = await publishFinding(web);
  proxy = await startProxy(web);
});
afterAll(() => proxy?.close());

describe.each(KINDS)('marks in %s', (kind) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader(kind, proxy.port);
  });
  afterAll(() => reader?.opened.close());

  /** Pictures whose mark is not where it belongs; `only`: some of them. */
  async function misplaced(page: Page, only?: readonly string[]): Promise<readonly string[]> {
    const marks = await marksOn(reader.opened, page);
    const pictures = await page.$$eval('img[data-mark]', (images) =>
      images.map((image) => {
        const { left, top, right, bottom } = image.getBoundingClientRect();
        const { id } = image;
        return { id, mark: image.getAttribute('data-mark'), left, top, right, bottom };
      }),
    );
    return pictures.flatMap((picture) => {
      const { id, mark, left, top, right, bottom } = picture;
      if (only && !only.includes(id)) return [];
      const corner = mark === 'left' ? left : right;
      const sits = marks.some(({ x, y, width, height }) => {
        const edge = mark === 'left' ? x : x + width;
        return Math.abs(edge - corner) < 8 && Math.abs(y + height - bottom) < 8;
      });
      const touches = marks.some(({ x, y, width, height }) => {
        const [middle, centre] = [x + width / 2, y + height / 2];
        return middle > left && middle < right && centre > top && centre < bottom;
      });
      const right_ = mark === 'none' ? !touches : sits;
      return right_ ? [] : [id];
    });
  }

  async function becomeRight(page: Page, only?: readonly string[]): Promise<void> {
    let wrong: readonly string[] = [];
    const isRight = async () => {
      wrong = await misplaced(page, only);
      return wrong.length === 0;
    };
    await until('every mark is in its place', isRight, 6000).catch(() => undefined);
    expect(wrong).toEqual([]);
  }

  const HIDDEN_YET = ['in-dialog', 'in-popover'];

  test('lie on what is seen, and on nothing that is hidden, clipped or covered', async () => {
    const page = await reader.show(`${FINDING}/places`, 900);
    const all = await page.$$eval('img[data-mark]', (images) => images.map(({ id }) => id));
    const now = all.filter((id) => !HIDDEN_YET.includes(id));
    await becomeRight(page, now);

    const positions = () =>
      page.$$eval('img[data-mark]', (images) =>
        images.map((image) => Math.round(image.getBoundingClientRect().x)),
      );
    const before = await positions();
    await page.evaluate(() => document.documentElement.lastElementChild?.remove());
    expect(await positions()).toEqual(before);
    await becomeRight(page, now);

    await page.$eval('#box', (box) => box.scrollTo(0, 60));
    await becomeRight(page, now);
    await page.$eval('#box', (box) => box.scrollTo(0, 400));
    await page.$eval('#in-box', (image) => image.setAttribute('data-mark', 'none'));
    await becomeRight(page, now);

    // Without any event that a page script could hear.
    await page.$eval('#mover', (mover) =>
      mover.setAttribute('style', 'position:absolute;left:90px'),
    );
    await becomeRight(page, now);
    await page.$eval('#mover', (mover) =>
      mover.setAttribute('style', 'animation: go 0.4s forwards'),
    );
    await becomeRight(page, now);

    await page.evaluate(() => scrollBy(0, 40));
    await becomeRight(page, now);
    await page.close();
  });

  test('come with what was far away, whatever brings it near', async () => {
    const page = await reader.show(`${FINDING}/far`, 900);
    const shows = (number: number) =>
      until(`${number} marks are in the window`, async () => {
        const marks = await marksOn(reader.opened, page);
        return marks.filter(({ y }) => y > 0 && y < 900).length === number;
      });
    await until('the extension runs', async () => {
      const { running } = await reader.desk.ask('tab', { tabId: await reader.desk.tabOf(page) });
      return running;
    });
    expect(await marksOn(reader.opened, page)).toEqual([]);
    await page.$eval('#box', (box) => box.scrollTo(0, 3950));
    await shows(1);
    await page.$eval('#host', (host) => host.shadowRoot?.firstElementChild?.scrollTo(0, 3950));
    await shows(2);
    await page.$eval('#sheet', (sheet) => sheet.classList.add('open'));
    await shows(3);
    await page.$eval('#gap', (gap) => gap.setAttribute('style', 'height: 0'));
    await shows(4);
    await page.$eval('#gap', (gap) => gap.setAttribute('style', 'height: 9000px'));
    await shows(3);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await shows(2);
    await page.close();
  });

  test('come with a high picture, from whichever end', async () => {
    const page = await reader.show(`${FINDING}/high#end`, 900);
    // At the end, far above, and where the upper end of the picture is.
    for (const [y, marks] of [
      [null, 1],
      [0, 0],
      [2250, 1],
    ] as const) {
      if (y !== null) await page.evaluate((y) => scrollTo(0, y), y);
      await until(`there are ${marks} marks`, async () => {
        return (await marksOn(reader.opened, page)).length === marks;
      });
    }
    await page.close();
  });

  test('come back with what was far away for a while, and with what has grown there', async () => {
    const page = await reader.show(`${FINDING}/band`, 900);
    const shows = (number: number) =>
      until(`there are ${number} marks`, async () => {
        return (await marksOn(reader.opened, page)).length === number;
      });
    const scroll = (y: number) => page.evaluate((y) => scrollTo(0, y), y);
    for (const far of [0, 9000, 0]) {
      await scroll(2700);
      await shows(2);
      await scroll(far);
      await shows(0);
    }
    await page.$eval('.band', (band) => band.classList.add('large'));
    await scroll(2700);
    await shows(3);
    await page.close();
  });

  test('the menu of a picture opens a card beside it, and not beside the same picture far away', async () => {
    const page = await reader.show(`${FINDING}/band`, 900);
    await page.evaluate(() => scrollTo(0, 2700));
    await until('its marks are there', async () => {
      return (await marksOn(reader.opened, page)).length === 2;
    });
    await reader.extension.chooseMenu(page, '#again');
    const left = await until('the card is open', () =>
      reader.opened.inOverlay<number>(
        page,
        `(root) => root.querySelector('.panel')?.getBoundingClientRect().x ?? null`,
      ),
    );
    const picture = await page.$eval('#again', (image) => image.getBoundingClientRect().x);
    expect(Math.round(left)).toBe(Math.round(picture));
    await page.close();
  });

  test.each(['sticky', 'animated', 'closed', 'written'])(
    'come with what is moved without a word (%s)',
    async (name) => {
      const page = await reader.show(`${FINDING}/moved/${name}`, 900);
      await until('the extension runs', async () => {
        const { running } = await reader.desk.ask('tab', { tabId: await reader.desk.tabOf(page) });
        return running;
      });
      expect(await marksOn(reader.opened, page)).toEqual([]);
      await page.evaluate('go()');
      await until('the mark is in the window', async () => {
        const marks = await marksOn(reader.opened, page);
        return marks.length === 1 && marks.every(({ y }) => y > 0 && y < 900);
      });
      await page.close();
    },
  );

  test('lie over dialogs and popovers that hold a badge, and can be pressed there', async () => {
    const page = await reader.show(`${FINDING}/places`, 900);
    await becomeRight(page, ['plain']);
    await page.$eval('#popover', (element) => (element as HTMLElement).showPopover());
    await becomeRight(page, ['in-popover']);
    await page.$eval('#popover', (element) => (element as HTMLElement).hidePopover());
    await page.$eval('#dialog', (element) => (element as HTMLDialogElement).showModal());
    // All outside of a modal dialog is dead to the pointer: what answers at the corner lies inside.
    await until('the mark is in the dialog', () =>
      page.$eval('#in-dialog', (image) => {
        const { right, bottom } = image.getBoundingClientRect();
        const hit = document.elementFromPoint(right - 14, bottom - 14);
        return hit?.localName === 'div' && hit.parentElement?.id === 'dialog';
      }),
    );
    await page.$eval('#dialog', (element) => (element as HTMLDialogElement).close());
    await becomeRight(page, ['plain']);
    await page.close();
  });

  test('are gone through by the keyboard, in the order of the page and around', async () => {
    const page = await reader.show(`${FINDING}/pictures/elements`, 700);
    await reader.lists(page, ['expired', 'revoked', 'verified', 'verified']);
    await until('the marks are there', async () => {
      return (await marksOn(reader.opened, page)).length === 5;
    });
    // What is walked to must not end up under them.
    await page.evaluate(() => {
      document.body.style.padding = '180px 0';
      for (const edge of ['top', 'bottom']) {
        const bar = document.createElement('div');
        bar.style.cssText = `position: fixed; ${edge}: 0; inset-inline: 0; height: 160px; background: #888`;
        document.body.append(bar);
      }
    });
    const focused = () =>
      reader.opened.inOverlay<number>(
        page,
        `(root) => [...root.querySelectorAll('.mark')].findIndex((mark) => mark.contains(root.activeElement))`,
      );
    for (const [command, mark] of [
      ['next-badge', 0],
      ['next-badge', 1],
      ['next-badge', 2],
      ['previous-badge', 1],
      ['previous-badge', 0],
      ['previous-badge', 4],
      ['next-badge', 0],
    ] as const) {
      await reader.extension.press(page, command);
      await until(`${command} goes to mark ${mark}`, async () => (await focused()) === mark);
    }
    await page.close();
  });

  test('are drawn into no page of a site that the reader wants in the list only', async () => {
    const page = await reader.show(`${FINDING}/hostile/speaks`);
    await reader.lists(page, ['verified']);
    const areMarks = (number: number) =>
      until(`there are ${number} marks`, async () => {
        const there = (await marksOn(reader.opened, page)).length;
        return there === number;
      });
    await areMarks(1);
    const tabId = await reader.desk.tabOf(page);
    const popup = await reader.extension.open(`popup/index.html?tab=${tabId}`);
    const press = () =>
      until('the choice is there', () =>
        popup.$eval('.popup-switch input', (box) => {
          (box as HTMLInputElement).click();
          return true;
        }),
      );

    await press();
    await areMarks(0);
    expect((await reader.desk.ask('tab', { tabId })).badges).toHaveLength(1);
    await page.reload();
    await reader.lists(page, ['verified']);
    expect(await marksOn(reader.opened, page)).toEqual([]);
    expect(await page.$$eval('html > *', (children) => children.length)).toBe(2);
    const lists = (number: number) =>
      until(`${number} are listed`, async () => {
        const { badges } = await reader.desk.ask('tab', { tabId });
        return badges.length === number;
      });
    await page.$eval('p', (place) => place.replaceChildren());
    await lists(0);
    await page.$eval(
      'p',
      (place, src) => {
        place.innerHTML = `<img src="${src}" width="120" height="120">`;
      },
      site.shown.verified,
    );
    await lists(1);

    await press();
    await areMarks(1);
    expect((await reader.desk.ask('settings', {})).quiet).toEqual([]);
    await Promise.all([popup.close(), page.close()]);
  });

  test('are gone from a page that the reader comes back to, once they are not wanted there', async () => {
    const page = await reader.show(`${FINDING}/hostile/speaks`);
    const areMarks = (number: number) =>
      until(`there are ${number} marks`, async () => {
        const there = (await marksOn(reader.opened, page)).length;
        return there === number;
      });
    await areMarks(1);
    await page.goto(`${FINDING}/hostile/private`);
    const host = new URL(FINDING).hostname;
    await reader.desk.ask('set-drawn', { host, drawn: false });
    await page.goBack();
    await areMarks(0);
    await reader.desk.ask('set-drawn', { host, drawn: true });
    await areMarks(1);
    await page.close();
  });

  test.runIf(kind === 'chromium')(
    'come with a page that the browser has prepared, once the reader goes there',
    async () => {
      const next = `${FINDING}/prepared`;
      const rules = { prerender: [{ urls: [next], eagerness: 'immediate' }] };
      const put = (url: string, picture: string, more: string) =>
        web.put(url, {
          contentType: 'text/html',
          body: `<img src="${picture}" width="120">${more}`,
        });
      const script = `fetch(document.prerendering ? '/prepares' : '/loads'); onload = () => setTimeout(fetch, 0, '/is-prepared')`;
      put(next, site.shown.verified, `<script>${script}</script>`);
      put(
        `${FINDING}/prepares`,
        site.shown.revoked,
        `<script type="speculationrules">${JSON.stringify(rules)}</script>`,
      );
      web.asked.length = 0;
      const page = await reader.show(`${FINDING}/prepares`);
      const tabId = await reader.desk.tabOf(page);
      const lists = (verdict: string) =>
        until(`the list is ${verdict}`, async () => {
          const { badges } = await reader.desk.ask('tab', { tabId });
          return badges.length === 1 && badges.find(({ report }) => report.verdict === verdict);
        });
      await lists('revoked');
      const asked = (path: string) => web.asked.some(({ url }) => url === FINDING + path);
      await until('the page is prepared', async () => asked('/is-prepared'));
      expect(asked('/loads')).toBe(false);
      await page.evaluate((url) => setTimeout(() => location.assign(url)), next);
      const { id } = await lists('verified');
      expect(await reader.desk.ask('show-in-tab', { tabId, id })).toEqual({ shown: true });
      await page.close();
    },
  );

  test.runIf(kind === 'chromium')(
    'are gone with what has left the page, and hold nothing of it',
    async () => {
      const page = await reader.show(`${FINDING}/places`);
      await becomeRight(page, ['in-box']);
      await page.evaluate(`document.querySelector('#box').scrollTo(0, 60)`);
      await becomeRight(page, ['in-box']);
      await page.evaluate(`globalThis.left = new WeakRef(document.querySelector('#box'))`);
      await page.evaluate(`left.deref().remove()`);
      const session = await page.createCDPSession();
      await until('nobody holds it', async () => {
        await session.send('HeapProfiler.collectGarbage');
        return page.evaluate(`left.deref() === undefined`);
      });
      await page.close();
    },
  );

  test('are found by no page, and give it nothing', async () => {
    const page = await reader.show(`${FINDING}/hostile/speaks`);
    await reader.lists(page, ['verified']);
    await until('the mark is there', async () => (await marksOn(reader.opened, page)).length === 1);
    const seen = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild;
      return {
        name: host?.localName,
        attributes: host?.attributes.length,
        content: host?.innerHTML,
        root: host?.shadowRoot ?? null,
        traces: document.documentElement.outerHTML.includes('-extension://'),
        api: document.title,
      };
    });
    expect(seen).toEqual({
      name: 'div',
      attributes: 0,
      content: '',
      root: null,
      traces: false,
      api: 'undefined,undefined',
    });
    expect((await reader.desk.ask('settings', {})).mode).toBe('everywhere');
    await page.close();
  });

  test('cannot be hidden by the styles of the page', async () => {
    const page = await reader.show(`${FINDING}/hostile/restyles`);
    await until('the mark is there', async () => (await marksOn(reader.opened, page)).length === 1);
    const [mark] = await marksOn(reader.opened, page);
    const box = await page.$eval('img', (image) => image.getBoundingClientRect().toJSON());
    expect(Math.abs((mark?.x ?? 0) + (mark?.width ?? 0) - box.right)).toBeLessThan(8);
    await page.close();
  });

  test('that a page removes again and again are given up, and stay in the list', async () => {
    const page = await reader.show(`${FINDING}/hostile/removes`);
    await reader.lists(page, ['verified']);
    await page.evaluate(async () => {
      for (let n = 0; n < 60; n++) {
        scrollBy(0, n % 2 ? 1 : -1);
        document.body.append(document.createElement('p'));
        await new Promise(requestAnimationFrame);
      }
    });
    expect(Number(await page.title())).toBeLessThan(40);
    await page.close();
  });

  test.each(['floods', 'heaps', 'mutates'])(
    'a page that %s stays usable, and its badge is marked',
    async (name) => {
      const page = await reader.show(`${FINDING}/hostile/${name}`, 900);
      await until(
        'the mark is there',
        async () => (await marksOn(reader.opened, page)).length === 1,
      );
      const longest = await page.evaluate(async () => {
        // What the page itself does at first is its own affair.
        const frame = () => new Promise(requestAnimationFrame);
        while (document.images.length < 20) await frame();
        await frame();
        await frame();
        let longest = 0;
        let last = performance.now();
        for (let n = 0; n < 100; n++) {
          await new Promise((resolve) => setTimeout(resolve));
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
        }
        return longest;
      });
      // This machine is busy: a hang is found all the same.
      expect(longest).toBeLessThan(2000);
      await page.close();
    },
  );

  test('a page never makes us ask a private address', async () => {
    const page = await reader.show(`${FINDING}/hostile/private`);
    await reader.lists(page, ['verified']);
    await page.close();
    const hosts = web.asked.map(({ url }) => new URL(url).hostname);
    expect(hosts).toContain('finding.example');
    expect(hosts.filter((host) => /^(?:192\.168|10\.)|\.local$/.test(host))).toEqual([]);
  });

  test('a strict policy and Trusted Types keep nothing from being found', async () => {
    const strict = site.others.find(({ url }) => url.endsWith('/strict'));
    const page = await reader.show(strict?.url ?? '');
    await reader.lists(page, strict?.lists ?? []);
    await until('the marks are there', async () => {
      return (await marksOn(reader.opened, page)).length === strict?.marks;
    });
    await page.close();
  });
});
