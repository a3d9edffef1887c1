import axe from 'axe-core';
import { html, render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import '../../component/define.ts';
import { card } from '../../component/view/card.ts';
import { cardStyles, reportStyles } from '../../component/view/card-styles.ts';
import { chip } from '../../component/view/chip.ts';
import { chipStyles } from '../../component/view/chip-styles.ts';
import { listItem } from '../../component/view/list-item.ts';
import { reportView } from '../../component/view/report.ts';
import { fixedTokens } from '../../component/view/tokens.ts';
import { waitingCard } from '../../component/view/waiting-card.ts';
import { wordsFor } from '../../component/view/words.ts';
import { VERDICTS } from '../../core/report.ts';
import { createWeb, ended, inside, mount } from './issuer.ts';
import { REPORTS } from './reports.ts';

const words = wordsFor('en');

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

/** A page as a site owner has it, so that only what we draw can be at fault. */
function page(scheme: 'light' | 'dark'): HTMLElement {
  document.documentElement.lang = 'en';
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.background = scheme === 'dark' ? '#16202e' : '#ffffff';
  document.documentElement.style.color = scheme === 'dark' ? '#ffffff' : '#000000';
  document.title = 'Badges';
  const main = document.createElement('main');
  const title = document.createElement('h1');
  title.textContent = 'Badges';
  main.append(title);
  document.body.replaceChildren(main);
  return main;
}

async function violations(): Promise<string[]> {
  const { violations } = await axe.run(document);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (scheme) => {
  it.each(VERDICTS)('in the surfaces of %s', async (verdict) => {
    const report = REPORTS[verdict];
    const host = document.createElement('div');
    page(scheme).append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [fixedTokens, chipStyles, cardStyles, reportStyles].flatMap(
      ({ styleSheet }) => styleSheet ?? [],
    );
    const press = () => undefined;
    render(
      html`${card({ report, words, onAgain: press, onDetails: press, onClose: press })}
        ${chip({ status: verdict, words, report, onPress: press, expanded: false })}
        ${chip({ status: verdict, words, report, onPress: press, compact: true })}
        <ul>
          <li>${listItem({ report, words, onPress: press })}</li>
        </ul>
        ${reportView({ report, words, headingLevel: 2 })}`,
      root,
    );
    for (const details of root.querySelectorAll('details')) details.open = true;
    expect(await violations()).toEqual([]);
  });

  it('while it is checked, and where the checker did not load', async () => {
    const host = document.createElement('div');
    page(scheme).append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [fixedTokens, chipStyles, cardStyles].flatMap(
      ({ styleSheet }) => styleSheet ?? [],
    );
    const onAgain = () => undefined;
    render(
      (['idle', 'checking', 'failed'] as const).map((state) =>
        waitingCard({ state, words, onAgain }),
      ),
      root,
    );
    expect(await violations()).toEqual([]);
  });

  it('in the element: chip, opened panel, card', async () => {
    const main = page(scheme);
    const [badge, one, several] = [mount(), mount({ variant: 'chip' }), mount({ variant: 'card' })];
    for (const { element } of [badge, one, several]) main.append(element);
    await Promise.all([badge, one, several].map(({ element }) => ended(element)));
    await badge.element.updateComplete;
    inside(badge.element, 'button.ob-chip').click();
    await badge.element.updateComplete;
    expect(await violations()).toEqual([]);
  });

  it('in the line, the report and the group, before and after their checks', async () => {
    const main = page(scheme);
    const [row, full] = [mount({ variant: 'row', checker: '/check' }), mount({ variant: 'full' })];
    const group = document.createElement('open-badge-group');
    const inGroup = [mount({ verify: 'click' }), mount({ verify: 'never', variant: 'chip' })];
    group.append(...inGroup.map(({ element }) => element));
    main.append(row.element, full.element, group);
    expect(await violations()).toEqual([]);
    await Promise.all([row, full, ...inGroup].map(({ element }) => element.check()));
    await group.updateComplete;
    expect(await violations()).toEqual([]);
    const empty = document.createElement('open-badge-group');
    main.append(empty);
    await empty.updateComplete;
    expect(await violations()).toEqual([]);
  });

  it('in the element where its issuer does not answer', async () => {
    const web = createWeb();
    web.isDown = true;
    const { element } = mount({ variant: 'card' }, web);
    page(scheme).append(element);
    await ended(element);
    await element.updateComplete;
    expect(await violations()).toEqual([]);
  });
});
