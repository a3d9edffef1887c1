import { html, type TemplateResult } from 'lit';
import { nameOf } from '../../component/view/name.ts';
import { reportView } from '../../component/view/report.ts';
import { inDoubt } from '../../component/view/verdict.ts';
import type { Answers } from '../messages.ts';
import { openOwnPage } from '../own-page.ts';
import { send } from '../send.ts';
import { say } from '../words.ts';

const { words, draw } = await openOwnPage();

type Known = Answers['result'];

function pageOf(known: Known, notice: string): TemplateResult {
  if (!known) {
    return html`<h1>${say('report_gone')}</h1>
      <p>${say('report_gone_detail')}</p>`;
  }
  const { report, address } = known;
  const image =
    address && !inDoubt(report.verdict)
      ? html`<img part="image" src=${address} alt="" referrerpolicy="no-referrer" />`
      : null;
  return html`${reportView({ report, words, image })}
    <div class="stack no-print">
      <button type="button" class="ob-button" @click=${again}>${words.labels.again}</button>
      <p role="status">${notice}</p>
    </div>`;
}

async function load(notice = ''): Promise<void> {
  const reply = await send('result', { id: idOf(location.hash) });
  const known = reply.ok ? reply.value : null;
  const name = known && !inDoubt(known.report.verdict) ? nameOf(known.report) : null;
  document.title = name ? say('report_title', name) : say('report_title_unnamed');
  draw(pageOf(known, notice));
}

async function again(): Promise<void> {
  const reply = await send('check-again', { id: idOf(location.hash) });
  await load(reply.ok && reply.value.checked ? '' : say('report_not_again'));
}

function idOf(hash: string): string {
  return hash.slice(1, 65);
}

addEventListener('hashchange', () => void load());
void load();
