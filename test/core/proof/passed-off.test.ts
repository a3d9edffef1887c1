import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../core/index.ts';
import { bakeBadge } from '../../site/kit/bake.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../../site/kit/issuer.ts';
import { createWeb, type Web } from '../../site/kit/web.ts';

const DESIGN = DESIGNS.statistics;
const CLASS = `https://campus.example/badges/${DESIGN.slug}.json`;

let web: Web;
let campus: Issuer;

beforeAll(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  await campus.issue({ design: DESIGN, recipient: 'mira@example.org' });
});

/** What everyone can read at the issuer, and anyone can put into a picture. */
async function publicOf(path: string): Promise<string> {
  const body = web.answer({ url: `https://campus.example${path}`, headers: {} })?.body;
  return typeof body === 'string' ? body : '';
}

describe('what its issuer confirms, but never awarded, is not verified as an award', () => {
  test.each([
    ['the address of the badge class', async () => CLASS],
    ['the address of the issuer', async () => 'https://campus.example/issuer.json'],
    ['the badge class itself', () => publicOf(`/badges/${DESIGN.slug}.json`)],
    ['the profile of the issuer', () => publicOf('/issuer.json')],
    ['a signed status list', () => publicOf('/status/revocation.json')],
  ])('%s, baked into a picture', async (_, text) => {
    for (const format of ['png', 'svg'] as const) {
      const { bytes } = bakeBadge(DESIGN, await text(), format);
      const report = await verify(bytes, { fetch: web.fetch });
      expect(report.findings.map(({ code }) => code)).toContain('input/passed-off');
      expect(report.verdict).not.toMatch(/^(verified|unconfirmed)$/);
      expect(report.badge?.proven).not.toBe(true);
    }
  });

  test('an assertion of a stranger that names the badge class as its own address', async () => {
    const assertion = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: CLASS,
      recipient: { type: 'email', hashed: false, identity: 'stranger@example.org' },
      badge: CLASS,
      issuedOn: '2026-01-01T00:00:00Z',
      verification: { type: 'HostedBadge' },
    };
    const report = await verify(JSON.stringify(assertion), { fetch: web.fetch });
    expect(report.verdict).toBe('disowned');
  });
});
