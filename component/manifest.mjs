// The custom-elements manifest, and all that is made from it: types for JSX, Vue and Svelte, data for editors, the
// tables in component/README.md. `node component/manifest.mjs` writes them; the build writes the rest into dist.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';

/**
 * @typedef {object} ManifestElement One element of the manifest.
 * @property {string} tagName
 * @property {string} name
 * @property {string} summary
 * @property {{ name: string, type: string, values: string[], description: string }[]} attributes
 * @property {{ name: string, description: string }[]} events
 * @property {{ name: string, kind: 'field' | 'method', readonly?: boolean, attribute?: string, description: string }[]} members Public ones.
 * @property {{ name: string, description: string }[]} slots
 * @property {{ name: string }[]} cssStates
 * @property {{ name: string }[]} cssParts
 * @property {{ name: string }[]} cssProperties
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const README = path.join(root, 'component', 'README.md');
const BEGIN = '<!-- element: made by component/manifest.mjs -->';
const END = '<!-- /element -->';

/**
 * Reads the sources. The same folder is always named: the analyzer writes where the manifest is into package.json.
 *
 * @returns {Promise<{ manifest: object, elements: ManifestElement[] }>}
 */
export async function analyze() {
  const options = ['--litelement', '--globs', 'component/*.ts', '--outdir', 'dist', '--quiet'];
  const manifest = await cli({ argv: ['analyze', ...options], cwd: root, noWrite: true });
  return { manifest, elements: await elementsOf(manifest) };
}

/** The elements of a manifest, with the words that each attribute may have. */
async function elementsOf({ modules }) {
  const unions = await unionsOf();
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map((element) => ({
      cssStates: [],
      ...element,
      members: element.members.filter(({ privacy }) => privacy !== 'private'),
      attributes: element.attributes.map((attribute) => {
        const { name, type = { text: 'string' } } = attribute;
        return { ...attribute, name, type: type.text, values: unions.get(type.text) ?? [] };
      }),
    }))
    .sort((a, b) => a.tagName.length - b.tagName.length);
}

/** Named types that are only words: `type X = 'a' | 'b'`. */
async function unionsOf() {
  const unions = new Map();
  const folder = path.join(root, 'component');
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts'))) {
    const text = await readFile(path.join(folder, file), 'utf8');
    for (const [, name, words] of text.matchAll(
      /export type (\w+) =\s*((?:\|?\s*'[\w-]+'\s*)+);/g,
    )) {
      unions.set(
        name,
        [...words.matchAll(/'([\w-]+)'/g)].map(([, word]) => word),
      );
    }
  }
  return unions;
}

/**
 * The tables of the README.
 *
 * @param {readonly ManifestElement[]} elements
 */
export function tables(elements) {
  const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
  const cell = (text = '') => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const listed = (list) => list.map(({ name }) => code(name)).join(', ');
  const described = (list) =>
    list.map(
      ({ name, description }) => `| ${name ? code(name) : 'default'} | ${cell(description)} |`,
    );
  const table = (head, rows) =>
    rows.length === 0
      ? []
      : [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows, ''];
  return elements
    .flatMap((element) => [
      `**\`<${element.tagName}>\`**`,
      '',
      ...table(
        ['attribute', 'is', ''],
        element.attributes.map(({ name, type, values, description }) => {
          const is =
            values.length > 0 ? values.map(code).join(', ') : type.replace(' | undefined', '');
          return `| ${code(name)} | ${is} | ${cell(description)} |`;
        }),
      ),
      ...table(
        ['property, method', ''],
        element.members
          .filter(({ attribute }) => !attribute)
          .map(({ name, kind, readonly, description }) => {
            const is = kind === 'method' ? `${name}()` : name;
            return `| ${code(is)} | ${readonly ? 'Read-only. ' : ''}${cell(description)} |`;
          }),
      ),
      ...table(['event', ''], described(element.events)),
      ...table(['slot', ''], described(element.slots)),
      `Parts: ${listed(element.cssParts)}.`,
      `Custom properties: ${listed(element.cssProperties)}.`,
      ...(element.cssStates.length > 0 ? [`States: ${listed(element.cssStates)}.`] : []),
      '',
    ])
    .join('\n')
    .trim();
}

/**
 * What stands in the README now, and what should.
 *
 * @param {readonly ManifestElement[]} elements
 */
