/**
 * Which of these languages a reader gets: the first of `locales` (BCP 47, the preferred first) that one of them
 * fits, in the same script: `zh-TW` gets `zh-Hant`, not `zh-Hans`. Else the first of all.
 */
export function choose(
  codes: readonly [string, ...string[]],
  locales: readonly string[],
): { readonly code: string; readonly locale: string } {
  for (const locale of locales) {
    const wanted = likely(locale);
    const fitting = codes.filter((code) => wanted && likely(code)?.[0] === wanted[0]);
    // As it is; without its region; of the same region; of the same language.
    const code =
      fitting.find((one) => one === locale) ??
      fitting.find((one) => locale.startsWith(`${one}-`)) ??
      fitting.find((one) => likely(one)?.[1] === wanted?.[1]) ??
      fitting[0];
    if (code) return { code, locale };
  }
  return { code: codes[0], locale: codes[0] };
}

/** Language with script, and region, as they are most likely (CLDR; old codes such as `iw` become new ones). */
function likely(tag: string): readonly [spoken: string, region: string | undefined] | null {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    return [`${language.replace(/^(no|nn)$/, 'nb')}-${script}`, region];
  } catch {
    return null;
  }
}
