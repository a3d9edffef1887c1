/** Where a language comes from: its file, as the default export of a module. */
export type Languages = Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>;

/**
 * Every language but English, by its BCP 47 code; its file is loaded when somebody wants it. Builds of one
 * file, and the extension, have another list in its place (component/words.mjs, beside.ts).
 */
export const LANGUAGES: Languages = {
  ar: () => import('./ar.json'),
  ca: () => import('./ca.json'),
  cs: () => import('./cs.json'),
  da: () => import('./da.json'),
  de: () => import('./de.json'),
  el: () => import('./el.json'),
  es: () => import('./es.json'),
  fa: () => import('./fa.json'),
  fi: () => import('./fi.json'),
  fr: () => import('./fr.json'),
  he: () => import('./he.json'),
  hi: () => import('./hi.json'),
  hu: () => import('./hu.json'),
  id: () => import('./id.json'),
  it: () => import('./it.json'),
  ja: () => import('./ja.json'),
  ko: () => import('./ko.json'),
  nb: () => import('./nb.json'),
  nl: () => import('./nl.json'),
  pl: () => import('./pl.json'),
  pt: () => import('./pt.json'),
  'pt-BR': () => import('./pt-BR.json'),
  ro: () => import('./ro.json'),
  sv: () => import('./sv.json'),
  th: () => import('./th.json'),
  tr: () => import('./tr.json'),
  uk: () => import('./uk.json'),
  vi: () => import('./vi.json'),
  'zh-Hans': () => import('./zh-Hans.json'),
  'zh-Hant': () => import('./zh-Hant.json'),
};