export async function readme(elements) {
  const text = await readFile(README, 'utf8');
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error(`component/README.md has no ${BEGIN} … ${END}`);
  const before = text.slice(0, from + BEGIN.length);
  return { text, wanted: `${before}\n${tables(elements)}\n${text.slice(to)}` };
}

const MADE = '// Made from the custom-elements manifest by component/manifest.mjs.\n';

/**
 * File name in dist/component → its text.
 *
 * @param {readonly ManifestElement[]} elements
 * @returns {Record<string, string>}
 */
export function derived(elements) {
  const classes = elements.map(({ name }) => name).join(', ');
  const imported = `import type { ${classes}, OpenBadgeEvents, OpenBadgeSummaryDetail } from '../types/component/index.js';\n`;
  const attributes = ({ attributes: all }) =>
    all
      .filter(({ name }) => name !== 'status')
      .map(({ name, type, values, description }) => {
        const is = values.length > 0 ? values.map((word) => `'${word}'`).join(' | ') : type;
        return `  /** ${description} */\n  '${name}'?: ${is.replace(' | undefined', '')};`;
      })
      .join('\n');
  const detail = ({ name }) =>
    name === 'ob-summary' ? 'OpenBadgeSummaryDetail' : `OpenBadgeEvents['${name}']`;
  const handlers = ({ events }, prefix) =>
    events
      .map(
        (event) =>
          `  /** ${event.description} */\n  '${prefix}${event.name}'?: (event: CustomEvent<${detail(event)}>) => void;`,
      )
      .join('\n');
  const settings = elements
    .map((element) => `export interface ${element.name}Attributes {\n${attributes(element)}\n}\n`)
    .join('\n');
  const properties = `  credential?: OpenBadgeElement['credential'];\n  fetcher?: OpenBadgeElement['fetcher'];`;
  const own = ({ tagName }) => (tagName === 'open-badge' ? `\n${properties}` : '');
  const events = (prefix) =>
    elements
      .map(
        (element) =>
          `interface ${element.name}Handlers {\n${handlers(element, prefix)}${own(element)}\n}\n`,
      )
      .join('\n');
  const members = (value, indent) =>
    elements.map((element) => `${indent}'${element.tagName}': ${value(element)};`).join('\n');

  return {
    'attributes.d.ts': `${MADE}${settings}`,
    'jsx.d.ts': `${MADE}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${imported}import type { ${elements.map(({ name }) => `${name}Attributes`).join(', ')} } from './attributes.js';

${events('on')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${members(({ name }) => `DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & ${name}Attributes & ${name}Handlers`, '      ')}
    }
  }
}
`,
    'vue.d.ts': `${MADE}import type { DefineComponent } from 'vue';
${imported}import type { ${elements.map(({ name }) => `${name}Attributes`).join(', ')} } from './attributes.js';

${events('on')}
declare module 'vue' {
  interface GlobalComponents {
${members(({ name }) => `DefineComponent<${name}Attributes & ${name}Handlers>`, '    ')}
  }
}
`,
    'svelte.d.ts': `${MADE}import type { HTMLAttributes } from 'svelte/elements';
${imported}import type { ${elements.map(({ name }) => `${name}Attributes`).join(', ')} } from './attributes.js';

${events('on')}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${members(({ name }) => `HTMLAttributes<${name}> & ${name}Attributes & ${name}Handlers`, '    ')}
  }
}
`,
    'vscode.html-custom-data.json': `${JSON.stringify(
      {
        version: 1.1,
        tags: elements.map(({ tagName, summary, attributes: all }) => ({
          name: tagName,
          description: summary,
          attributes: all.map(({ name, description, values, type }) => ({
            name,
            description,
            ...(values.length > 0 ? { values: values.map((word) => ({ name: word })) } : {}),
            ...(type === 'boolean' ? { valueSet: 'v' } : {}),
          })),
        })),
      },
      null,
      2,
    )}\n`,
  };
}

/** Writes everything into dist. */
export async function writeDerived(folder) {
  const { manifest, elements } = await analyze();
  await writeFile(
    path.join(root, 'dist', 'custom-elements.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
  for (const [name, text] of Object.entries(derived(elements))) {
    await writeFile(path.join(folder, name), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { elements } = await analyze();
  const { wanted } = await readme(elements);
  await writeFile(README, wanted);
}
