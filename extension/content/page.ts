import { briefFor } from '../../component/view/brief.ts';
import { type Words, wordsFor } from '../../component/view/words.ts';
import { browser } from '../browser.ts';
import type { Checked } from '../messages.ts';
import { send } from '../send.ts';
import { openAsking } from './asking.ts';
import { watchStylePictures } from './backgrounds.ts';
import { hasCue, isLargeEnough, isOfItsShape, mayCarryBadge } from './candidates.ts';
import { cardOf } from './cards.ts';
import { openFinder } from './finder.ts';
import { agreementIn, type Found, idsOf, inOrder, isDrawable, pictureIn } from './found.ts';
import { openMarks } from './marks.ts';
import { watchMoves } from './moves.ts';
import { openOverlay } from './overlay.ts';
import { openPanel } from './panel.ts';
import { mayDraw } from './policy.ts';
import { isStill, type Sighting, sightingOf } from './sighting.ts';
import { textsOf } from './texts.ts';
import { openWalker, type Walker } from './walker.ts';
import { watchPage } from './watch.ts';
import { ownSighting } from './whole-page.ts';

export interface Page extends Walker {
  /** Names this run of our script. */
  readonly name: string;
  /** Looks at everything, in view or not; resolves when nothing is left to check. */
  scan(): Promise<void>;
  /** Brings the first place that shows this badge into view. */
  show(id: string): boolean;
  again(id: string): Promise<boolean>;
  /** Checks the picture at this address because the reader asked, and shows the answer, whatever it is. */
  checkPicture(address: string): boolean;
}

const PICTURES = 'img, input[type=image i], object, embed, image, video[poster]';

/** Most credentials in the text of one page that are checked. */
const MOST_UNSEEN = 30;

