import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractFrom } from '../../../core/extract/index.ts';
import { chunk, IDAT, IEND, IHDR, iTXt, joined, png, pngWith, tEXt } from './images.ts';

const LIMITS = { textLength: 100_000 };
const JSON_TEXT = '{"@context":"https://w3id.org/openbadges/v2","id":"https://a.example/1"}';
const URL_TEXT = 'https://a.example/1';
const read = (bytes: Uint8Array, limits = LIMITS) => extractFrom(bytes, limits);

describe('iTXt', () => {
  it('gives the text, and no note where all is as the standard wants it', async () => {
    expect(await read(pngWith(iTXt(JSON_TEXT)))).toEqual({
      text: JSON_TEXT,
      credential: JSON_TEXT,
      container: 'png',
      keyword: 'openbadges',
      chunk: 'iTXt',
      position: 'directly after IHDR',
      notes: [],
      fault: null,
    });
  });

  it('is UTF-8', async () => {
    const text = '{"@context":"https://w3id.org/openbadges/v2","name":"Ärztin ’®’ 🎓"}';
    expect((await read(pngWith(iTXt(text))))?.text).toBe(text);
  });

  it('may have a language tag and a translated keyword', async () => {
    const data = `openbadges\0\0\0en-GB\0Badge é\0${JSON_TEXT}`;
    expect(await read(pngWith(['iTXt', data]))).toMatchObject({ text: JSON_TEXT, notes: [] });
  });

  it.each([
    ['openbadgecredential', '{"type":["VerifiableCredential","OpenBadgeCredential"]}'],
    [
      'clrcredential',
      '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["ClrCredential"]}',
    ],
  ])('has the keyword %s', async (keyword, text) => {
    const extracted = await read(pngWith(iTXt(text, keyword)));
    expect(extracted).toMatchObject({ text, keyword, notes: [] });
  });

  it('notes a 3.0 credential under the keyword of 2.0, as Open Educational Badges bakes it', async () => {
    const text = '{"type":["VerifiableCredential","OpenBadgeCredential"]}';
    const extracted = await read(pngWith(iTXt(text)));
    expect(extracted).toMatchObject({ keyword: 'openbadges', notes: ['baked/other-keyword'] });
  });

  it.each(['OpenBadges', 'openbadge', 'openbadges ', 'xopenbadges', '', 'toString', '__proto__'])(
    'has no badge under the keyword %j',
    async (keyword) => {
      expect(await read(pngWith(iTXt(JSON_TEXT, keyword)))).toBeNull();
    },
  );

  it('may begin with NULs too many, as Open Badge Factory writes it', async () => {
    expect(await read(pngWith(iTXt(`\0\0${JSON_TEXT}\n\0`)))).toMatchObject({
      text: `\0\0${JSON_TEXT}\n\0`,
      credential: JSON_TEXT,
      notes: ['baked/nul-padding'],
    });
  });

  it('may be compressed', async () => {
    const data = joined('openbadges\0\u0001\0\0\0', deflateSync(JSON_TEXT));
    expect(await read(pngWith(['iTXt', data]))).toMatchObject({
      text: JSON_TEXT,
      chunk: 'iTXt',
      notes: ['baked/compressed'],
    });
  });

  it.each([
    ['no header after the keyword', 'openbadges\0'],
    ['no end of the language tag', 'openbadges\0\0\0en'],
    ['no end of the translated keyword', 'openbadges\0\0\0\0Badge'],
    ['an unknown compression flag', `openbadges\0\u0002\0\0\0${JSON_TEXT}`],
    ['an unknown compression method', joined('openbadges\0\u0001\u0001\0\0', deflateSync('{}'))],
    ['a broken zlib stream', 'openbadges\0\u0001\0\0\0no zlib'],
    [
      'a zlib stream cut off',
      joined('openbadges\0\u0001\0\0\0', deflateSync(JSON_TEXT).subarray(0, 20)),
    ],
  ])('is a badge that cannot be read where it has %s', async (_, data) => {
    expect(await read(pngWith(['iTXt', data]))).toMatchObject({ text: '', fault: 'unreadable' });
  });

  it('has no badge where the text is empty', async () => {
    expect(await read(pngWith(iTXt(' \0\n')))).toBeNull();
  });
});

