import type { OpenBadgeElement, OpenBadgeStatusDetail } from '../../component/index.ts';
import { PICTURE } from './gallery/picture.ts';

const AT = 'https://example.edu';
const IN = { '@context': 'https://w3id.org/openbadges/v2' };

/** A hosted Open Badge 2.0 and what belongs to it, as its issuer answers. */
const DOCUMENTS: Readonly<Record<string, object>> = {
  '/badge.json': {
    ...IN,
    type: 'Assertion',
    id: `${AT}/badge.json`,
    recipient: { type: 'email', hashed: false, identity: 'jane@example.org' },
    badge: `${AT}/class.json`,
    verification: { type: 'hosted' },
    issuedOn: '2026-03-12T00:00:00Z',
  },
  '/expired.json': {
    ...IN,
    type: 'Assertion',
    id: `${AT}/expired.json`,
    recipient: { type: 'email', hashed: false, identity: 'jane@example.org' },
    badge: `${AT}/class.json`,
    verification: { type: 'hosted' },
    issuedOn: '2020-03-12T00:00:00Z',
    expires: '2021-03-12T00:00:00Z',
  },
  '/class.json': {
    ...IN,
    type: 'BadgeClass',
    id: `${AT}/class.json`,
    name: 'Python Basics',
    description: 'Small programs in Python',
    image: `${AT}/python.png`,
    criteria: { narrative: 'Eight exercises' },
    issuer: `${AT}/issuer.json`,
  },
  '/issuer.json': {
    ...IN,
    type: 'Issuer',
    id: `${AT}/issuer.json`,
    name: 'Example University',
    url: `${AT}/`,
    email: 'badges@example.edu',
  },
};

export const GOOD = `${AT}/badge.json`;
export const EXPIRED = `${AT}/expired.json`;
export const ABSENT = `${AT}/nothing.json`;
export const REVOKED = `${AT}/gone.json`;

/** A web of one issuer, that counts what it is asked, and answers when it is let. */
export interface Web {
  readonly fetch: typeof globalThis.fetch;
  readonly asked: string[];
  /** Addresses that do not answer until `open` is called. */
  hold(address: string): { open(): void };
  /** Signals that the requests came with, by address. */
  readonly signals: Map<string, AbortSignal | null | undefined>;
  isDown: boolean;
}

export function createWeb(): Web {
  const asked: string[] = [];
  const gates = new Map<string, Promise<void>>();
  const signals: Web['signals'] = new Map();
  const web: Web = {
    asked,
    signals,
    isDown: false,
    hold: (address) => {
      const gate = new EventTarget();
      const opened = new Promise<void>((resolve) => {
        gate.addEventListener('open', () => resolve(), { once: true });
      });
      gates.set(address, opened);
      return { open: () => void gate.dispatchEvent(new Event('open')) };
    },
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      asked.push(url.href);
      signals.set(url.href, init?.signal);
      await gates.get(url.href);
      if (web.isDown) throw new TypeError('Failed to fetch');
      if (url.href === REVOKED) return new Response('{"revoked":true}', { status: 410 });
      const document = url.origin === AT ? DOCUMENTS[url.pathname] : undefined;
      return document
        ? Response.json(document, { headers: { 'content-type': 'application/ld+json' } })
        : new Response('not here', { status: 404 });
    },
  };
  return web;
}

export interface Mounted {
  readonly element: OpenBadgeElement;
  readonly web: Web;
  readonly events: string[];
}

/** An element on the page, with the fallback content of its owner, which asks this web. */
export function mount(attributes: Record<string, string> = {}, web: Web = createWeb()): Mounted {
  const element = document.createElement('open-badge');
  element.fetcher = web.fetch;
  for (const [name, value] of Object.entries({ src: GOOD, ...attributes })) {
    element.setAttribute(name, value);
  }
  const link = document.createElement('a');
  link.href = '#the-badge';
  const picture = document.createElement('img');
  picture.width = 160;
  picture.height = 160;
  picture.alt = 'Python Basics';
  picture.src = PICTURE;
  link.append(picture);
  element.append(link);
  const events: string[] = [];
  element.addEventListener('ob-check', () => events.push('start'));
  element.addEventListener('ob-status', ({ detail }) => events.push(detail.status));
  document.body.append(element);
  return { element, web, events };
}

/** The next end of a check. */
export function ended(element: OpenBadgeElement): Promise<OpenBadgeStatusDetail> {
  return new Promise((resolve) => {
    element.addEventListener('ob-status', ({ detail }) => resolve(detail), { once: true });
  });
}

/** What the element drew, of which there must be one. */
export function inside<Found extends HTMLElement = HTMLElement>(
  element: OpenBadgeElement,
  selector: string,
): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`<open-badge> drew no ${selector}`);
  return found;
}

export function drew(element: OpenBadgeElement, selector: string): boolean {
  return element.shadowRoot?.querySelector(selector) != null;
}
