import { describe, expect, test } from 'vitest';
import { satisfies } from '../../../core/checks/json-schema.ts';
import { type VerifyOptions, verify } from '../../../core/index.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer } from '../../site/kit/issuer.ts';
import { createWeb } from '../../site/kit/web.ts';

const CONTEXT = 'https://terms.example/place/context.json';
const SCHEMA = 'https://terms.example/place/schema.json';

async function check(
  place: object,
  change: (web: ReturnType<typeof createWeb>) => void = () => {},
) {
  const web = createWeb();
  const campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  web.json(CONTEXT, {
    '@context': { place: 'https://terms.example/place#', name: 'place:name' },
    'obi:validation': [{ 'obi:validatesType': 'place:Place', 'obi:validationSchema': SCHEMA }],
  });
  web.json(SCHEMA, {
    $schema: 'http://json-schema.org/draft-04/schema#',
    type: 'object',
    properties: { name: { type: 'string' } },
    required: ['name'],
  });
  change(web);
  const issued = await campus.issue({
    design: DESIGNS.statistics,
    recipient: 'mira@example.org',
    change: (assertion) => ({
      ...assertion,
      'place:where': { '@context': CONTEXT, type: ['Extension', 'place:Place'], ...place },
    }),
  });
  const options: VerifyOptions = { fetch: web.fetch };
  const { verdict, findings } = await verify(issued.text, options);
  return { verdict, said: findings.flatMap(({ code }) => (code.startsWith('ext') ? code : [])) };
}

describe('extensions', () => {
  test('one that keeps its own rules', async () => {
    const good = { verdict: 'verified', said: ['extension/valid'] };
    expect(await check({ name: 'Lund' })).toEqual(good);
  });

  test('its names may be written with their prefix', async () => {
    expect((await check({ 'place:name': 'Lund' })).said).toEqual(['extension/valid']);
    expect((await check({ 'place:name': 7 })).verdict).toBe('malformed');
  });

  test('one that breaks its own rules', async () => {
    expect(await check({})).toEqual({ verdict: 'malformed', said: ['extension/invalid'] });
  });

  test.each([
    ['no context', CONTEXT],
    ['no schema', SCHEMA],
  ])('%s to be had says nothing about the badge', async (_, missing) => {
    const result = await check({}, (web) => web.remove(missing));
    expect(result).toEqual({ verdict: 'verified', said: ['extension/unchecked'] });
  });
});

describe('a schema of a stranger', () => {
  test.each([
    ['refers to itself', { $ref: '#' }],
    ['has a pattern that backtracks', { properties: { a: { pattern: '^(a+)+$' } } }],
    ['is huge', { enum: ['x'.repeat(200_000)] }],
  ])('that %s is not held against anything', async (_, schema) => {
    expect(await satisfies({ a: `${'a'.repeat(40)}!` }, schema, '4')).toBeNull();
  });
});
