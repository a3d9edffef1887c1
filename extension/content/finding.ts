import type { Checked } from '../messages.ts';
import type { Asking } from './asking.ts';
import { openLoading } from './backgrounds.ts';
import type { Box } from './box.ts';
import { hasCue, isLargeEnough, isOfItsShape, mayCarryBadge } from './candidates.ts';
import { type Finder, type Outcome, openFinder } from './finder.ts';
import { type Found, idsOf, isDrawable } from './found.ts';
import type { Looks } from './looks.ts';
import { isStill, type Sighting, sightingOf } from './sighting.ts';
import { textsOf } from './texts.ts';
import { watchPage } from './watch.ts';
import { ownSighting } from './whole-page.ts';

/** Everything that shows a picture, as a selector. */
export const PICTURES = 'img, input[type=image i], object, embed, image, video[poster]';

/** Most credentials in the text of one page that are checked. */
const MOST_UNSEEN = 30;

/** Longest that a badge which has left the page stays in the list, in milliseconds. */
const SIFTED = 200;

/** What is heard of the badges that have a place in the page. */
export interface FindingEvents {
  /** One was found, or what it says has changed. */
  found(one: Found): void;
  /** One that is known has come into view, or near it. */
  near(element: Element): void;
  gone(element: Element): void;
  /** Something in the page came or went. */
  changed(): void;
  /** Is this what we put into the page ourselves? */
  isOurs(node: Node): boolean;
}

export interface Finding {
  /** The badges that have a place in the page, by what shows them. */
  readonly found: ReadonlyMap<Element, Found>;
  isInView(element: Element): boolean;
  /**
   * What an element shows now, badge or not; null: nothing that may be one. What draws must ask here: it is a
   * script of its own, and would not share what sighting.ts remembers of styles.
   */
  sightingOf(element: Element): Sighting | null;
  /** Is it still in the page, and does it still show the same? */
  isStill(sighting: Sighting): boolean;
  /** Ids of all badges of the page, in its order. */
  ids(): readonly string[];
  /** What shows this badge first. */
  byId(id: string): Found | undefined;
  /** Looks at everything, in view or not; resolves when nothing is left to check. */
  scan(): Promise<void>;
  /** A check came to this: it counts for all that show the same. */
  update(sighting: Sighting, checked: Checked | null): void;
}

