import { cardStyles } from '../../../component/view/card-styles.ts';
import { languageOf, speak, type Words } from '../../../component/view/words.ts';
import type { Checked } from '../../messages.ts';
import { send } from '../../send.ts';
import type { Asking } from '../asking.ts';
import type { Finding } from '../finding.ts';
import { agreementIn } from '../found.ts';
import type { Sighting } from '../sighting.ts';
import { cardOf } from './card.ts';
import type { Spoken } from './drawing.ts';
import type { Marks } from './marks.ts';
import type { Overlay } from './overlay.ts';
import { openPanel } from './panel.ts';

/** The card of a badge: opened by its mark, by the popup, or for a picture that the reader asked about. */
export interface Cards {
  open(element: Element): void;
  toggle(element: Element): void;
  close(): void;
  /** What the open card is about. */
  readonly element: Element | null;
  layout(): void;
}

export interface CardServices {
  readonly overlay: Overlay;
  readonly asking: Asking;
  readonly finding: Finding;
  readonly marks: Marks;
  readonly spoken: Spoken;
  readonly onClosed: () => void;
}

export function openCards(
  { overlay, asking, finding, marks, spoken, onClosed }: CardServices,
  signal: AbortSignal,
): Cards {
  /** Made when the first card is opened: forms of dates take the browser long to prepare. */
  let words: Words | null = null;
  const panel = openPanel({
    overlay,
    signal,
    returnTo: marks.buttonOf,
    onClosed(element) {
      marks.setExpanded(element, false);
      onClosed();
    },
  });

  function open(element: Element): void {
    const known = finding.found.get(element);
    const sighting = known?.sighting ?? finding.sightingOf(element);
    if (!sighting) return;
    draw(sighting, known?.checked);
    if (!known) void ask(sighting, false);
  }

  async function ask(sighting: Sighting, again: boolean): Promise<void> {
    const checked = await (again ? asking.again(sighting) : asking.check(sighting));
    if (signal.aborted) return;
    finding.update(sighting, checked);
    if (panel.element === sighting.element && finding.isStill(sighting)) draw(sighting, checked);
  }

  function draw(sighting: Sighting, checked: Checked | null | undefined): void {
    const { kind, element, address } = sighting;
    const one = finding.found.get(element);
    if (!words) overlay.dress(cardStyles);
    words ??= speak(languageOf(spoken.table), spoken.locale);
    const { content, label } = cardOf(
      checked,
      { address, isPicture: kind === 'picture', agreement: one ? agreementIn(one) : null },
      words,
      {
        onClose: panel.close,
        onDetails: (id) => void send('open-report', { id }),
        onAgain: () => {
          draw(sighting, undefined);
          void ask(sighting, true);
        },
      },
    );
    overlay.show();
    panel.show(element, content, label);
    marks.setExpanded(element, true);
  }

  return {
    open,
    toggle: (element) => (panel.element === element ? panel.close() : open(element)),
    close: panel.close,
    layout: panel.layout,
    get element() {
      return panel.element;
    },
  };
}
