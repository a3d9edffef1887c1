declare module '*.svelte' {
  import type { Component } from 'svelte';

  const component: Component<{ src: string; fetcher: typeof globalThis.fetch }>;
  // biome-ignore lint/style/noDefaultExport: Svelte's compiler decides that
  export default component;
}

declare module 'vue/dist/vue.esm-bundler.js' {
  export * from 'vue';
}
