import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import { filesBeside } from '../../component/view/words/beside.ts';
import german from '../../component/view/words/de.json';
import english from '../../component/view/words/en.json';
import { EXPIRED, ended, inside, mount } from './issuer.ts';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('lang');
});

const ENGLISH_CHIPS: readonly string[] = Object.values(english.chips);

/** What is seen of the chip, frame by frame, until the element says that it is done. */
async function watch(element: HTMLElement, done: Promise<unknown>): Promise<Set<string>> {
  const seen = new Set<string>();
  let isDone = false;
  void done.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise(requestAnimationFrame);
    const chip = element.shadowRoot?.querySelector('.ob-chip');
    const word = chip?.querySelector('.ob-chip-word')?.textContent;
    if (chip?.checkVisibility({ visibilityProperty: true }) && word) seen.add(word);
  }
  return seen;
}

describe('an element in another language than English', () => {
  it('says nothing until the language is there, keeps its room, and then says all of it', async () => {
    const { element } = mount({ locale: 'de', variant: 'chip', verify: 'click' });
    await element.updateComplete;
    const chip = inside(element, '.ob-chip');
    expect(chip.checkVisibility({ visibilityProperty: true })).toBe(false);
    expect(chip.getBoundingClientRect().width).toBeGreaterThan(50);
    const end = ended(element);
    void element.check();
    const seen = await watch(
      element,
      end.then(() => element.updateComplete),
    );
    expect(seen.size).toBeGreaterThan(0);
    expect([...seen].filter((word) => ENGLISH_CHIPS.includes(word))).toEqual([]);
    expect(inside(element, '.ob-chip-word').textContent).toBe(german.chips.verified);
    expect(inside(element, '.ob-chip').lang).toBe('de');
  });

  it('speaks at once where the language is there already', async () => {
    const { element } = mount({ locale: 'de-AT', verify: 'click', variant: 'chip' });
    await element.updateComplete;
    const chip = inside(element, '.ob-chip');
    expect(chip.checkVisibility({ visibilityProperty: true })).toBe(true);
    expect(chip.textContent).toContain(german.labels.check);
  });

  it('the card is whole in it, with dates as its readers write them', async () => {
    const { element } = mount({ locale: 'de-AT', src: EXPIRED, variant: 'card', verify: 'never' });
    await element.check();
    await element.updateComplete;
    const card = inside(element, '.ob-card');
    expect(card.lang).toBe('de');
    expect(card.textContent).toContain('Abgelaufen am 12. März 2021');
    expect(card.textContent).toContain(german.questions.current);
    expect(card.textContent).toContain(german.texts.doesNotCheck);
    expect(card.textContent).not.toContain(english.questions.current);
  });

  it('the language around it counts, and the page may change its mind', async () => {
    document.body.lang = 'de';
    const { element } = mount({ verify: 'never', variant: 'card' });
    await element.check();
    await element.updateComplete;
    expect(inside(element, '.ob-card').lang).toBe('de');
    element.locale = 'en';
    await element.updateComplete;
    await expect.poll(() => inside(element, '.ob-card').lang).toBe('en');
    element.locale = 'de';
    await expect.poll(() => inside(element, '.ob-card').lang).toBe('de');
    document.body.removeAttribute('lang');
  });

  it('the language of the page counts inside of another shadow tree too', async () => {
    document.documentElement.lang = 'de';
    const element = document.createElement('open-badge');
    element.setAttribute('verify', 'click');
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(element);
    document.body.append(host);
    await vi.waitUntil(() => element.shadowRoot?.querySelector('.ob-chip[lang=de]'));
  });

  it('a group sums up in it', async () => {
    const group = document.createElement('open-badge-group');
    group.setAttribute('locale', 'de');
    const { element } = mount({ verify: 'load', locale: 'de' });
    group.append(element);
    document.body.append(group);
    const summary = () => group.shadowRoot?.querySelector('.summary')?.textContent;
    await expect.poll(summary).toBe(`${german.chips.verified} 1`);
  });

  it('one that nobody has written is said in English', async () => {
    const { element } = mount({ locale: 'tlh', verify: 'click' });
    await element.updateComplete;
    await expect
      .poll(() => inside(element, '.ob-chip').checkVisibility({ visibilityProperty: true }))
      .toBe(true);
    expect(inside(element, '.ob-chip').textContent).toContain(english.labels.check);
  });
});

describe('files beside a script', () => {
  const script = new URL('../../component/view/index.js', import.meta.url).href;

  it('are found there', async () => {
    const { de } = filesBeside(script, { de: '' });
    // The server of the test makes a module of what a script imports, and gives a fetch the file.
    expect((await de?.())?.default).toEqual(german);
  });

  it.each([
    ['that is not there', script, 'xx', ''],
    ['that does not have the hash', script, 'de', `sha384-${'A'.repeat(64)}`],
    ['of a script without an address', undefined, 'de', ''],
  ])('one %s is none', async (_, from, code, integrity) => {
    const load = filesBeside(from, { [code]: integrity })[code];
    expect(
      await load?.().then(
        (file) => file.default,
        () => null,
      ),
    ).toBeNull();
  });
});
