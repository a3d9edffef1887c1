/**
 * Sites that nothing is drawn into: their badges are in the popup only. LinkedIn looks for extensions
 * that change its pages, and restricts the accounts of those who use them.
 */
const NOT_DRAWN_INTO = /(^|\.)linkedin\.com$/;

/** May marks be drawn into this page? Its owner may say no; the popup lists what was found all the same. */
export function mayDraw({ location, head }: Pick<Document, 'location' | 'head'>): boolean {
  if (NOT_DRAWN_INTO.test(location.hostname)) return false;
  const wish = head?.querySelector('meta[name="open-badge" i]')?.getAttribute('content') ?? '';
  return !wish
    .toLowerCase()
    .split(/[\s,]+/)
    .includes('no-overlay');
}
