import { afterEach, describe, expect, it } from 'vitest';
import '../../component/define.ts';
import { OpenBadgeElement } from '../../component/index.ts';
import { ABSENT, createWeb, drew, EXPIRED, ended, GOOD, inside, mount, REVOKED } from './issuer.ts';

afterEach(() => document.body.replaceChildren());

const chipOf = (element: OpenBadgeElement) => inside<HTMLButtonElement>(element, 'button.ob-chip');

describe('<open-badge>', () => {
  it('checks the badge when it comes into view, and tells how that ended', async () => {
    const { element, events } = mount();
    expect(element.status).toBe('idle');
    expect(element.getAttribute('status')).toBe('idle');
    const { status, previous, report } = await ended(element);
    expect([status, previous]).toEqual(['verified', 'idle']);
    expect(report).toBe(element.report);
    expect(report?.questions.issuer.anchor).toEqual({ kind: 'domain', name: 'example.edu' });
    expect(events).toEqual(['start', 'verified']);
    expect(element.getAttribute('status')).toBe('verified');
    expect(element.matches(':state(verified)')).toBe(true);
    expect(element.matches(':state(checking)')).toBe(false);
    await element.updateComplete;
    expect(chipOf(element).dataset.status).toBe('verified');
  });

  it.each([
    [EXPIRED, 'expired'],
    [ABSENT, 'unchecked'],
    [REVOKED, 'revoked'],
    ['{"no":"badge"}', 'none'],
    ['https://', 'none'],
    ['eyJhbGciOiJub25lIn0.e30.', 'uncheckable'],
  ])('ends every check with an event: %s', async (src, status) => {
    const { element } = mount({ src });
    const detail = await ended(element);
    expect(detail.report?.verdict).toBe(detail.status);
    expect(detail.status).toBe(status);
  });

  it('checks nothing before it is in view', async () => {
    const space = document.createElement('div');
    space.style.blockSize = '5000px';
    document.body.append(space);
    const { element, web } = mount();
    const later = mount({ verify: 'load' });
    await ended(later.element);
    expect(element.status).toBe('idle');
    expect(web.asked).toEqual([]);
    const end = ended(element);
    element.scrollIntoView();
    expect((await end).status).toBe('verified');
  });

  it('verify="click" asks nobody until the visitor wants it', async () => {
    const { element, web } = mount({ verify: 'click' });
    await element.updateComplete;
    expect(web.asked).toEqual([]);
    const end = ended(element);
    chipOf(element).click();
    expect((await end).status).toBe('verified');
  });

  it('verify="never" shows what stands inside, and nothing else, until it is told to check', async () => {
    const { element, web } = mount({ verify: 'never' });
    await element.updateComplete;
    expect(drew(element, '.ob-chip')).toBe(false);
    expect(web.asked).toEqual([]);
    expect((await element.check())?.verdict).toBe('verified');
  });

  it('draws nothing over a picture without badge data', async () => {
    const { element } = mount({ src: '{"no":"badge"}' });
    await ended(element);
    await element.updateComplete;
    expect(drew(element, '.ob-chip')).toBe(false);
  });

  it('keeps what stands inside, in every state', async () => {
    const { element, web } = mount();
    const width = () => element.querySelector('img')?.getBoundingClientRect().width;
    await element.updateComplete;
    expect(width()).toBe(160);
    await ended(element);
    await element.updateComplete;
    expect(width()).toBe(160);
    web.isDown = true;
    await element.check({ force: true });
    expect(element.status).toBe('unchecked');
    expect(width()).toBe(160);
  });

  it.each([
    '<a href="#"><img width="160" height="160" alt=""></a>',
    '<img width="160" height="160" alt="">',
    'A badge in words',
  ])(
    'nothing on the page moves, from before it is defined until it is checked: %s',
    async (own) => {
      const tag = `late-badge-${own.length}`;
      const page = document.createElement('section');
      document.body.append(page);
      const early = document.createElement(tag);
      Object.assign(early, { src: GOOD, verify: 'load', fetcher: createWeb().fetch });
      early.setHTMLUnsafe(own);
      const after = document.createElement('p');
      after.textContent = 'What follows';
      page.append('A line ', early, ' of text', after);
      const places: number[] = [];
      const look = () => places.push(after.getBoundingClientRect().top);
      look();
      const end = new Promise((resolve) => early.addEventListener('ob-status', resolve));
      early.addEventListener('ob-check', () => requestAnimationFrame(look));
      customElements.define(tag, class extends OpenBadgeElement {});
      await end;
      await new Promise(requestAnimationFrame);
      look();
      expect(places).toHaveLength(3);
      expect(new Set(places).size).toBe(1);
    },
  );

  it('shows the picture that it is given where nothing stands inside', async () => {
    const element = document.createElement('open-badge');
    element.setAttribute('verify', 'never');
    element.src = 'data:image/png;base64,iVBORw0KGgo=';
    document.body.append(element);
    await element.updateComplete;
    expect(inside<HTMLImageElement>(element, 'slot img').src).toBe(element.src);
  });

  it('takes properties that were set before it was defined', async () => {
    const early = document.createElement('early-badge');
    Object.assign(early, { src: GOOD, verify: 'never', fetcher: createWeb().fetch });
    document.body.append(early);
    customElements.define('early-badge', class extends OpenBadgeElement {});
    if (!(early instanceof OpenBadgeElement)) throw new Error('not upgraded');
    expect((await early.check())?.verdict).toBe('verified');
    expect([early.src, early.verify]).toEqual([GOOD, 'never']);
  });

  it('treats a variant that it does not know as a badge', async () => {
    const { element } = mount({ variant: 'poster' });
    await ended(element);
    await element.updateComplete;
    expect(drew(element, '.over .ob-chip')).toBe(true);
  });
});

