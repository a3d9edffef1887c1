import { BRIEF_EN, type BriefWords } from './view/brief.ts';
import type { Spoken } from './view/words/load.ts';

/** What knows the other languages: loaded for the first reader who may want one. */
let others: typeof import('./view/words/load.ts') | null = null;

/** The language of one element. The newest wish counts; until it is there, what was spoken before goes on. */
export class Speech {
  /** null: none is there yet. English is not said first where another is wanted. */
  spoken: Spoken | null = null;
  #wanted: Spoken | Promise<Spoken> = inEnglish();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get words(): BriefWords | null {
    return this.spoken?.brief ?? null;
  }

  /** @param locales BCP 47, the preferred first. */
  want(locales: readonly string[]): void {
    const wanted = spokenFor(locales);
    this.#wanted = wanted;
    const speak = (spoken: Spoken) => {
      if (this.#wanted !== wanted) return;
      this.spoken = spoken;
      this.#onChange();
    };
    if (wanted instanceof Promise) void wanted.then(speak);
    else speak(wanted);
  }

  /** The newest language that was wanted, when it is there. */
  async ready(): Promise<Spoken> {
    const wanted = this.#wanted;
    const spoken = await wanted;
    return wanted === this.#wanted ? spoken : this.ready();
  }
}

function inEnglish(locale = 'en'): Spoken {
  return { locale, brief: BRIEF_EN, table: null };
}

function spokenFor(locales: readonly string[]): Spoken | Promise<Spoken> {
  const first = locales.find(Boolean) ?? 'en';
  if (/^en\b/i.test(first)) return inEnglish(first);
  if (others) return others.spokenFor(locales);
  return import('./view/words/load.ts').then(
    (loaded) => {
      others = loaded;
      return loaded.spokenFor(locales);
    },
    () => inEnglish(),
  );
}