/** Finds the badges of this document until the signal fires. */
export function openFinding(
  asking: Asking,
  looks: Looks,
  events: FindingEvents,
  signal: AbortSignal,
): Finding {
  const found = new Map<Element, Found>();
  /** Badges that nobody sees, by their address: the page itself, and credentials in its text. */
  const unseen = new Map<string, Found>();
  const readAlready = new Set<string>();
  let unseenLeft = MOST_UNSEEN;
  let lookedAt = new WeakMap<Element, string>();
  const underWay = new Map<Sighting, (() => void)[]>();
  const stylePictures = new Set<string>();
  let isThorough = false;
  let isSifting = false;
  let href = '';
  const finder: Finder = openFinder(asking, looks, signal);
  const { isOurs } = events;
  const watch = watchPage(
    document,
    { near, unseen: readTexts, undecided, changed, isOurs },
    signal,
  );

  function near(element: Element, box: Box | null): void {
    const sighting = sightingOf(element);
    if (!sighting) return forget(element);
    const known = found.get(element);
    if (known?.sighting.address === sighting.address) {
      // Nobody watched it while it was far away.
      watch.follow(element);
      // What an element claims may have changed; of all others only the place matters.
      return sighting.kind === 'element' ? events.found(known) : events.near(element);
    }
    if (lookedAt.get(element) === sighting.address) return;
    forget(element);
    const isPicture = sighting.kind === 'picture';
    if (isPicture && !mayCarryBadge(sighting.address)) return watch.rest(element);
    const cue = hasCue(element, sighting.address);
    if (!isCandidate(sighting, cue, box)) return;
    lookedAt.set(element, sighting.address);
    if (sighting.kind === 'link') void lookAtLink(sighting);
    else look(sighting, cue);
  }

  function isCandidate({ kind, element }: Sighting, cue: boolean, box: Box | null): boolean {
    if (kind === 'element') return true;
    // The element stands for what is in it.
    if (element.closest('open-badge')) return false;
    if (kind === 'link') {
      return element.localName !== 'iframe' || !element.closest('[data-share-badge-id]');
    }
    // It may have grown since it was measured: nothing tells of that.
    const size = box && isLargeEnough(box) ? box : element.getBoundingClientRect();
    return isLargeEnough(size) && (isThorough || cue || isOfItsShape(element, size));
  }

  function look(sighting: Sighting, cue: boolean): void {
    underWay.set(sighting, []);
    finder.find(sighting, isThorough || cue, (outcome) => settle(sighting, outcome));
  }

  /** A link with a badge picture in it is one badge; any other picture in it proves nothing. */
  async function lookAtLink(sighting: Sighting): Promise<void> {
    const inside = picturesIn(sighting.element);
    underWay.set(sighting, []);
    for (const picture of inside) near(picture, null);
    const waited = [...underWay.keys()].filter(({ element }) => inside.includes(element));
    await Promise.all(waited.map(settled));
    if (inside.some((picture) => found.has(picture))) finish(sighting);
    else finder.find(sighting, isThorough, (outcome) => settle(sighting, outcome));
  }

  function settled(sighting: Sighting): Promise<void> {
    return new Promise((resolve) => underWay.get(sighting)?.push(resolve) ?? resolve());
  }

  function settle(sighting: Sighting, outcome: Outcome): void {
    take(sighting, outcome);
    finish(sighting);
  }

  function finish(sighting: Sighting): void {
    const waiting = underWay.get(sighting) ?? [];
    underWay.delete(sighting);
    for (const resolve of waiting) resolve();
  }

  function take(sighting: Sighting, outcome: Outcome): void {
    const { element, address } = sighting;
    if (signal.aborted) return;
    if (!isDrawable(sighting)) return keepUnseen(sighting, outcome);
    if (lookedAt.get(element) !== address) return;
    if (outcome === 'none') return watch.rest(element);
    if (!outcome || outcome.state === 'not-permitted') lookedAt.delete(element);
    keep(sighting, outcome);
  }

  function keep(sighting: Sighting, checked: Checked | null): void {
    if (checked?.state !== 'badge' || !isStill(sighting)) return;
    const { kind, element } = sighting;
    // Its picture may have come while the link was looked at.
    if (kind === 'link' && picturesIn(element).some((picture) => found.has(picture))) return;
    const one = { sighting, checked };
    found.set(element, one);
    watch.follow(element);
    asking.changed();
    const link = kind === 'picture' ? element.closest('a[href]') : null;
    // It is another's from now on, and need not be looked at again.
    if (link && link !== element) drop(link);
    events.found(one);
  }

  function forget(element: Element): void {
    lookedAt.delete(element);
    drop(element);
  }

  function drop(element: Element): void {
    if (!found.delete(element)) return;
    events.gone(element);
    asking.changed();
  }

  function readTexts(element: Element): void {
    for (const sighting of textsOf(element)) lookAtUnseen(sighting);
  }

  function lookAtUnseen(sighting: Sighting): void {
    if (readAlready.has(sighting.address) || --unseenLeft < 0) return;
    readAlready.add(sighting.address);
    look(sighting, hasCue(sighting.element, sighting.address));
  }

  function keepUnseen(sighting: Sighting, outcome: Outcome): void {
    if (!outcome || outcome === 'none' || outcome.state !== 'badge') return;
    if (!sighting.element.isConnected) return;
    unseen.set(sighting.address, { sighting, checked: outcome });
    asking.changed();
  }

  /** Its shadow tree makes no mutation when it comes; that its pictures are loaded is all that tells. */
  function undecided(): void {
    loading.watch(true);
  }

  function changed(): void {
    lookAtPage();
    loading.watch(false);
    siftUnseen((element) => element.isConnected);
    siftSoon();
    events.changed();
  }

  /** Lets go of what has no place in the page any more, whether anything is drawn there or not. */
  function siftSoon(): void {
    if (isSifting || found.size === 0) return;
    isSifting = true;
    const sift = () => {
      isSifting = false;
      if (signal.aborted) return;
      for (const [element, { sighting }] of found) if (!isStill(sighting)) forget(element);
    };
    requestIdleCallback(sift, { timeout: SIFTED });
  }

  /** Pages that draw themselves anew change their address without being loaded. */
  function lookAtPage(): void {
    if (location.href === href) return;
    href = location.href;
    siftUnseen((element) => element !== document.documentElement);
    const sighting = ownSighting(document);
    if (sighting) lookAtUnseen(sighting);
  }

  function siftUnseen(stays: (element: Element) => boolean): void {
    for (const [address, { sighting }] of unseen) {
      if (stays(sighting.element)) continue;
      unseen.delete(address);
      readAlready.delete(address);
      asking.changed();
    }
  }

  const loading = openLoading(
    {
      other: () => watch.lookForShadows(),
      loaded(address) {
        finder.find({ kind: 'picture', address }, false, (outcome) => {
          if (!outcome || outcome === 'none' || outcome.state !== 'badge') return;
          watch.lookForStyles(stylePictures.add(address));
        });
      },
    },
    signal,
  );
  loading.watch(false);
  lookAtPage();

  return {
    found,
    isInView: watch.isInView,
    sightingOf,
    isStill,
    ids: () => idsOf([...found.values(), ...unseen.values()]),
    byId: (id) => [...found.values(), ...unseen.values()].find(({ checked }) => checked.id === id),

    async scan() {
      // What was passed over so far is looked at once more.
      isThorough = true;
      lookedAt = new WeakMap();
      await watch.considerAll();
      while (underWay.size > 0 && !signal.aborted) {
        await Promise.all([...underWay.keys()].map(settled));
      }
    },

    update({ kind, element, address }, checked) {
      const others = [...found.keys(), ...document.querySelectorAll(PICTURES), element];
      for (const other of new Set(others)) {
        const sighting = found.get(other)?.sighting ?? sightingOf(other);
        if (sighting?.address !== address || sighting.kind !== kind) continue;
        if (checked?.state === 'no-badge') forget(other);
        lookedAt.set(other, address);
        keep(sighting, checked);
      }
    },
  };
}

function picturesIn(link: Element): readonly Element[] {
  return [...link.querySelectorAll(`${PICTURES}, svg`)].slice(0, 4);
}
