import type { openDrawing, Spoken } from './drawing/drawing.ts';
import { askBackground } from './line.ts';

/** Where the script that draws leaves its function: in our isolated world, which no page sees. */
export const DRAWING = Symbol.for('open-badge/drawing');

/** What draws into this page, and what it says; null: nothing is to be drawn here, or the browser does not let us. */
export async function loadDrawing(
  page: string,
): Promise<{ readonly open: typeof openDrawing; readonly spoken: Spoken } | null> {
  const reply = await askBackground('draw', { page });
  const open: unknown = Reflect.get(globalThis, DRAWING);
  if (!reply.ok || !reply.value || typeof open !== 'function') return null;
  return { open: open as typeof openDrawing, spoken: reply.value };
}
