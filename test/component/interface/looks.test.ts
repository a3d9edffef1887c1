import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import '../../../component/define.ts';
import type { OpenBadgeElement } from '../../../component/index.ts';
import { checkInPage } from '../../../component/page-check.ts';
import { PICTURE } from '../gallery/picture.ts';
import { inside, mount } from '../issuer.ts';
import { REPORTS } from '../reports.ts';
import { expectSame, namesOf, tried } from './documented.ts';

vi.mock('../../../component/page-check.ts', { spy: true });

const VARIANTS = ['badge', 'chip', 'row', 'card', 'full'] as const;
const shown: OpenBadgeElement[] = [];
let group: HTMLElement;

/** One badge whose check ends with this report. */
async function show(variant: string, verdict: keyof typeof REPORTS, own = true) {
  vi.mocked(checkInPage).mockResolvedValueOnce(REPORTS[verdict]);
  const attributes = { verify: 'never', variant, details: '', checker: '/check', src: PICTURE };
  const { element } = mount(attributes);
  if (!own) element.replaceChildren();
  await element.check();
  await element.updateComplete;
  await element.updateComplete;
  return element;
}

beforeAll(async () => {
  for (const variant of VARIANTS) {
    for (const verdict of ['verified', 'unconfirmed', 'expired', 'revoked', 'unchecked'] as const) {
      shown.push(await show(variant, verdict, verdict !== 'verified'));
    }
  }
  group = document.createElement('open-badge-group');
  group.style.inlineSize = '600px';
  document.body.append(group);
});
afterAll(() => document.body.replaceChildren());
afterEach(() => {
  document.adoptedStyleSheets = [];
  document.documentElement.removeAttribute('style');
});

/** Everything that is drawn, of the badges or of the group. */
const drawn = (tag: string) =>
  (tag === 'open-badge' ? shown : [group]).flatMap((element) => [
    element,
    ...(element.shadowRoot?.querySelectorAll('*') ?? []),
  ]);

/** What stands in a slot that the owner filled is there, and has no style. */
const isRendered = (one: Element) => getComputedStyle(one).display !== '';

describe.each(['open-badge', 'open-badge-group'])('every part of <%s>', (tag) => {
  it.each(namesOf(tag, 'cssParts'))('%s takes a style of the page', (name) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${tag}::part(${name}) { outline: 3px solid rgb(1, 2, 3) !important; }`);
    document.adoptedStyleSheets = [sheet];
    const parts = drawn(tag).filter((one) => one.part.contains(name) && isRendered(one));
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(getComputedStyle(part).outlineColor).toBe('rgb(1, 2, 3)');
  });

  it('is documented', () => {
    const parts = new Set(drawn(tag).flatMap((one) => [...one.part]));
    expect([...parts].sort()).toEqual(namesOf(tag, 'cssParts').sort());
  });
});

/** A value that nothing has by itself, and where it is to be seen. */
const COLOUR = ['rgb(1, 2, 3)', 'color background-color border-top-color outline-color box-shadow'];
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  '--ob-font': ['Probe', 'font-family'],
  '--ob-size': ['23.5px', 'font-size'],
  '--ob-radius': ['19.5px', 'border-top-left-radius'],
  '--ob-gap': ['37.5px', 'row-gap'],
};

function isSeen(name: string): boolean {
  const [value = '', properties = ''] = MEASURES[name] ?? COLOUR;
  return drawn('open-badge').some((one) => {
    const style = getComputedStyle(one);
    return properties
      .split(' ')
      .some((property) => style.getPropertyValue(property).includes(value));
  });
}

describe('every custom property', () => {
  it.each(namesOf('open-badge', 'cssProperties'))('%s of <open-badge> is seen', (name) => {
    // The ring is drawn around what has the focus, and only once somebody used the keyboard.
    if (name === '--ob-focus') inside(shown[0] ?? expect.fail(), 'a, button').focus();
    expect(isSeen(name)).toBe(false);
    document.documentElement.style.setProperty(name, (MEASURES[name] ?? COLOUR)[0] ?? '');
    expect(isSeen(name)).toBe(true);
  });

  const OF_GROUP: Readonly<Record<string, readonly [value: string, property: string]>> = {
    '--ob-group-width': ['280px', 'grid-template-columns'],
    '--ob-gap': ['37px', 'column-gap'],
  };
  const names = namesOf('open-badge-group', 'cssProperties');

  it('of <open-badge-group> is tried', () => expectSame(OF_GROUP, names));

  it.each(names)('%s of <open-badge-group> is seen', (name) => {
    const [value, property] = tried(OF_GROUP, name);
    const badges = group.shadowRoot?.querySelector('[part=badges]') ?? expect.fail();
    const before = getComputedStyle(badges).getPropertyValue(property);
    group.style.setProperty(name, value);
    expect(getComputedStyle(badges).getPropertyValue(property)).not.toBe(before);
    group.style.removeProperty(name);
  });
});
