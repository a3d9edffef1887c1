import { OpenBadgeElement } from './open-badge.ts';
import { OpenBadgeGroupElement } from './open-badge-group.ts';

// A second copy of the library on one page leaves the first in charge.
if (!customElements.get('open-badge')) customElements.define('open-badge', OpenBadgeElement);
if (!customElements.get('open-badge-group')) {
  customElements.define('open-badge-group', OpenBadgeGroupElement);
}
