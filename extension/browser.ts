/**
 * The one door to the browser: everything else imports `browser` from here.
 * The polyfill throws outside an extension, so what is tested in Node must not import this file.
 */
export { default as browser } from 'webextension-polyfill';
