// All that is done with pictures: what is baked into one is read, and two are compared. Opened with import() for
// bytes that are a picture: most badges on a page are checked by an address or a text.
export { readPng } from '../extract/png.ts';
export { readSvg } from '../extract/svg.ts';
export { compare } from './likeness.ts';