describe('the card of <open-badge>', () => {
  it('variant="card" shows the five questions and what does not follow from them', async () => {
    const { element } = mount({ variant: 'card' });
    await ended(element);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelectorAll('.ob-row')).toHaveLength(5);
    expect(inside(element, '.ob-card').dataset.status).toBe('verified');
    expect(inside(element, '[part=title]').textContent).toContain('Python Basics');
    expect(inside(element, '[part=issuer]').textContent).toContain('example.edu');
    expect(inside(element, '.ob-footer').textContent).toContain('does not check identity');
  });

  it('keeps its room while the first check runs', async () => {
    const { element } = mount({ variant: 'card' });
    await element.updateComplete;
    const before = element.getBoundingClientRect().height;
    await ended(element);
    await element.updateComplete;
    expect(Math.abs(element.getBoundingClientRect().height - before)).toBeLessThan(before * 0.15);
  });

  it('what could not be checked can be checked again, and is said to those who wait', async () => {
    const web = createWeb();
    web.isDown = true;
    const { element } = mount({ variant: 'card' }, web);
    const live = () => inside(element, '[role=status]');
    await element.updateComplete;
    expect(live().textContent).toBe('');
    expect((await ended(element)).status).toBe('unchecked');
    await element.updateComplete;
    expect(live().textContent).toBe('');
    web.isDown = false;
    const again = inside(element, '.ob-actions button');
    again.focus();
    const end = ended(element);
    again.click();
    expect(element.status).toBe('checking');
    await element.updateComplete;
    expect(inside(element, '.ob-card').getAttribute('aria-busy')).toBe('true');
    expect(await end).toMatchObject({ status: 'verified', previous: 'unchecked' });
    await element.updateComplete;
    expect(live().textContent).toContain('example.edu');
    expect(element.shadowRoot?.activeElement).toBe(inside(element, '.ob-actions button'));
  });

  it('where the proof does not hold, names nobody', async () => {
    // Signed by nobody: a header and a payload with a signature of zeros.
    const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
    const claims = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: 'urn:uuid:1',
      badge: `${GOOD.replace('badge', 'class')}`,
      verification: { type: 'signed', creator: 'https://example.edu/key.json' },
      recipient: { type: 'email', hashed: false, identity: 'eve@example.org' },
      issuedOn: '2026-03-12T00:00:00Z',
    };
    const src = `${part({ alg: 'RS256' })}.${part(claims)}.AAAA`;
    const { element } = mount({ src, variant: 'card' });
    const { status } = await ended(element);
    expect(status).not.toBe('verified');
    await element.updateComplete;
    expect(inside(element, '.ob-card').textContent).not.toContain('Verified');
    expect(drew(element, '[data-state=pass]')).toBe(false);
  });
});
