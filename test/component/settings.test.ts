import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import type { OpenBadgeElement, OpenBadgeEvents } from '../../component/index.ts';
import { sharedPage } from '../../component/page.ts';
import type { Purpose } from '../../core/report.ts';
import { createWeb, drew, EXPIRED, ended, GOOD, inside, mount } from './issuer.ts';
import { signedByKey } from './signed.ts';

afterEach(() => {
  document.body.replaceChildren();
  sharedPage().reports.clear();
  vi.unstubAllGlobals();
});

/** Every event of the element, in order, with what matters of it. */
function listen(element: OpenBadgeElement) {
  const heard: string[] = [];
  const types = ['ob-load', 'ob-check', 'ob-status', 'ob-fetch', 'ob-toggle', 'ob-error'] as const;
  for (const type of types satisfies readonly (keyof OpenBadgeEvents)[]) {
    document.addEventListener(type, ({ target }) => target === element && heard.push(type));
  }
  return heard;
}

const answers = async (path: string) => (await createWeb().fetch(new URL(path, GOOD))).json();

describe('what is checked', () => {
  it('a credential that stands inside needs no request for itself', async () => {
    const { element, web } = mount({ verify: 'never', src: 'badge.png' });
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = JSON.stringify(await answers('badge.json'));
    element.append(script);
    expect((await element.check())?.badge?.name).toBe('Python Basics');
    expect(web.asked.some((url) => url.endsWith('badge.png'))).toBe(false);
  });

  it('a JWT that stands inside is read as such', async () => {
    const { element, web } = mount({ verify: 'never', src: '' });
    const script = document.createElement('script');
    script.type = 'application/jwt';
    script.textContent = '\n  eyJhbGciOiJub25lIn0.e30.\n';
    element.append(script);
    expect((await element.check())?.verdict).toBe('uncheckable');
    expect(web.asked).toEqual([]);
  });

  it('a credential that comes inside later, changes or goes begins the check anew', async () => {
    const { element } = mount({ verify: 'load', src: '{"no":"badge"}' });
    expect((await ended(element)).status).toBe('none');
    const script = document.createElement('script');
    script.type = 'application/ld+json';
    script.textContent = JSON.stringify(await answers('expired.json'));
    element.append(script);
    expect((await ended(element)).status).toBe('expired');
    // As frameworks do it: in its place, and away.
    script.textContent = JSON.stringify(await answers('badge.json'));
    expect((await ended(element)).status).toBe('verified');
    script.remove();
    expect((await ended(element)).status).toBe('none');
  });

  it.each(['object', 'text', 'bytes', 'blob'])(
    'the property credential, as %s, goes before src',
    async (form) => {
      const credential = await answers('expired.json');
      const text = JSON.stringify(credential);
      const forms = {
        object: credential,
        text,
        bytes: new TextEncoder().encode(text),
        blob: new Blob([text]),
      };
      const { element } = mount({ verify: 'never' });
      element.credential = Reflect.get(forms, form);
      expect((await element.check())?.verdict).toBe('expired');
      element.credential = null;
      expect((await element.check())?.verdict).toBe('verified');
    },
  );
});

