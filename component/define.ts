import { OpenBadgeElement } from './open-badge.ts';

// A second copy of the library on one page leaves the first in charge.
if (!customElements.get('open-badge')) customElements.define('open-badge', OpenBadgeElement);