describe('tEXt and zTXt', () => {
  it('reads the legacy tEXt with its URL', async () => {
    expect(await read(pngWith(tEXt(URL_TEXT)))).toMatchObject({
      text: URL_TEXT,
      chunk: 'tEXt',
      notes: ['baked/legacy-chunk'],
    });
  });

  it('reads tEXt as Latin-1, the whole of it', async () => {
    const data = joined('openbadges\0', Uint8Array.of(0x7b, 0x80, 0x9f, 0xe9, 0xff, 0x7d));
    expect((await read(pngWith(['tEXt', data])))?.text).toBe('{\x80\x9f\xe9\xff}');
  });

  it('reads zTXt', async () => {
    const data = joined('openbadges\0\0', deflateSync(JSON_TEXT));
    expect(await read(pngWith(['zTXt', data]))).toMatchObject({
      text: JSON_TEXT,
      chunk: 'zTXt',
      notes: ['baked/compressed'],
    });
  });

  it('looks at no other chunk', async () => {
    expect(await read(pngWith(['eXIf', `openbadges\0${URL_TEXT}`]))).toBeNull();
  });
});

describe('several', () => {
  it('takes iTXt before tEXt, wherever they are', async () => {
    const extracted = await read(pngWith(tEXt('https://a.example/old'), iTXt(JSON_TEXT)));
    expect(extracted).toMatchObject({
      text: JSON_TEXT,
      chunk: 'iTXt',
      notes: ['baked/more-than-one'],
    });
  });

  it('takes the first of one kind', async () => {
    const extracted = await read(pngWith(iTXt(JSON_TEXT), iTXt('{"other":1}')));
    expect(extracted).toMatchObject({ text: JSON_TEXT, notes: ['baked/more-than-one'] });
  });
});

describe('position', () => {
  const gAMA = ['gAMA', Uint8Array.of(0, 0, 177, 143)] as const;
  it.each([
    ['directly after IHDR', png(IHDR, iTXt(JSON_TEXT), gAMA, IDAT, IEND)],
    ['before IDAT', png(IHDR, gAMA, iTXt(JSON_TEXT), IDAT, IEND)],
    ['after IDAT, before IEND', png(IHDR, gAMA, IDAT, IDAT, gAMA, iTXt(JSON_TEXT), IEND)],
  ])('%s', async (position, bytes) => {
    expect(await read(bytes)).toMatchObject({ text: JSON_TEXT, position });
  });

  it('finds nothing after IEND', async () => {
    expect(await read(png(IHDR, IDAT, IEND, iTXt(JSON_TEXT)))).toBeNull();
  });
});

describe('damage', () => {
  it('reads a chunk with a wrong CRC, and says so: its proof judges the content', async () => {
    const bytes = pngWith(iTXt(JSON_TEXT));
    const last = 8 + 25 + chunk(iTXt(JSON_TEXT)).length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    expect(await read(bytes)).toMatchObject({ text: JSON_TEXT, notes: ['baked/bad-checksum'] });
  });

  it('does not mind damage elsewhere in the file', async () => {
    const bytes = png(IHDR, IDAT, iTXt(JSON_TEXT), IEND);
    for (const at of [20, 29, 45, 54]) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    expect(await read(bytes)).toMatchObject({ text: JSON_TEXT, notes: [] });
  });

  it('finds a whole chunk in the first part of a file', async () => {
    const bytes = pngWith(iTXt(JSON_TEXT));
    expect(await read(bytes.subarray(0, bytes.length - 20))).toMatchObject({ text: JSON_TEXT });
  });

  it('finds nothing in a chunk that is cut off', async () => {
    const bytes = pngWith(iTXt(JSON_TEXT));
    expect(await read(bytes.subarray(0, 60))).toBeNull();
  });

  it('finds nothing where IHDR is not first, or is no IHDR', async () => {
    expect(await read(png(iTXt(JSON_TEXT), IHDR, IDAT, IEND))).toBeNull();
    expect(await read(png(['IHDR', 'short'], iTXt(JSON_TEXT), IDAT, IEND))).toBeNull();
  });

  it('reads a view into a larger buffer', async () => {
    const bytes = joined('padding', pngWith(iTXt(JSON_TEXT)), 'more').subarray(7);
    expect((await read(bytes))?.text).toBe(JSON_TEXT);
  });
});

describe('limits.textLength', () => {
  const long = `{"a":"${'é'.repeat(200)}"}`;
  const limits = { textLength: 100 };
  it.each([
    ['iTXt', pngWith(iTXt(long))],
    ['tEXt', pngWith(tEXt(long))],
    ['zTXt', pngWith(['zTXt', joined('openbadges\0\0', deflateSync(long))])],
    ['an iTXt that is never looked into', pngWith(iTXt('a'.repeat(5000)))],
  ])('says too-large of %s', async (_, bytes) => {
    expect(await read(bytes, limits)).toMatchObject({ text: '', fault: 'too-large' });
  });

  it('counts characters, not bytes', async () => {
    const text = `{"a":"${'€'.repeat(92)}"}`;
    expect(text.length).toBe(100);
    expect(await read(pngWith(iTXt(text)), limits)).toMatchObject({ text, fault: null });
  });
});
