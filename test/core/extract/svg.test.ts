import { describe, expect, it } from 'vitest';
import { extractFrom } from '../../../core/extract/index.ts';
import { svg } from './images.ts';

const LIMITS = { textLength: 100_000 };
const ID = 'https://a.example/1';
const JSON_TEXT = `{"@context":"https://w3id.org/openbadges/v2","id":"${ID}"}`;
const OB3_TEXT = '{"type":["VerifiableCredential","OpenBadgeCredential"]}';
const JWS = 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln';
const CDATA = `<![CDATA[${JSON_TEXT}]]>`;
const read = (text: string, limits = LIMITS) => extractFrom(new TextEncoder().encode(text), limits);

it('reads the JSON of a hosted badge, and has no note where all is as the standard wants it', async () => {
  const text = svg(
    `<openbadges:assertion verify="${ID}">\n  <![CDATA[\n ${JSON_TEXT}\n]]> </openbadges:assertion>`,
  );
  expect(await read(text)).toEqual({
    text: JSON_TEXT,
    credential: JSON_TEXT,
    container: 'svg',
    keyword: 'openbadges',
    chunk: 'element',
    position: null,
    notes: [],
    fault: null,
  });
});

describe('body and verify', () => {
  it.each([
    ['a JWS', JWS],
    ['a URL', ID],
    ['a URL with entities', 'https://a.example/?a=1&amp;b=&#x22;'],
  ])('reads %s in verify where there is no body', async (_, verify) => {
    const expected = verify.replace('&amp;', '&').replace('&#x22;', '"');
    for (const body of ['', ' \n', '<![CDATA[]]>', '<!-- no body -->']) {
      const text = svg(`<openbadges:assertion verify="${verify}">${body}</openbadges:assertion>`);
      expect((await read(text))?.text).toBe(expected);
    }
    expect((await read(svg(`<openbadges:assertion verify='${verify}'/>`)))?.text).toBe(expected);
  });

  it('reads a body of plain text, its entities decoded', async () => {
    const body = '{&quot;a&quot;: &quot;&lt;&#60;&#x3c;&apos;&amp;amp;&quot;}';
    const extracted = await read(svg(`<openbadges:assertion>${body}</openbadges:assertion>`));
    expect(extracted?.text).toBe(`{"a": "<<<'&amp;"}`);
  });

  it('joins what is cut between CDATA sections', async () => {
    const body = '<![CDATA[{"a":"]]]]><![CDATA[>"}]]>';
    const extracted = await read(svg(`<openbadges:assertion>${body}</openbadges:assertion>`));
    expect(extracted?.text).toBe('{"a":"]]>"}');
  });

  it('takes the body before verify, and notes where they are not of the same badge', async () => {
    const element = (verify: string, body: string) =>
      svg(`<openbadges:assertion verify="${verify}">${body}</openbadges:assertion>`);
    const other = await read(element('https://a.example/other', CDATA));
    expect(other).toMatchObject({ text: JSON_TEXT, notes: ['baked/verify-differs'] });
    expect(await read(element(JWS, CDATA))).toMatchObject({ notes: ['baked/verify-differs'] });
    expect(await read(element(ID, JWS))).toMatchObject({ notes: ['baked/verify-differs'] });
    expect(await read(element(JWS, JWS))).toMatchObject({ text: JWS, notes: [] });
    const hosted = `{"verify":{"type":"hosted","url":"${ID}"}}`;
    expect(await read(element(ID, hosted))).toMatchObject({ text: hosted, notes: [] });
    expect(await read(element(ID, '{broken'))).toMatchObject({ text: '{broken', notes: [] });
  });

  it('has no badge where both are empty', async () => {
    expect(await read(svg('<openbadges:assertion verify=""> </openbadges:assertion>'))).toBeNull();
  });
});

