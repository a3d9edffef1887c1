import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../component/define.ts';
import type { OpenBadgeElement } from '../../../component/index.ts';
import { checkInPage } from '../../../component/page-check.ts';
import { PICTURE } from '../gallery/picture.ts';
import { mount } from '../issuer.ts';
import { REPORTS } from '../reports.ts';
import { expectSame, namesOf } from './documented.ts';

vi.mock('../../../component/page-check.ts', { spy: true });

afterEach(() => document.body.replaceChildren());

const VARIANTS = ['badge', 'chip', 'row', 'card', 'full'] as const;

/** A revoked badge without content; where it has a panel, that is open. */
async function show(variant: string): Promise<OpenBadgeElement> {
  vi.mocked(checkInPage).mockResolvedValueOnce(REPORTS.revoked);
  const { element } = mount({ verify: 'never', variant, details: '', src: PICTURE });
  element.replaceChildren();
  // A badge is as large as what stands inside: the chip of one without a size stands above it.
  element.style.margin = '60px';
  await element.check();
  await element.updateComplete;
  await element.updateComplete;
  return element;
}

describe('every slot', () => {
  const names = namesOf('open-badge', 'slots');

  /** Something of the owner's that would like to lie over everything. */
  function pushy(slot: string): HTMLElement {
    const own = document.createElement('div');
    if (slot !== '') own.slot = slot;
    own.textContent = 'Verified by me';
    own.style.cssText =
      'position:fixed;inset:-999px;margin:-500px;z-index:2147483647;background:red;font-size:99px';
    return own;
  }

  /** Whether a pointer reaches the status that it aims at: the chip, and the verdict in the card. */
  function statusHit(element: OpenBadgeElement): readonly boolean[] {
    const all = [...(element.shadowRoot?.querySelectorAll('[part~=status]') ?? [])];
    const seen = all.filter((status) => status.checkVisibility());
    expect(seen.length).toBeGreaterThan(0);
    return seen.map((status) => {
      status.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = status.getBoundingClientRect();
      const hit = element.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2);
      return status.contains(hit ?? null);
    });
  }

  it.each(VARIANTS.flatMap((variant) => names.map((name) => [variant, name] as const)))(
    'in the %s, “%s” takes what the owner puts in, and not the place of the status',
    async (variant, name) => {
      const element = await show(variant);
      const own = document.createElement('b');
      if (name !== '') own.slot = name;
      own.textContent = 'Mine';
      element.append(own);
      // In a line the picture stands small; what is no picture has no place there.
      const inLine = variant === 'row' && name === '';
      await vi.waitUntil(() => inLine || own.assignedSlot?.name === name);
      expect(own.checkVisibility()).toBe(!inLine);
      expect(own.assignedSlot?.closest('[part~=status]') ?? null).toBeNull();
      own.replaceWith(pushy(name));
      await element.updateComplete;
      expect(statusHit(element)).not.toContain(false);
    },
  );

  it.each(['actions', 'footer'])(
    'takes a picture in “%s” for no picture of the badge',
    async (slot) => {
      const { element } = mount({ verify: 'never' });
      const own = document.createElement('p');
      own.slot = slot;
      own.innerHTML = `<img src="${PICTURE}" alt="Logo">`;
      element.replaceChildren(own);
      element.requestUpdate();
      await element.updateComplete;
      const isOver = () => element.shadowRoot?.querySelector('.over') != null;
      expect(isOver()).toBe(false);
      own.slot = 'image';
      element.requestUpdate();
      await element.updateComplete;
      expect(isOver()).toBe(true);
    },
  );

  it('of a group takes what the owner puts in', async () => {
    const group = document.createElement('open-badge-group');
    document.body.append(group);
    expectSame({ '': null, empty: null }, namesOf('open-badge-group', 'slots'));
    await group.updateComplete;
    for (const name of ['', 'empty']) {
      const own = document.createElement('p');
      if (name !== '') own.slot = name;
      group.append(own);
      expect(own.assignedSlot?.name).toBe(name);
    }
  });
});
