import { toolbarOf } from '../../component/view/toolbar.ts';
import type { Status, Tone } from '../../component/view/verdict.ts';
import type { Words } from '../../component/view/words.ts';

/** Dark enough for white digits (at least 5.5:1). */
const COLOURS: Readonly<Record<Tone, string>> = {
  good: '#1b6e46',
  info: '#1d5fa8',
  caution: '#8a5a05',
  danger: '#a3242b',
  neutral: '#5a6472',
};

interface Action {
  setBadgeText(details: { tabId: number; text: string }): Promise<void>;
  setBadgeTextColor(details: { tabId: number; color: string }): Promise<void> | void;
  setBadgeBackgroundColor(details: { tabId: number; color: string }): Promise<void>;
  setTitle(details: { tabId: number; title: string }): Promise<void>;
}

/**
 * Shows what a tab holds on the toolbar: how many, the colour of the worst, and all of it in words.
 *
 * @param title what the button says where there is nothing to say.
 */
export async function showOnToolbar(
  action: Action,
  tabId: number,
  marks: readonly Status[],
  words: Words,
  title: string,
): Promise<void> {
  const summary = toolbarOf(marks, words);
  try {
    await action.setBadgeText({ tabId, text: summary.text });
    await action.setTitle({ tabId, title: summary.text ? summary.title : title });
    if (!summary.text) return;
    await action.setBadgeBackgroundColor({ tabId, color: COLOURS[summary.tone] });
    await action.setBadgeTextColor({ tabId, color: '#ffffff' });
  } catch {
    // The tab was closed meanwhile.
  }
}