describe('namespaces', () => {
  const OB2 = 'http://openbadges.org';
  const OB3 = 'https://purl.imsglobal.org/ob/v3p0';
  it.each([
    ['another prefix', svg(`<b:assertion>${CDATA}</b:assertion>`, `xmlns:b="${OB2}"`)],
    ['a prefix beyond ASCII', svg(`<é:assertion>${CDATA}</é:assertion>`, `xmlns:é="${OB2}"`)],
    ['the default namespace', svg(`<assertion xmlns="${OB2}">${CDATA}</assertion>`)],
    [
      'a declaration on a parent',
      svg(`<g xmlns:b="${OB2}"><b:assertion>${CDATA}</b:assertion></g>`),
    ],
    [
      'an entity in the declaration',
      svg(`<b:assertion>${CDATA}</b:assertion>`, 'xmlns:b="http://openbadges&#46;org"'),
    ],
    [
      'a prefixed root',
      `<s:svg xmlns:s="http://www.w3.org/2000/svg"><o:assertion xmlns:o="${OB2}">${CDATA}</o:assertion></s:svg>`,
    ],
  ])('finds the assertion by %s', async (_, text) => {
    expect(await read(text)).toMatchObject({ text: JSON_TEXT, keyword: 'openbadges', notes: [] });
  });

  it('finds the credential of 3.0 and of CLR', async () => {
    const ob3 = svg(
      `<openbadges:credential>${OB3_TEXT}</openbadges:credential>`,
      `xmlns:openbadges="${OB3}"`,
    );
    expect(await read(ob3)).toMatchObject({
      text: OB3_TEXT,
      keyword: 'openbadgecredential',
      notes: [],
    });
    const clr = svg(
      `<c:credential verify="${JWS}"/>`,
      'xmlns:c="https://purl.imsglobal.org/clr/v2p0"',
    );
    expect(await read(clr)).toMatchObject({ text: JWS, keyword: 'clrcredential' });
  });

  it('accepts the namespace that some bakeries made of the context, and says so', async () => {
    const text = svg(
      `<openbadges:credential>${OB3_TEXT}</openbadges:credential>`,
      'xmlns:openbadges="https://purl.imsglobal.org/spec/ob/v3p0"',
    );
    const notes = ['baked/other-keyword'];
    expect(await read(text)).toMatchObject({ keyword: 'openbadgecredential', notes });
    const older = await read(text.replace(OB3_TEXT, CDATA));
    expect(older).toMatchObject({ text: JSON_TEXT, notes });
  });

  it('accepts the usual name with a prefix that nothing binds, and says so', async () => {
    const text = svg(`<openbadges:assertion>${CDATA}</openbadges:assertion>`, '');
    expect(await read(text)).toMatchObject({ text: JSON_TEXT, notes: ['baked/unbound-prefix'] });
  });

  it.each([
    [
      'the usual name bound to something else',
      svg(`<openbadges:assertion>${CDATA}</openbadges:assertion>`, 'xmlns:openbadges="urn:x"'),
    ],
    [
      'a prefix declared again for something else',
      svg(`<g xmlns:openbadges="urn:x"><openbadges:assertion>${CDATA}</openbadges:assertion></g>`),
    ],
    [
      'a prefix whose declaration has ended',
      svg(`<g xmlns:b="${OB2}"/><b:assertion>${CDATA}</b:assertion>`, ''),
    ],
    ['another element of the namespace', svg(`<openbadges:badge>${CDATA}</openbadges:badge>`)],
    [
      'the element of 3.0 in the namespace of 2.0',
      svg(`<openbadges:credential>${CDATA}</openbadges:credential>`),
    ],
    ['a name that only begins so', svg(`<openbadges:assertions>${CDATA}</openbadges:assertions>`)],
    ['no prefix and no namespace', svg(`<assertion>${CDATA}</assertion>`)],
  ])('finds nothing by %s', async (_, text) => {
    expect(await read(text)).toBeNull();
  });

  it('goes back to what a prefix meant before', async () => {
    const text = svg(
      `<g xmlns:openbadges="urn:x"><i/></g><openbadges:assertion>${CDATA}</openbadges:assertion>`,
    );
    expect(await read(text)).toMatchObject({ text: JSON_TEXT });
  });
});

