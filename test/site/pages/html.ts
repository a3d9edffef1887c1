/** Markup that is safe to send. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[] | null;

/** Text becomes text; only what `html` made stays markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = strings.reduce(
    (all, part, index) => all + render(values[index - 1] ?? null) + part,
  );
  return { markup };
}

function render(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeText(value);
  return 'markup' in value ? value.markup : value.map(render).join('');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

export interface Page {
  readonly title: string;
  /** Class of the body: what kind of site it plays. */
  readonly kind: string;
  readonly body: Html;
  /** More for the head. */
  readonly head?: Html;
  readonly stylesheet: string;
}

export function document({ title, kind, body, head = html``, stylesheet }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylesheet}">
${head}
</head>
<body class="${kind}">
${body}
</body>
</html>
`.markup;
}
