import { wordsFor } from '../../component/view/words.ts';
import { browser } from '../browser.ts';
import type { Checked } from '../messages.ts';
import { send } from '../send.ts';
import { openAsking } from './asking.ts';
import { addressOf } from './candidates.ts';
import { cardOf } from './cards.ts';
import { isBefore, openMarks } from './marks.ts';
import { watchMoves } from './moves.ts';
import { openOverlay } from './overlay.ts';
import { openPanel } from './panel.ts';
import { watchPictures } from './pictures.ts';
import { mayDraw } from './policy.ts';

interface Found {
  readonly address: string;
  readonly checked: Extract<Checked, { state: 'badge' }>;
}

export interface Page {
  /** Looks at every picture, in view or not. */
  scan(): void;
  /** Brings the first picture of this badge into view. */
  show(id: string): boolean;
  again(id: string): Promise<boolean>;
  /** Checks the picture at this address because the reader asked, and shows the answer, whatever it is. */
  checkPicture(address: string): boolean;
}

/** Finds badges in this document, and marks them, until the signal fires. */
export function startPage(signal: AbortSignal, stop: () => void): Page {
  const words = wordsFor(browser.i18n.getUILanguage());
  const found = new Map<HTMLImageElement, Found>();
  const lookedAt = new WeakMap<HTMLImageElement, string>();
  const asking = openAsking({ signal, shown, onGone: stop });
  const overlay = openOverlay(document, signal);
  const marks = openMarks({
    overlay,
    words,
    isInView: (picture) => pictures.isInView(picture),
    onPress: (picture) => (panel.picture === picture ? panel.close() : openCard(picture)),
  });
  const panel = openPanel({
    overlay,
    signal,
    returnTo: marks.buttonOf,
    onClosed(picture) {
      marks.setExpanded(picture, false);
      tidy();
    },
  });
  const moves = watchMoves(document, layout, signal);
  const pictures = watchPictures(document, { near, moved }, signal);

  function near(picture: HTMLImageElement, address: string): void {
    if (lookedAt.get(picture) === address) return;
    forget(picture);
    lookedAt.set(picture, address);
    void look(picture, address);
  }

  async function look(picture: HTMLImageElement, address: string): Promise<void> {
    const checked = await asking.check(address);
    if (signal.aborted || lookedAt.get(picture) !== address) return;
    if (!checked || checked.state === 'not-permitted') lookedAt.delete(picture);
    keep(picture, address, checked);
  }

  function keep(picture: HTMLImageElement, address: string, checked: Checked | null): void {
    if (checked?.state !== 'badge' || !isShowing(picture, address)) return;
    found.set(picture, { address, checked });
    asking.changed();
    moves.follow(picture);
    if (mayDraw(document)) marks.put(picture, checked.report);
    moves.moved();
  }

  function moved(): void {
    for (const [picture, { address }] of found) {
      if (!isShowing(picture, address)) forget(picture);
    }
    if (panel.picture?.isConnected === false) panel.close();
    moves.moved();
  }

  function forget(picture: HTMLImageElement): void {
    lookedAt.delete(picture);
    if (!found.delete(picture)) return;
    moves.unfollow(picture);
    marks.drop(picture);
    if (panel.picture === picture) panel.close();
    tidy();
    asking.changed();
  }

  function shown(): readonly string[] {
    const inOrder = [...found].sort(([a], [b]) => (isBefore(a, b) ? -1 : 1));
    return [...new Set(inOrder.map(([, { checked }]) => checked.id))];
  }

  /** Nothing of ours stays in a page that has nothing to show. */
  function tidy(): void {
    if (found.size === 0 && !panel.picture) overlay.hide();
  }

  function layout(): void {
    marks.layout();
    panel.layout();
  }

  function openCard(picture: HTMLImageElement): void {
    const address = addressOf(picture);
    const known = found.get(picture)?.checked;
    drawCard(picture, address, known);
    if (!known) void ask(picture, address);
  }

  async function ask(picture: HTMLImageElement, address: string, again = false): Promise<void> {
    const checked = await asking.check(address, again);
    if (signal.aborted) return;
    update(address, checked);
    if (panel.picture === picture && addressOf(picture) === address) {
      drawCard(picture, address, checked);
    }
  }

  /** The same picture may be shown more than once. */
  function update(address: string, checked: Checked | null): void {
    for (const picture of document.images) {
      if (addressOf(picture) !== address) continue;
      if (checked?.state === 'no-badge') forget(picture);
      lookedAt.set(picture, address);
      keep(picture, address, checked);
    }
  }

  function drawCard(
    picture: HTMLImageElement,
    address: string,
    checked: Checked | null | undefined,
  ): void {
    const { content, label } = cardOf(checked, address, words, {
      onClose: () => panel.close(),
      onDetails: (id) => void send('open-report', { id }),
      onAgain: () => {
        drawCard(picture, address, undefined);
        void ask(picture, address, true);
      },
    });
    overlay.show();
    panel.show(picture, content, label);
    marks.setExpanded(picture, true);
  }

  asking.opened();
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

  return {
    scan: () => pictures.considerAll(),

    show(id) {
      const [picture] = [...found].find(([, { checked }]) => checked.id === id) ?? [];
      if (!picture) return false;
      picture.scrollIntoView({ block: 'center', inline: 'nearest' });
      if (mayDraw(document)) openCard(picture);
      return true;
    },

    async again(id) {
      const known = [...found.values()].find(({ checked }) => checked.id === id);
      if (!known) return false;
      const checked = await asking.check(known.address, true);
      update(known.address, checked);
      return checked !== null && checked.state !== 'not-permitted';
    },

    checkPicture(address) {
      const shown = [...document.images].filter((picture) => addressOf(picture) === address);
      const picture = shown.find((one) => pictures.isInView(one)) ?? shown[0];
      if (!picture || !mayDraw(document)) return false;
      openCard(picture);
      return true;
    },
  };
}

/** Is it still in the page, and still this picture? */
function isShowing(picture: HTMLImageElement, address: string): boolean {
  return picture.isConnected && addressOf(picture) === address;
}
