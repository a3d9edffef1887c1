import { isServer, LitElement } from 'lit';

/** An element that a server may have drawn (declarative shadow DOM): what it drew gives way, in the same task. */
export class ServedElement extends LitElement {
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (!isServer) this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
  }
}
