import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bake } from '../../../core/extract/bake.ts';
import { extractFrom } from '../../../core/extract/index.ts';
import { BAKED_AS, isKeyword, type Keyword } from '../../../core/extract/keyword.ts';
import { chunk, IDAT, IEND, IHDR, iTXt, joined, png, pngWith, svg, tEXt } from './images.ts';

const LIMITS = { textLength: 100_000 };
const ID = 'https://a.example/1?a=1&b="<2>"';
const OB2 = JSON.stringify({ '@context': 'https://w3id.org/openbadges/v2', id: ID });
const OB3 = '{"type":["VerifiableCredential","OpenBadgeCredential"],"id":"https://a.example/3"}';
const CLR = JSON.stringify({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'ClrCredential'],
});
const part = (value: string) => Buffer.from(value).toString('base64url');
const jws = (payload: string) => `${part('{"alg":"RS256"}')}.${part(payload)}.c2ln`;

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const PNG = png(IHDR, ['gAMA', Uint8Array.of(0, 0, 177, 143)], IDAT, IDAT, IEND);
const SVG = encode(svg('', ''));

const KEYWORDS = Object.keys(BAKED_AS).filter(isKeyword);
const IMAGES: [string, Uint8Array][] = [
  ['PNG', PNG],
  ['SVG', SVG],
];

describe.each(IMAGES)('the keyword in %s follows from the content', (_, image) => {
  it.each<[Keyword, string, string]>([
    ['openbadges', 'OB 2.0', OB2],
    [
      'openbadges',
      'OB 0.5',
      '{"recipient":"sha256$00","badge":{"issuer":{"origin":"https://a.example"}}}',
    ],
    ['openbadges', 'a URL', 'https://a.example/1'],
    ['openbadges', 'a signed assertion', jws(OB2)],
    ['openbadgecredential', 'OB 3.0', OB3],
    ['openbadgecredential', 'OB 3.0 as a JWT', jws(OB3)],
    ['openbadgecredential', 'OB 3.0 in the claim vc', jws(`{"iss":"did:key:z","vc":${OB3}}`)],
    ['clrcredential', 'CLR 2.0', CLR],
    ['clrcredential', 'CLR 2.0 in the claim vc', jws(`{"vc":${CLR}}`)],
  ])('%s for %s', async (keyword, _kind, text) => {
    const extracted = await extractFrom(bake(image, text), LIMITS);
    expect(extracted).toMatchObject({ text, keyword, notes: [], fault: null });
  });
});

describe('a baked PNG', () => {
  it('is the same file with one iTXt chunk directly after IHDR', () => {
    const expected = joined(PNG.subarray(0, 33), chunk(iTXt(OB2)), PNG.subarray(33));
    expect(bake(PNG, OB2)).toEqual(expected);
  });

  it('loses every former badge of that keyword, and nothing else', () => {
    const others = [
      iTXt('x', 'openbadgecredential'),
      tEXt('y', 'Comment'),
      iTXt('z', 'OpenBadges'),
    ];
    const former = pngWith(tEXt('https://a.example/old'), ...others, iTXt('{"old":1}'), [
      'zTXt',
      'openbadges\0\0',
    ]);
    const bytes = joined(former, 'what follows IEND');
    const expected = joined(pngWith(iTXt(OB2), ...others), 'what follows IEND');
    expect(bake(bytes, OB2)).toEqual(expected);
  });

  it('stays as it is when the same is baked again', () => {
    const once = bake(PNG, OB2);
    expect(bake(once, OB2)).toEqual(once);
  });
});

