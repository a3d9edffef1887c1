import fc from 'fast-check';

/** Grammar for what strangers write: nearly right more often than wrong, for what is only noise is soon refused. */

/** Texts with meaning to a parser, a prototype, a regular expression, a terminal. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ufeff',
    '\ud800',
    '\udfff\ud800',
    '\u202e',
    '\u001b[31m',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    'length',
    '@id',
    '@type',
    '@value',
    '@context',
    '@graph',
    '@included',
    '@reverse',
    'null',
    'true',
    '0',
    '-1',
    '1e999',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'data:image/svg+xml,<svg/>',
    'data:application/vc+jwt,eyJhbGciOiJub25lIn0.e30.',
    'https://issuer.example/a',
    'http://localhost/a',
    'https://[::1]/',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    'did:web:issuer.example',
    'did:web:..%2f..:x',
    'urn:uuid:1',
    '2026-01-01T00:00:00Z',
    '9999-99-99T99:99:99Z',
    '%00',
    '$&',
    '/../../',
    'sha256$00',
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer({ min: 1, max: 3000 }).map((length) => 'a'.repeat(length)),
);

/** Any JSON, with odd texts for names as well; `__proto__` is a member like any other here. */
export const oddJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    oddText,
    fc.constantFrom(null, true, false, 0, -0, 1e308, 5e-324, -1, 2 ** 53),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(oddText, tie('value')), { maxLength: 4 })
      .map((entries) => JSON.parse(jsonOf(entries))),
  ),
})).value;

/** An object literal as text: members may repeat, which no object can. */
export function jsonOf(entries: readonly (readonly [string, unknown])[]): string {
  const members = entries.map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}

/** Small damage to bytes: where (of 1), what is done there, and with what. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.constantFrom('set', 'insert', 'remove', 'repeat', 'cut'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});

export function damaged(whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(whole, fc.array(damage, { maxLength: 4 })).map(([bytes, damages]) => {
    let result = [...bytes];
    for (const { at, how, bytes: other } of damages) {
      const place = Math.floor(at * result.length);
      if (how === 'set') result.splice(place, other.length, ...other);
      if (how === 'insert') result.splice(place, 0, ...other);
      if (how === 'remove') result.splice(place, other.length);
      if (how === 'repeat') result.splice(place, 0, ...result.slice(place, place + 200));
      if (how === 'cut') result = result.slice(0, place);
    }
    return Uint8Array.from(result);
  });
}

/** One edit of a document. Places are numbers, so that the same edits fit any document. */
export interface Edit {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'wrap' | 'rename' | 'copy';
  readonly value: unknown;
  readonly name: string;
  readonly from: number;
}

/** A few values of a document, at any depth, taken away, doubled or made into something else. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 999 }),
    how: fc.constantFrom('replace', 'remove', 'wrap', 'rename', 'copy'),
    value: oddJson,
    name: oddText,
    from: fc.nat({ max: 999 }),
  }),
  { minLength: 1, maxLength: 4 },
);

export function edited(whole: unknown, changes: readonly Edit[]): unknown {
  let document = structuredClone(whole);
  for (const { at, how, value, name, from } of changes) {
    const places = placesOf(document);
    const place = places[at % Math.max(1, places.length)];
    const source = places[from % Math.max(1, places.length)];
    if (!place || !source) return document;
    const { holder, key } = place;
    const old = holder[key];
    if (how === 'remove') delete holder[key];
    else if (how === 'replace') setOwn(holder, key, value);
    else if (how === 'wrap') setOwn(holder, key, [old, value]);
    else if (how === 'rename') setOwn(holder, name, old);
    else setOwn(holder, key, structuredClone(source.holder[source.key]));
    document = JSON.parse(JSON.stringify(document));
  }
  return document;
}

type Holder = Record<string, unknown>;

function placesOf(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

function setOwn(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) return;
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
