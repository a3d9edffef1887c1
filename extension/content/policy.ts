import { drawnInto } from '../settings.ts';

/**
 * May marks be drawn into this page, as far as it tells? Its owner may say no; the popup lists what was found
 * all the same. What the reader chose the background knows.
 */
export function mayDraw({
  location,
  head,
  defaultView,
}: Pick<Document, 'location' | 'head' | 'defaultView'>): boolean {
  if (drawnInto({ quiet: [] }, location.hostname) === 'never') return false;
  // Some browsers make a document of what these show, whose mark the page around it has already.
  if (/^(?:object|embed)$/.test(defaultView?.frameElement?.localName ?? '')) return false;
  const wish = head?.querySelector('meta[name="open-badge" i]')?.getAttribute('content') ?? '';
  return !wish
    .toLowerCase()
    .split(/[\s,]+/)
    .includes('no-overlay');
}