describe('what is no element', () => {
  const decoy = '<openbadges:assertion verify="https://decoy.example/"/>';
  const real = `<openbadges:assertion verify="${ID}"/>`;
  it.each([
    ['a comment', `<!-- ${decoy} > -->`],
    ['CDATA', `<![CDATA[ ${decoy} ]]>`],
    ['a processing instruction', `<?php ${decoy} ?>`],
    ['an attribute', `<g title='${decoy}'/>`],
    ['an attribute with >', `<g title="a > b &gt; '"/>`],
    ['attributes without form', '<g a b= c=d "x" = e\n/>'],
    ['stray characters', 'a < b <> <1 & ]]>'],
  ])('is skipped: %s', async (_, inside) => {
    expect(await read(svg(inside + real))).toMatchObject({ text: ID, notes: [] });
  });

  it.each([
    ['an XML declaration', '<?xml version="1.0"?>\n'],
    ['white space', ' \r\n\t'],
    ['a DOCTYPE', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'],
    ['a long comment with markup', `<!--${` <html> ${decoy}`.repeat(5000)}-->`],
    [
      'an internal subset',
      `<!DOCTYPE svg [<!ENTITY a "]> ${decoy}"> <!-- ]> ' --> <?p ]> " ?> %b; ]>`,
    ],
  ])('may stand before the root: %s', async (_, prolog) => {
    expect(await read(prolog + svg(real))).toMatchObject({ text: ID, notes: [] });
  });

  it('expands nothing that a DOCTYPE defines', async () => {
    const text = `<!DOCTYPE svg [<!ENTITY a "https://decoy.example/">]>${svg('<openbadges:assertion verify="&a;"/>')}`;
    expect((await read(text))?.text).toBe('&a;');
  });

  it.each([
    '&constructor;',
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&#99999999;',
    '&amp',
    '&;',
    '&#;',
    '&AMP;',
  ])('leaves %s as it is', async (reference) => {
    const text = svg(`<openbadges:assertion>{${reference}}</openbadges:assertion>`);
    expect((await read(text))?.text).toBe(`{${reference}}`);
  });
});

it('takes the first of several, and says so', async () => {
  const text = svg(
    `<g><openbadges:assertion verify="${ID}"/></g><openbadges:assertion verify="${JWS}"/>`,
  );
  expect(await read(text)).toMatchObject({ text: ID, notes: ['baked/more-than-one'] });
});

it.each([
  [
    'HTML',
    `<!DOCTYPE html><html><body>${svg(`<openbadges:assertion verify="${ID}"/>`)}</body></html>`,
  ],
  ['other XML', `<feed>${svg(`<openbadges:assertion verify="${ID}"/>`)}</feed>`],
  ['text before the markup', `Hello ${svg(`<openbadges:assertion verify="${ID}"/>`)}`],
  ['what follows the root', `${svg('')}<openbadges:assertion verify="${ID}"/>`],
  ['an element that never ends', svg(`<openbadges:assertion verify="${ID}">`).slice(0, -30)],
])('finds nothing in %s', async (_, text) => {
  expect(await read(text)).toBeNull();
});

it('says too-large of a body beyond limits.textLength', async () => {
  const text = svg(`<openbadges:assertion>{"a":"${'a'.repeat(100)}"}</openbadges:assertion>`);
  expect(await read(text, { textLength: 100 })).toMatchObject({ text: '', fault: 'too-large' });
});

it('reads UTF-8 with a byte order mark, UTF-16 of either order, and text', async () => {
  const name = '{"@context":"https://w3id.org/openbadges/v2","name":"Ärztin 🎓"}';
  const text = `\ufeff${svg(`<openbadges:assertion><![CDATA[${name}]]></openbadges:assertion>`)}`;
  const utf16le = new Uint8Array(Buffer.from(text, 'utf16le'));
  const utf16be = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  for (const input of [new TextEncoder().encode(text), utf16le, utf16be, text]) {
    expect(await extractFrom(input, LIMITS)).toMatchObject({ text: name, container: 'svg' });
  }
});
