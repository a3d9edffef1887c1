import { html, type TemplateResult } from 'lit';
import { card } from '../../../component/view/card.ts';
import { headlineOf } from '../../../component/view/headline.ts';
import { closeIcon } from '../../../component/view/icons.ts';
import { waitingCard } from '../../../component/view/waiting-card.ts';
import type { Words } from '../../../component/view/words.ts';
import type { Checked } from '../../messages.ts';
import { hostPattern, siteName } from '../../settings.ts';
import { say } from '../../words.ts';
import type { Agreement } from '../agreement.ts';

export interface CardActions {
  readonly onAgain: () => void;
  readonly onDetails: (id: string) => void;
  readonly onClose: () => void;
}

export interface Drawn {
  readonly content: TemplateResult;
  /** What the panel is called by those who hear it. */
  readonly label: string;
}

/** What a card is about: a picture, or where a link leads. */
export interface Subject {
  readonly address: string;
  /** Does the page show a picture at that address? */
  readonly isPicture: boolean;
  readonly agreement: Agreement | null;
}

/** The card for what is known of it: `undefined` while it is asked, null where no answer came. */
export function cardOf(
  checked: Checked | null | undefined,
  { address, isPicture, agreement }: Subject,
  words: Words,
  actions: CardActions,
): Drawn {
  const { onAgain, onDetails, onClose } = actions;
  if (!checked) {
    const state = checked === undefined ? 'checking' : 'failed';
    return {
      content: waitingCard({ state, words, onAgain, onClose }),
      label: state === 'checking' ? words.labels.checking : words.labels.failed,
    };
  }
  if (checked.state === 'not-permitted') {
    const sentence = say('picture_not_permitted', siteName(hostPattern(address) ?? address));
    return { content: notice(sentence, words, onClose), label: sentence };
  }
  const { id, report } = checked;
  // The page shows this very picture: drawing it again asks nobody.
  const image = isPicture ? html`<img part="image" src=${address} alt="" />` : null;
  const shared = { report, words, image, onAgain, onClose };
  const content = card(
    checked.state === 'badge' ? { ...shared, onDetails: () => onDetails(id) } : shared,
  );
  return {
    content: agreement
      ? html`<p class="said" data-agreement=${agreement} lang=${words.code} dir=${words.direction}
          >${say(`card_${agreement}`)}</p>${content}`
      : content,
    label: words.say(headlineOf(report).headline),
  };
}

/** A card that says one thing, where there is nothing to report. */
function notice(sentence: string, words: Words, onClose: () => void): TemplateResult {
  return html`<article class="ob-card" data-tone="neutral" lang=${words.code} dir=${words.direction}>
    <button type="button" class="ob-close" aria-label=${words.labels.close} @click=${onClose}
      >${closeIcon()}</button>
    <header class="ob-head"><p>${sentence}</p></header>
  </article>`;
}
