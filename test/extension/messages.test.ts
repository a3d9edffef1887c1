import { expect, test, vi } from 'vitest';
import {
  type Answers,
  answer,
  type Handlers,
  LONGEST_ADDRESS,
  MESSAGES,
  type MessageName,
  type Speaker,
  speakerOf,
} from '../../extension/messages.ts';

const SELF = { id: 'abc', base: 'chrome-extension://abc/' };
const CONTENT: Speaker = { kind: 'content', tabId: 1, frameId: 0, url: 'https://page.example/' };
const OWN_PAGE: Speaker = { kind: 'own-page' };

/** Handlers that answer nothing and remember who called them. */
function spies() {
  const called = vi.fn();
  const handler =
    <N extends MessageName>(name: N) =>
    async (ask: unknown, speaker: Speaker): Promise<Answers[N]> => {
      called(name, ask, speaker);
      return null as Answers[N];
    };
  const handlers = Object.fromEntries(
    (Object.keys(MESSAGES) as MessageName[]).map((name) => [name, handler(name)]),
  ) as unknown as Handlers;
  return { called, handlers };
}

/** One good question of each kind. */
const GOOD: { readonly [N in MessageName]: object } = {
  opened: { page: 'p' },
  shows: { page: 'p', badges: ['a', 'b'] },
  look: {
    page: 'p',
    items: [{ kind: 'link', address: 'https://www.credly.com/badges/1', cue: true }],
  },
  check: {
    page: 'p',
    kind: 'picture',
    address: 'https://page.example/badge.png',
    again: false,
  },
  closed: { page: 'p' },
  draw: { page: 'p' },
  'open-report': { id: 'a' },
  tab: { tabId: 1 },
  'scan-tab': { tabId: 1 },
  'show-in-tab': { tabId: 1, id: 'a' },
  'check-again': { id: 'a' },
  result: { id: 'a' },
  settings: {},
  'set-mode': { mode: 'everywhere' },
  'add-site': { site: 'https://example.com/*' },
  'remove-site': { site: 'https://example.com/*' },
  'set-drawn': { host: 'example.com', drawn: false },
};
const NAMES = Object.keys(GOOD) as MessageName[];

test('the sender is known by what the browser says of it', () => {
  const page = { id: SELF.id, url: 'https://page.example/', frameId: 0, tab: { id: 7 } };
  expect(speakerOf(page, SELF)).toEqual({
    kind: 'content',
    tabId: 7,
    frameId: 0,
    url: 'https://page.example/',
  });
  const written = { ...page, url: 'about:srcdoc', origin: 'https://page.example' };
  expect(speakerOf(written, SELF)).toMatchObject({ url: 'https://page.example/' });
  expect(speakerOf({ ...written, origin: 'null' }, SELF)).toMatchObject({ url: 'about:blank' });
  const popup = { id: SELF.id, url: 'chrome-extension://abc/popup/index.html' };
  expect(speakerOf(popup, SELF)).toEqual({ kind: 'own-page' });
  const inTab = { ...popup, frameId: 0, tab: { id: 3 } };
  expect(speakerOf(inTab, SELF)).toEqual({ kind: 'own-page' });
});

test.each([
  ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
  ['another extension that names our page', { id: 'other', url: `${SELF.base}popup/index.html` }],
  ['no extension at all', { url: 'https://page.example/', frameId: 0, tab: { id: 7 } }],
  ['a page whose address begins like ours', { id: SELF.id, url: 'chrome-extension://abcd/x' }],
  ['a script outside of a tab', { id: SELF.id, url: 'https://page.example/' }],
  ['a script in a file', { id: SELF.id, url: 'file:///etc/hosts', frameId: 0, tab: { id: 7 } }],
  ['a script in an empty frame', { id: SELF.id, url: 'about:blank', frameId: 2, tab: { id: 7 } }],
  ['a sender without an address', { id: SELF.id, frameId: 0, tab: { id: 7 } }],
])('nobody is listened to: %s', (_, sender) => {
  expect(speakerOf(sender, SELF)).toBeNull();
});

test.each(NAMES)('%s is answered to the one who may ask, and to nobody else', async (name) => {
  const speakers = { content: CONTENT, 'own-page': OWN_PAGE };
  for (const [kind, speaker] of Object.entries(speakers)) {
    const { called, handlers } = spies();
    const reply = await answer({ type: name, ...GOOD[name] }, speaker, handlers);
    const allowed = MESSAGES[name].from === kind;
    expect(reply.ok).toBe(allowed);
    expect(called).toHaveBeenCalledTimes(allowed ? 1 : 0);
    if (!reply.ok) expect(reply.error.code).toBe('not-allowed');
  }
  const { called, handlers } = spies();
  const reply = await answer({ type: name, ...GOOD[name] }, null, handlers);
  expect(reply).toEqual({ ok: false, error: { code: 'not-allowed' } });
  expect(called).not.toHaveBeenCalled();
});

test('content scripts may not read or change settings, other tabs, or other results', () => {
  const forContent = NAMES.filter((name) => MESSAGES[name].from === 'content');
  expect(forContent.sort()).toEqual([
    'check',
    'closed',
    'draw',
    'look',
    'open-report',
    'opened',
    'shows',
  ]);
});

test.each([
  ['no message', undefined],
  ['text', 'check'],
  ['no type', {}],
  ['an unknown type', { type: 'eval' }],
  ['a name of Object', { type: 'constructor' }],
  ['a name of Object', { type: '__proto__' }],
  ['no kind', { type: 'check', page: 'p', address: 'https://a.example/' }],
  ['no address', { type: 'check', page: 'p', kind: 'picture' }],
  ['an address that is no text', { type: 'check', page: 'p', kind: 'picture', address: 7 }],
  [
    'an endless address',
    { type: 'check', page: 'p', kind: 'picture', address: 'x'.repeat(LONGEST_ADDRESS + 1) },
  ],
  ['a flag that is none', { type: 'check', page: 'p', address: 'https://a.example', again: 'yes' }],
  ['a list that is none', { type: 'shows', page: 'p', badges: 'a' }],
  ['an endless list', { type: 'shows', page: 'p', badges: new Array(2001).fill('a') }],
  ['a list with something else', { type: 'shows', page: 'p', badges: ['a', null] }],
])('a message that is not understood reaches no handler: %s', async (_, message) => {
  const { called, handlers } = spies();
  expect(await answer(message, CONTENT, handlers)).toEqual({
    ok: false,
    error: { code: 'bad-request' },
  });
  expect(called).not.toHaveBeenCalled();
});

test('a handler gets what the message holds, and nothing beside it', async () => {
  const { called, handlers } = spies();
  const address = 'https://a.example/';
  const message = { type: 'check', page: 'p', kind: 'link', address, foundOn: 'https://b' };
  await answer(message, CONTENT, handlers);
  expect(called).toHaveBeenCalledWith(
    'check',
    { page: 'p', kind: 'link', address, bytes: '', again: false },
    CONTENT,
  );
});

test('a handler that throws is a reply, not a rejection', async () => {
  const { handlers } = spies();
  const broken: Handlers = { ...handlers, settings: () => Promise.reject(new Error('secret')) };
  expect(await answer({ type: 'settings' }, OWN_PAGE, broken)).toEqual({
    ok: false,
    error: { code: 'failed' },
  });
});
