import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../component/define.ts';
import { detailsFor } from '../../../component/details.ts';
import type { OpenBadgeElement } from '../../../component/index.ts';
import { checkInPage } from '../../../component/page-check.ts';
import { VERDICTS } from '../../../core/report.ts';
import { createWeb, EXPIRED, GOOD, inside, mount } from '../issuer.ts';
import { REPORTS } from '../reports.ts';
import { documented, expectSame, namesOf, tried } from './documented.ts';

// Everything runs as it is, but for the one call that a test replaces.
vi.mock('../../../component/page-check.ts', { spy: true });
vi.mock('../../../component/details.ts', { spy: true });

afterEach(() => {
  document.body.replaceChildren();
  vi.mocked(checkInPage).mockReset();
  vi.mocked(detailsFor).mockReset();
});

describe('every state of <open-badge>', () => {
  const states = namesOf('open-badge', 'cssStates');

  it.each(states)('%s: told by property, attribute and :state()', async (state) => {
    const verdict = VERDICTS.find((one) => one === state);
    if (verdict) vi.mocked(checkInPage).mockResolvedValueOnce(REPORTS[verdict]);
    const { element, web } = mount({ verify: 'never' });
    const gate = web.hold(GOOD);
    const check = state === 'idle' ? null : element.check();
    if (verdict) await check;
    expect(element.status).toBe(state);
    expect(states.filter((one) => element.matches(`:state(${one})`))).toEqual([state]);
    expect(states.filter((one) => element.matches(`[status="${one}"]`))).toEqual([state]);
    element.remove();
    gate.open();
    await check;
  });
});

type Cause = (element: OpenBadgeElement) => unknown;

/** What makes an element tell each of its events. */
const CAUSES: Readonly<Record<string, Cause>> = {
  'ob-check': (element) => element.check(),
  'ob-fetch': (element) => element.check(),
  'ob-load': (element) => element.check(),
  'ob-status': (element) => element.check(),
  'ob-toggle': async (element) => {
    await element.check();
    await element.updateComplete;
    inside(element, 'button.ob-chip').click();
  },
  'ob-error': (element) => {
    vi.mocked(detailsFor).mockImplementation(() => {
      throw new Error('did not load');
    });
    return element.check();
  },
};

/** What its detail must have. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  'ob-check': ['src'],
  'ob-fetch': ['url', 'purpose'],
  'ob-load': ['badge'],
  'ob-status': ['status', 'previous', 'report'],
  'ob-toggle': ['open'],
  'ob-error': ['error'],
};

describe('every event of <open-badge>', () => {
  const events = namesOf('open-badge', 'events');

  it('is tried', () => expectSame(CAUSES, events));

  it.each(events)('%s: bubbles, passes shadow trees, and says what it is about', async (name) => {
    const { element } = mount({ verify: 'never' });
    const host = document.createElement('div');
    document.body.append(host);
    host.attachShadow({ mode: 'open' }).append(element);
    const heard = new Promise<Event>((resolve) =>
      document.addEventListener(name, resolve, { once: true }),
    );
    await tried(CAUSES, name)(element);
    const event = await heard;
    expect(event.target).toBe(host);
    expect([event.bubbles, event.composed]).toEqual([true, true]);
    expect(event.cancelable).toBe(name === 'ob-fetch');
    const detail: unknown = event instanceof CustomEvent && event.detail;
    expect(Object.keys(detail ?? {}).sort()).toEqual([...tried(DETAILS, name)].sort());
  });
});

/** What is read or called by script alone: how it is before, and after something was done. */
const MEMBERS: Readonly<
  Record<string, { readonly act: Cause; readonly see: (element: OpenBadgeElement) => unknown }>
> = {
  status: { act: (element) => element.check(), see: ({ status }) => status },
  report: { act: (element) => element.check(), see: ({ report }) => report },
  check: { act: (element) => element.check(), see: ({ status }) => status },
  credential: {
    act: async (element) => {
      element.credential = { no: 'badge' };
    },
    see: async (element) => (await element.check())?.verdict,
  },
  fetcher: {
    act: (element) => {
      element.fetcher = () => Promise.reject(new TypeError('no network'));
    },
    see: async (element) => (await element.check({ force: true }))?.verdict,
  },
};

describe('every property and method of <open-badge>', () => {
  const members = documented('open-badge').members.filter(({ attribute }) => !attribute);

  it('is tried', () =>
    expectSame(
      MEMBERS,
      members.map(({ name }) => name),
    ));

  it.each(members.map(({ name }) => name))('%s', async (name) => {
    const { readonly } = members.find((one) => one.name === name) ?? expect.fail(name);
    const { act, see } = tried(MEMBERS, name);
    const { element } = mount({ verify: 'never' });
    const before = await see(element);
    await act(element);
    expect(await see(element)).not.toEqual(before);
    if (readonly) expect(() => Reflect.set(element, name, 'x')).not.toThrow();
    if (readonly) expect(Reflect.get(element, name)).not.toBe('x');
  });
});

describe('<open-badge-group>', () => {
  it('has no state of its own, and tells what its properties and its event say', async () => {
    const element = document.createElement('open-badge-group');
    const web = createWeb();
    element.append(...[GOOD, EXPIRED].map((src) => mount({ src, verify: 'never' }, web).element));
    const heard = new Promise<unknown>((resolve) =>
      element.addEventListener('ob-summary', ({ detail }) => resolve(detail), { once: true }),
    );
    document.body.append(element);
    expect(namesOf('open-badge-group', 'events')).toEqual(['ob-summary']);
    expect(await heard).toEqual({ total: 2, waiting: 2, counts: { idle: 2 } });
    const members = documented('open-badge-group').members.filter(({ attribute }) => !attribute);
    expect(members.map(({ name }) => name).sort()).toEqual(['badges', 'check']);
    await element.check();
    expect(element.badges.map(({ status }) => status)).toEqual(['verified', 'expired']);
  });
});
