import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../component/define.ts';
import type { OpenBadgeElement, OpenBadgeGroupElement } from '../../../component/index.ts';
import { sharedPage } from '../../../component/page.ts';
import { createWeb, drew, EXPIRED, GOOD, inside, mount } from '../issuer.ts';
import { signedByKey } from '../signed.ts';
import { documented, expectSame, namesOf, tried } from './documented.ts';

afterEach(() => {
  document.body.replaceChildren();
  sharedPage().reports.clear();
  vi.unstubAllGlobals();
});

/** One setting: a value of it, and what is then otherwise than without it. */
interface Probe<Element> {
  readonly value: string;
  /** Other attributes that it needs to make a difference. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly see: (element: Element) => unknown;
}

const { issuer, jwt } = await signedByKey();

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `sha256$${hex.join('')}`;
}

const verdictOf = async (element: OpenBadgeElement) => (await element.check())?.verdict;

async function checked(element: OpenBadgeElement): Promise<void> {
  await element.check();
  await element.updateComplete;
}

const BADGE: Readonly<Record<string, Probe<OpenBadgeElement>>> = {
  src: { value: EXPIRED, see: verdictOf },
  variant: {
    value: 'card',
    see: async (element) => {
      await checked(element);
      return drew(element, '.ob-card');
    },
  },
  verify: {
    value: 'click',
    see: async (element) => {
      await element.updateComplete;
      return drew(element, 'button.ob-chip[data-status=idle]');
    },
  },
  locale: {
    value: 'en-GB',
    beside: { variant: 'card' },
    see: async (element) => {
      await checked(element);
      return inside(element, '[part=dates]').textContent?.includes('12 March 2026');
    },
  },
  theme: {
    value: 'dark',
    see: async (element) => {
      await element.updateComplete;
      return getComputedStyle(element).colorScheme;
    },
  },
  'heading-level': {
    value: '4',
    beside: { variant: 'card' },
    see: async (element) => {
      await checked(element);
      return inside(element, '[part=title]').ariaLevel;
    },
  },
  details: {
    value: '',
    see: async (element) => {
      await checked(element);
      return drew(element, '.panel:popover-open');
    },
  },
  'max-age': {
    value: '600',
    see: async (element) => {
      const web = createWeb();
      vi.stubGlobal('fetch', web.fetch);
      const other = mount({ verify: 'never' }).element;
      for (const one of [other, element]) one.fetcher = undefined;
      return (await other.check()) === (await element.check());
    },
  },
  'recipient-hash': { value: await hash('eve@example.org'), see: verdictOf },
  'recipient-salt': {
    value: 'sea',
    beside: { 'recipient-hash': await hash('jane@example.orgsea') },
    see: verdictOf,
  },
  'trust-list': {
    value: '/list.json',
    beside: { src: jwt },
    see: (element) => {
      element.fetcher = async () => Response.json({ name: 'Mine', issuers: [{ id: issuer }] });
      return verdictOf(element);
    },
  },
  network: { value: 'none', see: verdictOf },
  proxy: {
    value: '/relay?of={url}',
    see: async (element) => {
      const asked: string[] = [];
      element.fetcher = async (input) => {
        asked.push(new URL(String(input)).pathname);
        return new Response('', { status: 404 });
      };
      await element.check();
      return asked.includes('/relay');
    },
  },
  checker: {
    value: '/check',
    beside: { variant: 'card' },
    see: async (element) => {
      await checked(element);
      return drew(element, '[part=elsewhere]');
    },
  },
};

/** `status` is told, never set: states.test.ts has it. */
const settable = namesOf('open-badge', 'attributes').filter((name) => name !== 'status');

describe('every attribute of <open-badge> makes a difference', () => {
  it('and each of them is tried', () => expectSame(BADGE, settable));

  it.each(settable)('%s, and the property of the same', async (name) => {
    const { value, beside = {}, see } = tried(BADGE, name);
    const base = { verify: 'never', ...beside };
    const without = mount({ ...base, ...(name === 'verify' ? { verify: 'visible' } : {}) }).element;
    const plain = await see(without);
    const element = mount({ ...base, [name]: value }).element;
    const seen = await see(element);
    expect(seen).not.toEqual(plain);

    const property = documented('open-badge').members.find(({ attribute }) => attribute === name);
    const set = mount({ ...base, ...(name === 'src' ? {} : { src: beside.src ?? GOOD }) }).element;
    // A number or a truth, as the attribute made it of its text; not what the check itself has changed.
    Reflect.set(set, property?.name ?? name, Reflect.get(element, property?.name ?? name));
    expect(await see(set)).toEqual(seen);
  });
});

/** A group of a good and an expired badge, checked. */
async function group(attributes: Record<string, string>): Promise<OpenBadgeGroupElement> {
  const element = document.createElement('open-badge-group');
  element.style.inlineSize = '600px';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const web = createWeb();
  element.append(...[GOOD, EXPIRED].map((src) => mount({ src, verify: 'never' }, web).element));
  document.body.append(element);
  await element.check();
  await element.updateComplete;
  return element;
}

const partOf = (element: OpenBadgeGroupElement, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part=${name}]`) ?? expect.fail(name);

const GROUP: Readonly<Record<string, Probe<OpenBadgeGroupElement>>> = {
  layout: {
    value: 'list',
    see: (element) => getComputedStyle(partOf(element, 'badges')).gridTemplateColumns,
  },
  filter: {
    value: 'expired',
    see: (element) => element.badges.map((badge) => badge.checkVisibility()),
  },
};

describe('every attribute of <open-badge-group> makes a difference', () => {
  it('and each of them is tried', () =>
    expectSame({ ...GROUP, locale: null }, namesOf('open-badge-group', 'attributes')));

  it.each(Object.keys(GROUP))('%s, and the property of the same', async (name) => {
    const { value, see } = tried(GROUP, name);
    const seen = see(await group({ [name]: value }));
    const element = await group({});
    expect(seen).not.toEqual(see(element));
    Reflect.set(element, name, value);
    await element.updateComplete;
    expect(see(element)).toEqual(seen);
  });

  it.each(['de', 'en', 'xx'])('locale: it speaks as a badge does: %s', async (locale) => {
    const { element } = mount({ verify: 'never', locale, variant: 'chip' });
    await checked(element);
    const around = await group({ locale });
    await vi.waitUntil(() => partOf(around, 'summary').lang === inside(element, '.ob-chip').lang);
    expect(around.locale).toBe(locale);
  });
});
