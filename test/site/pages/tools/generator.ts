import { diagnose } from '../../../../core/cli/doctor.ts';
import { DOCTOR, PRESCRIPTIONS } from '../../../../core/cli/doctor-words.ts';
import { extract } from '../../../../core/index.ts';
import type { Report } from '../../../../core/report.ts';
import { snippetsOf } from './snippets.ts';

/** What was handed in: an address or a text, or a file with its name. */
type Handed = { readonly text: string } | { readonly file: File };

const find = <Found extends Element>(selector: string, kind: new () => Found): Found => {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}`);
  return found;
};

const field = find('#badge', HTMLTextAreaElement);
const drop = find('#drop', HTMLElement);
const file = find('#file', HTMLInputElement);
const variant = find('#variant', HTMLSelectElement);
const theme = find('#theme', HTMLSelectElement);
const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-copies]');
const checker = new URL('check', location.href).href;
const script = new URL('open-badge/define.js', location.href).href;

let handed: Handed | null = null;
/** What stands in the file that was handed in. */
let credential = '';
let report: Report | null = null;

function show(next: Handed): void {
  handed = next;
  report = null;
  credential = '';
  find('#advice', HTMLUListElement).replaceChildren();
  const previews = [...document.querySelectorAll('open-badge')];
  for (const preview of previews) {
    const image = document.createElement('img');
    image.width = 120;
    image.alt = '';
    image.src = pictureOf(next);
    preview.replaceChildren(...(image.src ? [image] : []));
    preview.credential = 'file' in next ? next.file : null;
    preview.src = 'file' in next ? '' : next.text;
  }
  const [first] = previews;
  first?.addEventListener('ob-status', ({ detail }) => hear(detail.report), { once: true });
  for (const preview of previews) void preview.check({ force: true });
  write();
  if ('file' in next) void read(next.file);
}

/** A file has no address yet: the independent check gets the badge itself. */
async function read(file: File): Promise<void> {
  const found = await extract(new Uint8Array(await file.arrayBuffer()));
  if (handed === null || !('file' in handed) || handed.file !== file) return;
  credential = found?.credential ?? '';
  write();
}

function hear(next: Report | null): void {
  report = next;
  write();
  const list = find('#advice', HTMLUListElement);
  list.replaceChildren();
  if (!next) return;
  // A page cannot see why another site did not answer: mostly it lets no page read.
  const closed = next.requests
    .filter(({ result, url }) => result === 'network' && new URL(url).origin !== location.origin)
    .map(({ url }) => new URL(url).host);
  const advice = diagnose(next, { now: new Date(), closed: [...new Set(closed)] });
  for (const { code, level, about } of advice) {
    const item = document.createElement('li');
    item.dataset.code = code;
    item.dataset.level = level;
    const problem = document.createElement('b');
    problem.textContent = PRESCRIPTIONS[code].problem(about);
    item.append(problem, ` ${DOCTOR.fix} ${PRESCRIPTIONS[code].fix(about)}`);
    list.append(item);
  }
  if (advice.length === 0) list.append(DOCTOR.healthy);
}

function write(): void {
  if (!handed) return;
  for (const button of buttons) button.textContent = 'Copy';
  const src = 'file' in handed ? handed.file.name : handed.text.trim();
  const snippets = snippetsOf({
    src,
    checked: credential || src,
    picture: isPicture(src) ? src : (report?.badge?.image ?? ''),
    name: report?.badge?.name ?? '',
    variant: variant.value,
    theme: theme.value,
    checker,
    script,
  });
  for (const [name, text] of Object.entries(snippets)) {
    find(`#code-${name}`, HTMLPreElement).textContent = text;
  }
}

function pictureOf(badge: Handed): string {
  if ('file' in badge) {
    return badge.file.type.startsWith('image/') ? URL.createObjectURL(badge.file) : '';
  }
  const text = badge.text.trim();
  return isPicture(text) ? text : '';
}

function isPicture(address: string): boolean {
  return /^(?:https?:|[\w./-]+$)/i.test(address) && /\.(?:png|svg)(?:[?#]|$)/i.test(address);
}

field.addEventListener('change', () => show({ text: field.value }));
file.addEventListener('change', () => {
  const [first] = file.files ?? [];
  if (first) show({ file: first });
});
drop.addEventListener('dragover', (event) => event.preventDefault());
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  const [first] = event.dataTransfer?.files ?? [];
  if (first) return show({ file: first });
  const text = event.dataTransfer?.getData('text') ?? '';
  field.value = text;
  if (text) show({ text });
});
for (const choice of [variant, theme]) choice.addEventListener('change', write);
for (const button of buttons) {
  button.addEventListener('click', async () => {
    const text = document.querySelector(`#${button.dataset.copies}`)?.textContent ?? '';
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  });
}
