/** What the generator writes for an owner to copy. */
export interface Embed {
  /** Address of the badge or of its picture, as the owner's page will name it. */
  readonly src: string;
  /** What the independent check is to check: the address, or the badge itself where it has none yet. */
  readonly checked: string;
  /** Address of a picture that an `<img>` can show; '' where there is none. */
  readonly picture: string;
  readonly name: string;
  readonly variant: string;
  readonly theme: string;
  /** Page that checks a badge in its fragment. */
  readonly checker: string;
  /** Address of the script that defines the element. */
  readonly script: string;
}

export interface Snippets {
  readonly html: string;
  readonly react: string;
  readonly markdown: string;
  readonly iframe: string;
}

/** Every value is text of a stranger: quoted for the language that it stands in. */
export function snippetsOf(embed: Embed): Snippets {
  const { src, checked, picture, name, variant, theme, checker, script } = embed;
  const link = `${checker}#${encodeURIComponent(checked)}`;
  const attributes = [
    ['src', src],
    ['variant', variant === 'badge' ? '' : variant],
    ['theme', theme === 'auto' ? '' : theme],
  ].filter(([, value]) => value !== '');
  const inHtml = attributes.map(([key, value = '']) => ` ${key}="${quoteHtml(value)}"`).join('');
  const inJsx = attributes.map(([key, value]) => ` ${key}={${JSON.stringify(value)}}`).join('');
  const words = name || 'Badge';
  const shown = {
    html: picture
      ? `<img src="${quoteHtml(picture)}" alt="${quoteHtml(name)}" width="160">`
      : quoteHtml(words),
    react: picture
      ? `<img src={${JSON.stringify(picture)}} alt={${JSON.stringify(name)}} width={160} />`
      : `{${JSON.stringify(words)}}`,
    markdown: picture
      ? `![${quoteMarkdown(name)}](<${quoteAddress(picture)}>)`
      : quoteMarkdown(words),
  };
  return {
    html: `<script type="module" src="${quoteHtml(script)}"></script>
<open-badge${inHtml}>
  <a href="${quoteHtml(link)}">${shown.html}</a>
</open-badge>`,
    react: `import 'open-badge/define';

<open-badge${inJsx}>
  <a href={${JSON.stringify(link)}}>${shown.react}</a>
</open-badge>`,
    markdown: `[${shown.markdown}](<${quoteAddress(link)}>)`,
    iframe: `<iframe src="${quoteHtml(link)}" title="${quoteHtml(name)}" width="480" height="720" loading="lazy"></iframe>`,
  };
}

function quoteHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function quoteMarkdown(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\[\]!`*_<>]/g, '\\$&');
}

function quoteAddress(text: string): string {
  return text.replaceAll(/[<>\s]/g, (character) => encodeURIComponent(character));
}
