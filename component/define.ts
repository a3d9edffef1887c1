import { OpenBadgeElement } from './open-badge.ts';

declare global {
  interface HTMLElementTagNameMap {
    'open-badge': OpenBadgeElement;
  }
}

// A second copy of the library on one page leaves the first in charge.
if (!customElements.get('open-badge')) customElements.define('open-badge', OpenBadgeElement);
