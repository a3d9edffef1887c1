/** What a page notes of itself, from before its first script. */
export interface Noted {
  now: number;
  most: number;
  asked: string[];
  shift: number;
  moved: string[];
  longest: number;
  /** Checks that began below of what is seen. */
  unseen: number;
}

declare global {
  // Set by `watchful`, in the page.
  var noted: Noted;
}

/** Counts the page's requests, how far things move, and how long its tasks take. Runs in the page. */
export function watchful(): void {
  const noted: Noted = { now: 0, most: 0, asked: [], shift: 0, moved: [], longest: 0, unseen: 0 };
  globalThis.noted = noted;
  const fetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    noted.asked.push(String(input));
    noted.now++;
    noted.most = Math.max(noted.most, noted.now);
    try {
      return await fetch(input, init);
    } finally {
      noted.now--;
    }
  };
  const watch = (type: string, note: (entry: PerformanceEntry) => void) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  };
  watch('layout-shift', (entry) => {
    noted.shift += Number(Reflect.get(entry, 'value'));
    const sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[] =
      Reflect.get(entry, 'sources');
    for (const { node, previousRect, currentRect } of sources) {
      const name = node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent;
      const rects = [previousRect, currentRect].map((rect) => JSON.stringify(rect));
      noted.moved.push(`${name}: ${rects.join(' → ')}`);
    }
  });
  addEventListener('ob-check', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.getBoundingClientRect().top >= innerHeight) noted.unseen++;
  });
  watch('longtask', ({ duration }) => {
    noted.longest = Math.max(noted.longest, duration);
  });
}
