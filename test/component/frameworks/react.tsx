/** @jsxRuntime automatic */
/** @jsxImportSource react */
// React 19 sets properties of custom elements and listens to their events by itself. For the types of the
// element, say once, anywhere: import type {} from 'open-badge/jsx'.
import { useState } from 'react';
import type {} from '../../../dist/component/jsx.d.ts';

export function Award({ src, fetcher }: { src: string; fetcher: typeof globalThis.fetch }) {
  const [said, setSaid] = useState('');
  return (
    <figure>
      <open-badge
        src={src}
        verify="load"
        variant="chip"
        fetcher={fetcher}
        onob-status={(event) => setSaid(event.detail.status)}
      >
        <img src="data:," alt="Python Basics" />
      </open-badge>
      <figcaption>{said}</figcaption>
    </figure>
  );
}
