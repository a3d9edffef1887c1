import { describe, expect, test } from 'vitest';
import { bake } from '../../core/extract/bake.ts';
import { verify } from '../../core/index.ts';
import { checkCase } from '../conformance/check-case.ts';
import { CORPUS_ABSENT, cases, corpusFolder } from '../conformance/corpus.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer } from '../site/kit/issuer.ts';
import { picturePng } from '../site/kit/picture.ts';
import { createWeb } from '../site/kit/web.ts';

/** Part of the id of real badges of each platform, and the host that their issuer has. */
const REAL = [
  ['Acclaim', '__RinayShah__', 'www.youracclaim.com'],
  ['Credly', '__menghsinchen__', 'www.credly.com'],
  ['Concentric Sky (Badgr)', '__JuanManiglia__', 'api.badgr.io'],
  ['Moodle', '__NiwethushanSri__', 'www.open.edu'],
  ['Accredible', '__TimRohr__', 'api.accredible.com'],
  ['Open Badge Factory', '__ZernoBilly__', 'openbadgefactory.com'],
  ['Mozilla Backpack', '__stenington__', 'badges.webmaker.org'],
  ['Virtualbadge', '__klavrinenko__', 'blob.virtualbadge.io'],
] as const;

describe.skipIf(!corpusFolder())(`real badges (skipped when ${CORPUS_ABSENT})`, () => {
  test.each(REAL)('%s', async (_, part, host) => {
    const chosen = cases().filter(({ id }) => id.startsWith('wild/') && id.includes(part));
    expect(chosen.length).toBeGreaterThan(0);
    const asked = new Set<string>();
    for (const one of chosen) {
      const { report, problem } = await checkCase(one);
      expect({ id: one.id, problem }).toEqual({ id: one.id, problem: null });
      for (const { url } of report?.requests ?? []) asked.add(new URL(url).hostname);
    }
    expect([...asked]).toContain(host);
  });
});

/** No badge of these is public: badges of the same shape, at their own addresses. */
const MADE = [
  ['Chalk & Wire (MyMantl)', 'https://www.chalkandwire.com'],
  ['Digitalme (Open Badge Academy)', 'https://www.openbadgeacademy.com'],
  ['iQualify', 'https://campus.iqualify.com'],
  ['Learning Objects', 'https://campus.learningobjects.com'],
  ['Mozilla Backpack', 'https://backpack.openbadges.org'],
] as const;

describe('badges of the same shape, at the addresses of the platform', () => {
  test.each(MADE)('%s', async (name, origin) => {
    const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };
    const picture = picturePng(DESIGNS.statistics.picture);
    const standards = name === 'Mozilla Backpack' ? (['0.5', '1.1'] as const) : (['2.0'] as const);
    for (const standard of standards) {
      const web = createWeb();
      const issuer = await createIssuer({ web, origin, name });
      const issued = await issuer.issue({ ...award, standard });
      const baked = bake(picture, issued.text);
      const check = () => verify(baked, { fetch: web.fetch });
      const report = await check();
      expect(report.verdict).toBe('verified');
      expect(report.questions.issuer.anchor?.name).toBe(new URL(origin).host);
      await issuer.revoke(issued, 'gone');
      expect((await check()).verdict).toBe('revoked');
      web.remove(issued.id);
      expect((await check()).verdict).toBe('disowned');
      web.breakDown(origin, { status: 503, body: 'busy' });
      expect((await check()).verdict).toBe('unchecked');
      web.breakDown(origin, { fault: 'reset' });
      expect((await check()).verdict).toBe('unchecked');
    }
  });
});
