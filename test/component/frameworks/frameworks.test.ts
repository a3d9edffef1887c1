import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { mount as mountSvelte, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp } from 'vue/dist/vue.esm-bundler.js';
import '../../../component/define.ts';
import { createWeb, EXPIRED, GOOD } from '../issuer.ts';
import AwardInSvelte from './Award.svelte';
import { Award as AwardInReact } from './react.tsx';
import { Award as AwardInVue } from './vue.ts';

type Fetch = typeof globalThis.fetch;

/** Each draws the same page: a badge, and under it what its event said. */
const FRAMEWORKS: Readonly<
  Record<string, (place: HTMLElement, src: string, fetcher: Fetch) => () => unknown>
> = {
  'React 19': (place, src, fetcher) => {
    const root = createRoot(place);
    root.render(createElement(AwardInReact, { src, fetcher }));
    return () => root.unmount();
  },
  'Vue 3': (place, src, fetcher) => {
    const app = createApp(AwardInVue, { src, fetcher });
    app.config.compilerOptions.isCustomElement = (tag) => tag.startsWith('open-badge');
    app.mount(place);
    return () => app.unmount();
  },
  'Svelte 5': (place, src, fetcher) => {
    const component = mountSvelte(AwardInSvelte, { target: place, props: { src, fetcher } });
    return () => unmount(component);
  },
  // What a content system lets its authors paste, and what a Markdown host makes of a link with an image.
  'HTML that was pasted': (place, src, fetcher) => {
    place.setHTMLUnsafe(`<figure><open-badge src="${src}" verify="never" variant="chip"
      ><a href="${src}"><img src="data:," alt="Python Basics"></a></open-badge><figcaption></figcaption></figure>`);
    const element = place.querySelector('open-badge');
    const caption = place.querySelector('figcaption');
    element?.addEventListener('ob-status', ({ detail }) => caption?.append(detail.status));
    if (element) element.fetcher = fetcher;
    void element?.check();
    return () => place.replaceChildren();
  },
};

/** The first of each has its framework to load. Milliseconds. */
const LONG = 10_000;

afterEach(() => document.body.replaceChildren());

describe.each(Object.entries(FRAMEWORKS))('<open-badge> in %s', (_, draw) => {
  it.each([
    [GOOD, 'verified'],
    [EXPIRED, 'expired'],
  ])('sets properties, keeps what stands inside, and hears the event: %s', async (src, status) => {
    const place = document.createElement('div');
    document.body.append(place);
    const { fetch, asked } = createWeb();
    const remove = draw(place, src, fetch);
    await vi.waitUntil(() => place.querySelector('figcaption')?.textContent === status, LONG);
    const element = place.querySelector('open-badge');
    expect(element?.status).toBe(status);
    expect(element?.querySelector('img')?.alt).toBe('Python Basics');
    expect(asked).toContain(src);
    await remove();
    await vi.waitUntil(() => place.querySelector('open-badge') === null, LONG);
  });
});