describe('whom the page lets it ask', () => {
  it.each(['none', ' NONE'])(
    'network="%s" asks nobody, and checks what is there',
    async (network) => {
      const { element, web } = mount({ verify: 'Never', network });
      expect((await element.check())?.verdict).toBe('unchecked');
      element.credential = await answers('badge.json');
      const report = await element.check();
      expect(report?.badge?.name ?? report?.badge?.id).toBeTruthy();
      expect(report?.requests.map(({ result }) => result)).toContain('not-permitted');
      expect(web.asked).toEqual([]);
    },
  );

  it('ob-fetch names every request before it is made, and forbids it', async () => {
    const { element, web } = mount({ verify: 'never' });
    const asked: [string, Purpose][] = [];
    element.addEventListener('ob-fetch', (event) => {
      asked.push([event.detail.url, event.detail.purpose]);
      if (event.detail.purpose === 'issuer') event.preventDefault();
    });
    const report = await element.check();
    expect(report?.verdict).toBe('unchecked');
    expect(asked.map(([url]) => url)).toContain(GOOD);
    expect(web.asked.some((url) => url.endsWith('issuer.json'))).toBe(false);
    expect(report?.requests.find(({ purpose }) => purpose === 'issuer')?.result).toBe(
      'not-permitted',
    );
  });

  it('proxy asks other sites through the relay, and the report names the issuer', async () => {
    const asked: string[] = [];
    const { element, web } = mount({ verify: 'never', proxy: '/relay?of={url}' });
    element.fetcher = (input, init) => {
      const url = new URL(String(input));
      asked.push(url.href);
      return web.fetch(url.searchParams.get('of') ?? url, init);
    };
    const report = await element.check();
    expect(report?.verdict).toBe('verified');
    expect(report?.questions.issuer.anchor?.name).toBe('example.edu');
    expect(asked.every((url) => url.startsWith(`${location.origin}/relay?of=https%3A`))).toBe(true);
    expect(report?.requests.every(({ url }) => url.startsWith('https://example.edu/'))).toBe(true);
    element.variant = 'card';
    await element.updateComplete;
    expect(inside(element, '.ob-footer').textContent).toContain(location.host);
  });

  it('trust-list: a key that is on it is confirmed by it, and it only counts where it comes', async () => {
    const { issuer, jwt } = await signedByKey();
    const list = { name: 'My list', issuers: [{ id: issuer }] };
    const { element, web } = mount({ verify: 'never', src: jwt, 'trust-list': '/my-list.json' });
    let answer = () => Response.json(list);
    element.fetcher = (input, init) =>
      String(input).endsWith('/my-list.json') ? Promise.resolve(answer()) : web.fetch(input, init);
    const report = await element.check();
    expect(report?.questions.issuer.anchor).toMatchObject({ kind: 'list', name: 'My list' });
    expect(report?.verdict).toBe('verified');
    expect(report?.requests[0]).toMatchObject({ purpose: 'trust-list', result: 'answered' });
    for (const broken of ['<p>', '{"name":1}', '[]', '{"name":"x","issuers":[1]}']) {
      answer = () => new Response(broken);
      expect((await element.check({ force: true }))?.verdict).toBe('unconfirmed');
    }
    answer = () => expect.fail('no network');
    const without = await element.check({ force: true });
    expect(without?.verdict).toBe('unconfirmed');
    expect(without?.requests[0]).toMatchObject({ purpose: 'trust-list', result: 'network' });
  });
});