describe('a baked SVG', () => {
  const NAMESPACE = 'xmlns:openbadges="http://openbadges.org"';
  const escaped = 'https://a.example/1?a=1&amp;b=&quot;&lt;2>&quot;';
  const element = `<openbadges:assertion verify="${escaped}"><![CDATA[${OB2}]]></openbadges:assertion>`;
  const baked = (text: string, credential: string) => decode(bake(encode(text), credential));

  it('is the same file with the namespace on the root and one element directly after it', () => {
    const before = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '<svg>'>]><!-- <svg> -->\r\n";
    const root = '\n xmlns="http://www.w3.org/2000/svg" title=">">';
    const after = ' <g>é</g></svg>\n<!-- end -->';
    const expected = `${before}<svg ${NAMESPACE}${root}${element}${after}`;
    expect(baked(`${before}<svg${root}${after}`, OB2)).toBe(expected);
  });

  it('keeps bytes that are not UTF-8 as they are', () => {
    const bytes = joined('<svg><g id="', Uint8Array.of(0xe9, 0xff, 0x80), '"/></svg>');
    const expected = joined(
      `<svg ${NAMESPACE}>${element}<g id="`,
      Uint8Array.of(0xe9, 0xff, 0x80),
      '"/></svg>',
    );
    expect(bake(bytes, OB2)).toEqual(expected);
  });

  it('has a JWS or URL in verify, and no body', () => {
    for (const text of [jws(OB2), 'https://a.example/1']) {
      const expected = `<svg ${NAMESPACE}><openbadges:assertion verify="${text}"/></svg>`;
      expect(baked('<svg></svg>', text)).toBe(expected);
    }
  });

  it('has no address in verify where the assertion has none, nor in 3.0', () => {
    expect(baked('<svg/>', '{"id":"urn:uuid:1"}')).toContain('<openbadges:assertion><![CDATA[');
    expect(baked('<svg/>', OB3)).toContain('<openbadges:credential><![CDATA[');
  });

  it('names verify.url where there is no id, as before 2.0', () => {
    const text = '{"uid":"1","verify":{"type":"hosted","url":"https://a.example/1"}}';
    expect(baked('<svg/>', text)).toContain('<openbadges:assertion verify="https://a.example/1">');
  });

  it('opens a root that was empty', () => {
    expect(baked('<s:svg a="/" />', OB2)).toBe(`<s:svg ${NAMESPACE} a="/" >${element}</s:svg>`);
  });

  it('cuts ]]> between two sections', async () => {
    const text = '{"a":"]]>]]]]>>"}';
    const image = bake(SVG, text);
    expect(decode(image)).not.toContain(text);
    expect((await extractFrom(image, LIMITS))?.text).toBe(text);
  });

  it('loses every former badge of that keyword, and nothing else', () => {
    const ob3 = `<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0"/>`;
    const text = `<svg ${NAMESPACE}> <openbadges:assertion verify="x"> <![CDATA[old]]> </openbadges:assertion> ${ob3}<g><o:assertion xmlns:o="http://openbadges.org"/></g></svg>`;
    expect(baked(text, OB2)).toBe(`<svg ${NAMESPACE}>${element}  ${ob3}<g></g></svg>`);
  });

  it('stays as it is when the same is baked again', () => {
    for (const text of [OB2, OB3, CLR, jws(OB2)]) {
      const once = bake(SVG, text);
      expect(decode(bake(once, text))).toBe(decode(once));
    }
  });

  it('declares the prefix on its own element where the file uses it for something else', async () => {
    const both = bake(bake(SVG, OB2), OB3);
    expect(await extractFrom(both, LIMITS)).toMatchObject({
      text: OB3,
      keyword: 'openbadgecredential',
      notes: ['baked/more-than-one'],
    });
    const own = '<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">';
    expect(decode(both)).toContain(own);
  });

  it('is UTF-16 where the image is', async () => {
    const text = '{"id":"https://a.example/1","name":"Ärztin 🎓"}';
    const image = `\ufeff<?xml version="1.0" encoding="UTF-16"?>${svg('é', '')}`;
    for (const swap of [(bytes: Buffer) => bytes, (bytes: Buffer) => bytes.swap16()]) {
      const result = bake(new Uint8Array(swap(Buffer.from(image, 'utf16le'))), text);
      expect((await extractFrom(result, LIMITS))?.text).toBe(text);
      const whole = swap(Buffer.from(result)).toString('utf16le');
      expect(whole.replace(` ${NAMESPACE}`, '').replace(/<openbadges.*assertion>/, '')).toBe(image);
    }
  });

  it('keeps a byte order mark of UTF-8', () => {
    expect([
      ...bake(joined(Uint8Array.of(0xef, 0xbb, 0xbf), '<svg/>'), OB2).subarray(0, 7),
    ]).toEqual([0xef, 0xbb, 0xbf, 0x3c, 0x73, 0x76, 0x67]);
  });
});

describe('bake throws a TypeError', () => {
  it.each<[string, Uint8Array, string]>([
    ['for what is no image', encode('{"a":1}'), OB2],
    ['for HTML', encode('<html><svg/></html>'), OB2],
    ['for a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), OB2],
    ['for a PNG that is cut off', PNG.subarray(0, PNG.length - 12), OB2],
    ['for a PNG without IHDR', png(IDAT, IEND), OB2],
    ['for no text', PNG, ' \n\0'],
    ['for NUL in the text', PNG, '{"a":"\0"}'],
    ['for a lone surrogate', PNG, '{"a":"\ud800"}'],
    ['for a character that XML forbids', SVG, '{"a":"\u0001"}'],
    [
      'for a text that the encoding of the SVG lacks',
      encode('<?xml version="1.0" encoding="ISO-8859-1"?><svg/>'),
      '{"a":"é"}',
    ],
  ])('%s', (_, image, text) => {
    expect(() => bake(image, text)).toThrow(TypeError);
  });

  it('for a keyword of no standard', () => {
    // @ts-expect-error
    expect(() => bake(PNG, OB2, { keyword: 'toString' })).toThrow(TypeError);
  });
});

describe('what was baked comes out again', () => {
  const credential = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(...']]><![CDATA&amp;{}"\' \r\n', '</openbadges:assertion>'),
    }),
    fc.jsonValue().map((value) => JSON.stringify({ '@context': 'x', value })),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.json().map(jws),
  );
  /** The image may have been baked before. */
  const formerly = fc.option(fc.constantFrom(OB2, OB3, CLR, jws(OB3)));
  const surrounding = /^[\s\0]+|[\s\0]+$/g;

  it('byte for byte, but for the white space around it, from a PNG and from an SVG', async () => {
    await fc.assert(
      fc.asyncProperty(
        credential,
        fc.constantFrom(undefined, ...KEYWORDS),
        formerly,
        async (text, keyword, former) => {
          const expected = text.replace(surrounding, '');
          // biome-ignore lint/suspicious/noControlCharactersInRegex: what no XML can hold
          fc.pre(expected !== '' && !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(expected));
          for (const [, image] of IMAGES) {
            const before = former === null ? image : bake(image, former);
            const after = bake(before, text, keyword ? { keyword } : {});
            const extracted = await extractFrom(after, LIMITS);
            expect(extracted?.text).toBe(expected);
            if (keyword) expect(extracted?.keyword).toBe(keyword);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
