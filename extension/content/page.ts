import { openAsking } from './asking.ts';
import type { Drawing } from './drawing/drawing.ts';
import { openFinding, PICTURES } from './finding.ts';
import { inOrder } from './found.ts';
import { loadDrawing } from './load-drawing.ts';
import { openLooks } from './looks.ts';
import { mayDraw } from './policy.ts';

export interface Page {
  /** Names this run of our script. */
  readonly name: string;
  /** Looks at everything, in view or not; resolves when nothing is left to check. */
  scan(): Promise<void>;
  /** Brings the first place that shows this badge into view. */
  show(id: string): Promise<boolean>;
  /** To the next badge, or the one before: see Walker. */
  walk(back: boolean, fromEnd: boolean): Promise<boolean>;
  again(id: string): Promise<boolean>;
  /** Checks the picture at this address because the reader asked, and shows the answer, whatever it is. */
  checkPicture(address: string): Promise<boolean>;
  /** From now on something is to be drawn into this page, or nothing. */
  setDrawn(wanted: boolean): void;
}

/** How often a page asks for what draws where nothing is to be drawn. */
const MOST_REFUSALS = 3;

/** Finds the badges of this document, and has them marked, until the signal fires. */
export function startPage(signal: AbortSignal): Page {
  const name = newName();
  let drawing: Drawing | null = null;
  let opening: Promise<Drawing | null> | null = null;
  let refusals = 0;
  /** Ends what is drawn; the page is looked at all the same. */
  let rubber = new AbortController();

  const asking = openAsking({ page: name, signal, shown: () => finding.ids() });
  const finding = openFinding(
    asking,
    openLooks(name, signal),
    {
      found(one) {
        if (!mayDraw(document)) return;
        if (drawing) drawing.found(one);
        else void draw();
      },
      near: (element) => drawing?.near(element),
      gone: (element) => drawing?.gone(element),
      changed: () => drawing?.changed(),
      isOurs: (node) => drawing?.isOurs(node) === true,
    },
    signal,
  );

  /** null: nothing may be drawn here. */
  function draw(): Promise<Drawing | null> {
    if (!mayDraw(document)) return Promise.resolve(null);
    opening ??= openDrawing(rubber.signal);
    return opening;
  }

  async function openDrawing(rubbed: AbortSignal): Promise<Drawing | null> {
    const loaded = await loadDrawing(name);
    // It may have been the moment: the next badge asks again, but not the thousandth.
    if (!loaded && !rubbed.aborted && ++refusals < MOST_REFUSALS) opening = null;
    if (!loaded || signal.aborted || rubbed.aborted) return null;
    const { open, spoken } = loaded;
    const opened = open({ asking, finding, spoken }, AbortSignal.any([signal, rubbed]));
    drawing = opened;
    for (const one of finding.found.values()) opened.found(one);
    return opened;
  }

  function setDrawn(wanted: boolean): void {
    rubber.abort();
    rubber = new AbortController();
    drawing = null;
    opening = null;
    if (wanted && finding.found.size > 0) void draw();
  }

  asking.opened();
  addEventListener('pagehide', ({ persisted }) => asking.closed(persisted), { signal });
  // Back from the browser's memory of pages, as it was.
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      asking.opened();
      asking.changed();
      // Of what the reader chose meanwhile it has not heard.
      setDrawn(true);
    },
    { signal },
  );
  signal.addEventListener('abort', () => asking.closed(false));

  return {
    name,
    async scan() {
      await finding.scan();
      // Who asked for it looks at the list next.
      await asking.tellNow();
    },

    async show(id) {
      const one = inOrder(finding.found.values()).find(({ checked }) => checked.id === id);
      if (!one) return false;
      const { element } = one.sighting;
      element.scrollIntoView({ block: 'center', inline: 'nearest' });
      (await draw())?.open(element);
      return true;
    },

    async walk(back, fromEnd) {
      if (finding.found.size === 0) return false;
      return (await draw())?.walk(back, fromEnd) ?? false;
    },

    async again(id) {
      const known = finding.byId(id);
      if (!known) return false;
      const checked = await asking.again(known.sighting);
      finding.update(known.sighting, checked);
      return checked !== null && checked.state !== 'not-permitted';
    },

    async checkPicture(address) {
      const shown = [...document.querySelectorAll(PICTURES)].filter(
        (element) => finding.sightingOf(element)?.address === address,
      );
      const element = shown.find(isInWindow) ?? shown[0];
      const drawn = element ? await draw() : null;
      if (!element || !drawn) return false;
      drawn.open(element);
      return true;
    },

    setDrawn,
  };
}

/** Asked of the picture itself: those without a badge are not watched. */
function isInWindow(element: Element): boolean {
  const { top, right, bottom, left } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
}

/** Not randomUUID: it is missing on pages without https. */
function newName(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(numbers, (number) => number.toString(36)).join('');
}
