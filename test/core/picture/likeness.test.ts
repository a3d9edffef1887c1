import { describe, expect, test } from 'vitest';
import { bake } from '../../../core/extract/bake.ts';
import { verify } from '../../../core/index.ts';
import { compare } from '../../../core/picture/likeness.ts';
import { drawThumbnail, SIDE } from '../../../core/picture/pixels.ts';
import { CORPUS_ABSENT, corpusFile, corpusFolder } from '../../conformance/corpus.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer } from '../../site/kit/issuer.ts';
import { picturePng, pictureSvg } from '../../site/kit/picture.ts';
import { encodePng } from '../../site/kit/png.ts';
import { createWeb } from '../../site/kit/web.ts';

/** A PNG that is drawn point by point; colours in RGBA. */
function draw(width: number, height: number, at: (x: number, y: number) => number[]): Uint8Array {
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set(at(x / width, y / height), (y * width + x) * 4);
  }
  return encodePng(pixels, width, height);
}

const rosette = (size: number, colour = [20, 90, 200, 255]) =>
  draw(size, size, (x, y) => (Math.hypot(x - 0.5, y - 0.5) < 0.4 ? colour : [0, 0, 0, 0]));

const text = '{"@context":"https://w3id.org/openbadges/v2","id":"https://campus.example/1"}';
const statistics = picturePng(DESIGNS.statistics.picture);

describe('compare', () => {
  test('a baked picture is the same picture', async () => {
    expect(await compare(bake(statistics, text), statistics)).toBe('same');
  });

  test('a baked SVG is the same picture', async () => {
    const svg = new TextEncoder().encode(pictureSvg(DESIGNS.statistics.picture, 'Statistics'));
    expect(await compare(bake(svg, text), svg)).toBe('same');
  });

  test('another SVG is not called the same', async () => {
    const [a, b] = [DESIGNS.statistics, DESIGNS.leadership].map(({ picture, name }) =>
      new TextEncoder().encode(pictureSvg(picture, name)),
    );
    expect(a && b && (await compare(bake(a, text), b))).toBeNull();
  });

  test.each([
    [400, 200],
    [200, 600],
    [400, 90],
  ])('the same drawing at %i and at %i pixels looks alike', async (a, b) => {
    expect(await compare(rosette(a), rosette(b))).toBe('alike');
  });

  test('another colour, another shape and another format of the page are different', async () => {
    expect(await compare(rosette(300), rosette(300, [200, 30, 40, 255]))).toBe('different');
    const square = draw(300, 300, (x, y) =>
      x > 0.2 && x < 0.8 && y > 0.2 && y < 0.8 ? [20, 90, 200, 255] : [0, 0, 0, 0],
    );
    expect(await compare(rosette(300), square)).toBe('different');
    const wide = draw(600, 300, (x, y) =>
      Math.hypot((x - 0.5) * 2, y - 0.5) < 0.4 ? [20, 90, 200, 255] : [0, 0, 0, 0],
    );
    expect(await compare(rosette(300), wide)).toBe('different');
  });

  test('a word written over it is noticed', async () => {
    const lettered = draw(300, 300, (x, y) => {
      const stroke = x > 0.35 && x < 0.65 && y > 0.46 && y < 0.54;
      if (stroke && Math.floor(x * 60) % 2 === 0) return [250, 250, 250, 255];
      return Math.hypot(x - 0.5, y - 0.5) < 0.4 ? [20, 90, 200, 255] : [0, 0, 0, 0];
    });
    expect(await compare(rosette(300), lettered)).toBe('different');
  });

  test.each([
    ['not a picture', new TextEncoder().encode('hello')],
    ['an empty file', new Uint8Array()],
    ['a PNG that is cut off', statistics.subarray(0, 200)],
  ])('%s cannot be compared', async (_, bytes) => {
    expect(await compare(bytes, statistics)).toBeNull();
    expect(await compare(statistics, bytes)).toBeNull();
  });

  test('a picture that says it is 60,000 pixels wide is not drawn', async () => {
    const huge = statistics.slice();
    new DataView(huge.buffer).setUint32(16, 60_000);
    expect(await drawThumbnail(huge)).toBeNull();
  });
});

describe.skipIf(!corpusFolder())(`real badges (skipped when ${CORPUS_ABSENT})`, () => {
  test.each([
    'wild/png/006__RinayShah__data-analysis-using-python.png',
    'wild/png/270__stenington__bingo.png',
    'wild/png/285__ZernoBilly__amkoodari.png',
    'wild/png/274__fdreer__Tango_Consultor.png',
  ])('%s is drawn', async (file) => {
    const drawn = await drawThumbnail(corpusFile(file));
    expect(drawn?.pixels).toHaveLength(SIDE * SIDE * 3);
    expect(new Set(drawn?.pixels).size).toBeGreaterThan(100);
  });
});

test('a genuine badge in another picture is flagged, whatever its verdict', async () => {
  const web = createWeb();
  const campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  const { text: badge } = await campus.issue({
    design: DESIGNS.statistics,
    recipient: 'mira@example.org',
  });
  const own = await verify(bake(statistics, badge), { fetch: web.fetch });
  expect(own.questions.picture).toMatchObject({ outcome: 'pass' });
  const borrowed = bake(picturePng(DESIGNS.leadership.picture), badge);
  const report = await verify(borrowed, { fetch: web.fetch });
  expect(report.questions.picture).toMatchObject({
    outcome: 'fail',
    because: { code: 'picture/differs' },
  });
  expect(report.requests.at(-1)).toMatchObject({ purpose: 'image', status: 200 });
});