/** Finds badges in this document, and marks them, until the signal fires. */
export function startPage(signal: AbortSignal, stop: () => void): Page {
  const language = browser.i18n.getUILanguage();
  /** Made when the first card is opened: forms of dates take the browser long to prepare. */
  let words: Words | null = null;
  const found = new Map<Element, Found>();
  let lookedAt = new WeakMap<Element, string>();
  /** The same of what is not seen: no walk through the page comes by it again. */
  const readAt = new WeakMap<Element, string>();
  const looking = new WeakMap<Element, Promise<void>>();
  const running = new Set<Promise<void>>();
  const stylePictures = new Set<string>();
  let isThorough = false;
  let unseenSoFar = 0;
  let href = '';
  let hasChanged = false;

  const asking = openAsking({ signal, shown: () => idsOf(found), onGone: stop });
  const finder = openFinder(asking, signal);
  const overlay = openOverlay(document, signal);
  const marks = openMarks({
    overlay,
    words: briefFor([language]),
    isInView,
    onPress: (element) => (panel.element === element ? panel.close() : openCard(element)),
  });
  const panel = openPanel({
    overlay,
    signal,
    returnTo: marks.buttonOf,
    onClosed(element) {
      marks.setExpanded(element, false);
      tidy();
    },
  });
  const moves = watchMoves(document, { layout, isInView, floats: marks.float }, signal);
  const watch = watchPage(document, { near, unseen, moved }, signal);

  function isInView(element: Element): boolean {
    return watch.isInView(element);
  }

  function near(element: Element): void {
    const sighting = sightingOf(element);
    if (!sighting) return forget(element);
    const known = found.get(element);
    if (known?.sighting.address === sighting.address) {
      // What an element claims may have changed; of all others only the place matters.
      return known.sighting.kind === 'element' ? refresh(element) : moves.moved();
    }
    if (lookedAt.get(element) === sighting.address) return;
    forget(element);
    if (!isCandidate(sighting)) {
      if (sighting.kind === 'picture' && !mayCarryBadge(sighting.address)) watch.rest(element);
      return;
    }
    lookedAt.set(element, sighting.address);
    looking.set(element, track(look(sighting)));
  }

  function track(work: Promise<void>): Promise<void> {
    running.add(work);
    void work.finally(() => running.delete(work));
    return work;
  }

  function isCandidate({ kind, element, address }: Sighting): boolean {
    if (kind === 'element') return true;
    // The element stands for what is in it.
    if (element.closest('open-badge')) return false;
    if (kind === 'link') {
      return element.localName !== 'iframe' || !element.closest('[data-share-badge-id]');
    }
    const box = element.getBoundingClientRect();
    return (
      mayCarryBadge(address) &&
      isLargeEnough(box) &&
      (isThorough || isOfItsShape(element, box) || hasCue(element, address))
    );
  }

  async function look(sighting: Sighting): Promise<void> {
    const { kind, element, address } = sighting;
    // A link with a badge picture in it is one badge; any other picture in it proves nothing.
    if (kind === 'link' && (await hasBadgeInside(element))) return;
    const checked = await finder.find(sighting, isThorough || hasCue(element, address));
    const latest = isDrawable(sighting) ? lookedAt : readAt;
    if (signal.aborted || latest.get(element) !== address) return;
    if (checked === 'none') return watch.rest(element);
    if (!checked || checked.state === 'not-permitted') latest.delete(element);
    keep(sighting, checked);
  }

  async function hasBadgeInside(link: Element): Promise<boolean> {
    const inside = picturesIn(link);
    for (const picture of inside) near(picture);
    await Promise.all(inside.map((picture) => looking.get(picture)));
    return inside.some((picture) => found.has(picture));
  }

  function keep(sighting: Sighting, checked: Checked | null): void {
    if (checked?.state !== 'badge' || !stillShows(sighting)) return;
    const { kind, element } = sighting;
    // Its picture may have come while the link was looked at.
    if (kind === 'link' && picturesIn(element).some((picture) => found.has(picture))) return;
    found.set(element, { sighting, checked });
    asking.changed();
    const link = kind === 'picture' ? element.closest('a[href]') : null;
    if (link && link !== element) forget(link, true);
    if (!isDrawable(sighting)) return;
    moves.follow(element);
    refresh(element);
  }

  /** Draws the mark of a badge as it is now. */
  function refresh(element: Element): void {
    const one = found.get(element);
    if (!one || !isDrawable(one.sighting) || !mayDraw(document)) return;
    const over = pictureIn(one.sighting);
    marks.put(element, { report: one.checked.report, over, agreement: agreementIn(one) });
    moves.moved();
  }

  function unseen(element: Element): void {
    for (const sighting of textsOf(element)) notDrawn(sighting);
  }

  function notDrawn(sighting: Sighting): void {
    const { element, address } = sighting;
    if (readAt.get(element) === address || ++unseenSoFar > MOST_UNSEEN) return;
    readAt.set(element, address);
    void track(look(sighting));
  }

  function moved(changed: boolean): void {
    hasChanged ||= changed;
    if (changed) lookAtAddress();
    if (found.size > 0 || panel.element) moves.moved();
  }

  /** Pages that draw themselves anew change their address without being loaded. */
  function lookAtAddress(): void {
    if (location.href === href) return;
    href = location.href;
    forget(document.documentElement);
    const sighting = ownSighting(document);
    if (sighting) notDrawn(sighting);
  }

  /** @param known it is another's: it need not be looked at again. */
  function forget(element: Element, known = false): void {
    if (!known) lookedAt.delete(element);
    readAt.delete(element);
    if (!found.delete(element)) return;
    moves.unfollow(element);
    marks.drop(element);
    if (panel.element === element) panel.close();
    tidy();
    asking.changed();
  }

  /** Nothing of ours stays in a page that has nothing to show. */
  function tidy(): void {
    const hasMarks = [...found.values()].some(({ sighting }) => isDrawable(sighting));
    if (!hasMarks && !panel.element) overlay.hide();
  }

  function layout(thorough: boolean): boolean {
    if (thorough && hasChanged) {
      hasChanged = false;
      for (const [element, { sighting }] of found) if (!stillShows(sighting)) forget(element);
      if (panel.element?.isConnected === false) panel.close();
    }
    const hasMoved = marks.layout(thorough);
    panel.layout();
    return hasMoved;
  }

  function openCard(element: Element): void {
    const sighting = found.get(element)?.sighting ?? sightingOf(element);
    if (!sighting) return;
    const known = found.get(element)?.checked;
    drawCard(sighting, known);
    if (!known) void ask(sighting);
  }

  async function ask(sighting: Sighting, again = false): Promise<void> {
    const checked = await asking.check(questionOf(sighting), { again });
    if (signal.aborted) return;
    update(sighting, checked);
    if (panel.element === sighting.element && stillShows(sighting)) drawCard(sighting, checked);
  }

  /** The same may be shown more than once. */
  function update({ kind, element, address }: Sighting, checked: Checked | null): void {
    const others = [...found.keys(), ...document.querySelectorAll(PICTURES), element];
    for (const other of new Set(others)) {
      const sighting = found.get(other)?.sighting ?? sightingOf(other);
      if (sighting?.address !== address || sighting.kind !== kind) continue;
      if (checked?.state === 'no-badge') forget(other);
      lookedAt.set(other, address);
      keep(sighting, checked);
    }
  }

  function drawCard(sighting: Sighting, checked: Checked | null | undefined): void {
    const { kind, element, address } = sighting;
    const one = found.get(element);
    words ??= wordsFor(language);
    const { content, label } = cardOf(
      checked,
      { address, isPicture: kind === 'picture', agreement: one ? agreementIn(one) : null },
      words,
      {
        onClose: () => panel.close(),
        onDetails: (id) => void send('open-report', { id }),
        onAgain: () => {
          drawCard(sighting, undefined);
          void ask(sighting, true);
        },
      },
    );
    overlay.show();
    panel.show(element, content, label);
    marks.setExpanded(element, true);
  }

  watchStylePictures(
    {
      other: () => watch.lookForShadows(),
      async loaded(address) {
        const checked = await finder.find({ kind: 'picture', address }, false);
        if (checked === null || checked === 'none' || checked.state !== 'badge') return;
        watch.lookForStyles(stylePictures.add(address));
      },
    },
    signal,
  );
  asking.opened();
  lookAtAddress();
  addEventListener('pagehide', () => asking.closed(), { signal });
  // Back from the browser's memory of pages, as it was.
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      asking.opened();
      asking.changed();
    },
    { signal },
  );
  signal.addEventListener('abort', () => asking.closed());

  const walker = openWalker(found, marks, signal);

  return {
    name: asking.page,
    async scan() {
      // What was passed over so far is looked at once more.
      isThorough = true;
      lookedAt = new WeakMap();
      await watch.considerAll();
      while (running.size > 0 && !signal.aborted) await Promise.all(running);
    },

    show(id) {
      const one = inOrder(found).find(({ checked }) => checked.id === id)?.sighting;
      if (!one || !isDrawable(one)) return false;
      one.element.scrollIntoView({ block: 'center', inline: 'nearest' });
      if (mayDraw(document)) openCard(one.element);
      return true;
    },

    walk(back, fromEnd) {
      panel.close();
      return mayDraw(document) && walker.walk(back, fromEnd);
    },

    async again(id) {
      const known = [...found.values()].find(({ checked }) => checked.id === id);
      if (!known) return false;
      const checked = await asking.check(questionOf(known.sighting), { again: true });
      update(known.sighting, checked);
      return checked !== null && checked.state !== 'not-permitted';
    },

    checkPicture(address) {
      const shown = [...document.querySelectorAll(PICTURES)].filter(
        (element) => sightingOf(element)?.address === address,
      );
      const element = shown.find((one) => watch.isInView(one)) ?? shown[0];
      if (!element || !mayDraw(document)) return false;
      openCard(element);
      return true;
    },
  };
}

function picturesIn(link: Element): readonly Element[] {
  return [...link.querySelectorAll(`${PICTURES}, svg`)].slice(0, 4);
}

function questionOf({ kind, address }: Sighting) {
  const isPicture = kind === 'picture' || kind === 'element';
  return { kind: isPicture ? 'picture' : 'link', address } as const;
}

/** Is it still in the page? What is not seen is not read again: it goes with its element. */
function stillShows(sighting: Sighting): boolean {
  return isDrawable(sighting) ? isStill(sighting) : sighting.element.isConnected;
}