describe('whose it is', () => {
  const hash = async (text: string) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return `sha256$${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  };

  it('is compared with a hash alone', async () => {
    const { element } = mount({
      verify: 'never',
      'recipient-hash': await hash('jane@example.orgsea'),
      'recipient-salt': 'sea',
    });
    const report = await element.check();
    expect(report?.questions.recipient.because?.code).toBe('recipient/match');
    element.recipientHash = await hash('eve@example.orgsea');
    expect((await element.check())?.verdict).toBe('not-theirs');
  });
});

describe('what is known from before', () => {
  it('max-age: a result of another element counts, and nobody is asked again', async () => {
    const web = createWeb();
    const fetch = vi.fn(web.fetch);
    vi.stubGlobal('fetch', fetch);
    const make = async (attributes: Record<string, string>) => {
      const { element } = mount({ verify: 'never', ...attributes }, web);
      element.fetcher = undefined;
      return element;
    };
    const first = await make({});
    const report = await first.check();
    expect(report?.verdict).toBe('verified');
    const asked = fetch.mock.calls.length;
    const second = await make({ 'max-age': '600' });
    expect(await second.check()).toBe(report);
    expect(fetch.mock.calls).toHaveLength(asked);
    const other = await make({ 'max-age': '600', 'recipient-hash': 'sha256$00' });
    expect(await other.check()).not.toBe(report);
  });

  it('an older result stands with its age while the badge is checked again', async () => {
    const web = createWeb();
    vi.stubGlobal('fetch', web.fetch);
    const first = mount({ verify: 'never' }, web).element;
    first.fetcher = undefined;
    const report = await first.check();
    const { reports } = sharedPage();
    const [[key] = ['']] = reports;
    const hoursAgo = new Date(Date.now() - 2 * 3_600_000).toISOString();
    if (report) reports.set(key, { ...report, checkedAt: hoursAgo });
    sharedPage().cache = null;
    const gate = web.hold(GOOD);
    const second = mount({ verify: 'load', locale: 'en' }, web).element;
    second.fetcher = undefined;
    const chips: string[] = [];
    await vi.waitUntil(() => {
      chips.push(second.shadowRoot?.querySelector('.ob-chip')?.textContent ?? '');
      return chips.at(-1)?.includes('2 hours ago');
    });
    expect(second.status).toBe('checking');
    expect(chips.at(-1)).toContain('Verified');
    const end = ended(second);
    gate.open();
    expect((await end).report?.checkedAt).not.toBe(hoursAgo);
  });

  it('four are checked at once, and one that leaves makes room', async () => {
    const web = createWeb();
    const gate = web.hold(GOOD);
    const mounted = Array.from({ length: 7 }, () => mount({ verify: 'load' }, web));
    const asked = () => web.asked.filter((url) => url === GOOD).length;
    await vi.waitUntil(() => asked() === 4);
    mounted[5]?.element.remove();
    mounted[0]?.element.remove();
    await vi.waitUntil(() => asked() === 5);
    const ends = [1, 2, 3, 4, 6].map((index) => {
      const one = mounted[index];
      return one ? ended(one.element) : expect.fail();
    });
    gate.open();
    expect((await Promise.all(ends)).map(({ status }) => status)).toEqual(
      Array.from({ length: 5 }, () => 'verified'),
    );
    expect(asked()).toBe(6);
  });
});

describe('what the page hears', () => {
  it('ob-check, ob-fetch, ob-load, ob-status, in this order; ob-load once for each badge', async () => {
    const { element } = mount({ verify: 'never' });
    const heard = listen(element);
    await element.check();
    const order = heard.filter((type, index) => type !== heard[index - 1]);
    expect(order).toEqual(['ob-check', 'ob-fetch', 'ob-load', 'ob-status']);
    await element.check({ force: true });
    expect(heard.filter((type) => type === 'ob-load')).toHaveLength(1);
    element.src = EXPIRED;
    await element.check();
    expect(heard.filter((type) => type === 'ob-load')).toHaveLength(2);
  });

  it('ob-toggle tells of the panel, and details opens and closes it', async () => {
    const { element } = mount({ verify: 'never', details: '' });
    const heard: boolean[] = [];
    element.addEventListener('ob-toggle', ({ detail }) => heard.push(detail.open));
    await element.check();
    await element.updateComplete;
    await vi.waitUntil(() => drew(element, '.panel:popover-open .ob-card'));
    element.details = false;
    await vi.waitUntil(() => heard.length === 2);
    expect(heard).toEqual([true, false]);
    expect(drew(element, '.panel:popover-open')).toBe(false);
    inside(element, 'button.ob-chip').click();
    await vi.waitUntil(() => heard.length === 3);
    expect(element.details).toBe(true);
  });

  it('details unfolds the card, and hears of it', async () => {
    const { element } = mount({ verify: 'never', variant: 'card', details: '' });
    await element.check();
    await element.updateComplete;
    const fold = inside<HTMLDetailsElement>(element, 'details');
    expect(fold.open).toBe(true);
    const toggled = new Promise<boolean>((resolve) =>
      element.addEventListener('ob-toggle', ({ detail }) => resolve(detail.open), { once: true }),
    );
    inside(element, 'summary').click();
    expect(await toggled).toBe(false);
    expect(element.details).toBe(false);
  });
});
