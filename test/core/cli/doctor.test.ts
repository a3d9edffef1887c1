import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Circumstances, diagnose, isPage, readPage } from '../../../core/cli/doctor.ts';
import { PRESCRIPTIONS } from '../../../core/cli/doctor-words.ts';
import { main } from '../../../core/cli/main.ts';
import { bake } from '../../../core/extract/bake.ts';
import { VERDICTS } from '../../../core/report.ts';
import { BADGE, REPORTS, reportOf } from '../../component/reports.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer } from '../../site/kit/issuer.ts';
import { picturePng } from '../../site/kit/picture.ts';
import { createWeb } from '../../site/kit/web.ts';

const NOW: Circumstances = { now: new Date('2026-11-21T00:00:00Z'), closed: [] };
const codes = (
  ...[report, circumstances = NOW]: [Parameters<typeof diagnose>[0], Circumstances?]
) => diagnose(report, circumstances).map(({ code, level }) => `${level} ${code}`);

describe('what an earner should know of a badge', () => {
  test('a badge that is well needs nothing', () => {
    const { verified } = REPORTS;
    const findings = verified.findings.filter(({ code }) => code !== 'baked/legacy-chunk');
    expect(codes({ ...verified, findings })).toEqual([]);
    expect(codes(verified)).toEqual(['hint old-baking']);
  });

  test.each(VERDICTS)('every verdict that is not good has its advice: %s', (verdict) => {
    const said = codes(REPORTS[verdict]).filter((one) => one.startsWith('problem'));
    expect(said).toEqual(
      verdict === 'verified' || verdict === 'unconfirmed'
        ? []
        : [
            `problem ${verdict === 'none' ? 'no-data' : verdict === 'unchecked' ? 'unchecked' : 'not-good'}`,
          ],
    );
  });

  test('an e-mail address that everyone can read', () => {
    const recipient = { type: 'email', identity: 'jane@example.org', hashed: false, name: null };
    const badge = { ...BADGE, recipient };
    expect(codes({ ...REPORTS.unconfirmed, badge })).toEqual(['problem address-published']);
    const url = { ...recipient, type: 'url', identity: 'https://jane.example/@jane' };
    expect(codes({ ...REPORTS.unconfirmed, badge: { ...BADGE, recipient: url } })).toEqual([]);
  });

  test('hosts that no page may read, or that have no encryption', () => {
    expect(codes(REPORTS.unconfirmed, { ...NOW, closed: ['a.example', 'b.example'] })).toEqual([
      'problem no-cors',
      'problem no-cors',
    ]);
    const asked = { purpose: 'issuer', result: 'answered', status: 200, bytes: 1 } as const;
    const requests = [
      { ...asked, url: 'http://old.example/issuer' },
      { ...asked, url: 'http://a.localhost:1/issuer' },
    ];
    expect(codes({ ...REPORTS.unconfirmed, requests })).toEqual(['hint plain-http']);
  });

  test('an address that is no matter of waiting: strangers may never ask it', () => {
    const request = { purpose: 'issuer', status: null, bytes: 0 } as const;
    const refused = {
      ...request,
      url: 'https://intranet.local/issuer',
      result: 'refused-address',
    } as const;
    const silent = { ...request, url: 'https://issuer.example/', result: 'timeout' } as const;
    const { unchecked } = REPORTS;
    expect(diagnose({ ...unchecked, requests: [refused] }, NOW)[0]).toMatchObject({
      code: 'private-address',
      about: 'intranet.local',
    });
    expect(codes({ ...unchecked, requests: [refused, silent] })).toEqual(['problem unchecked']);
  });

  test('a badge that expires soon, and a picture that is another', () => {
    const badge = { ...BADGE, expires: '2026-12-01T00:00:00Z' };
    expect(codes({ ...REPORTS.unconfirmed, badge })).toEqual(['hint expires-soon']);
    const other = reportOf(['signature/valid', 'issuer/self-asserted', 'picture/differs']);
    expect(codes(other)).toContain('problem other-picture');
  });

  test('each has a problem and something to do', () => {
    for (const { problem, fix } of Object.values(PRESCRIPTIONS)) {
      expect(problem('x.example')).toMatch(/\S.*\.$/);
      expect(fix('x.example')).toMatch(/\S/);
    }
  });
});

describe('a page that shows badges', () => {
  test('where they lie, each once, and not what is only a comment', () => {
    const { sources, advice } = readPage(
      `<script src="a.js"></script><!-- <img src="old.png"> --><open-badge src="b.png?a=1&amp;b=2"><img src='c.png'></open-badge><img alt=x src=c.png><img data-src="d.png">`,
    );
    expect(sources).toEqual(['b.png?a=1&b=2', 'c.png']);
    expect(advice).toEqual([]);
  });

  test('badges that stand in the page itself, in an element or its attribute', () => {
    const { sources, advice } = readPage(
      `<script></script><script type="application/ld+json">{"a":0}</script>
      <open-badge><script type="application/ld+json">\n{"a":1}\n</script></open-badge>
      <open-badge src="{&quot;a&quot;:&quot;&amp;lt;&quot;}">B</open-badge>`,
    );
    expect(sources).toEqual(['{"a":"&lt;"}', '{"a":1}']);
    expect(advice).toEqual([]);
  });

  test('nothing to show, nothing inside, nothing that defines it, an address in the markup', () => {
    const said = (markup: string) => readPage(markup).advice.map(({ code }) => code);
    expect(said('<p>Words</p>')).toEqual(['page/no-badges']);
    expect(said('<open-badge src="b.png"> </open-badge>')).toEqual([
      'page/no-fallback',
      'page/no-script',
    ]);
    expect(said('<img src="https://x.example/?identity__email=jane%40example.org">')).toEqual([
      'page/address-in-markup',
    ]);
  });

  test('is told from badge data', () => {
    expect(isPage('<!doctype html><p>')).toBe(true);
    expect(isPage('\n<open-badge src="a"></open-badge>')).toBe(true);
    expect(isPage('<script type="module" src="a.js"></script>\n<open-badge></open-badge>')).toBe(
      true,
    );
    expect(isPage('<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe(false);
    expect(isPage('<?xml version="1.0"?><svg/>')).toBe(false);
    expect(isPage('<!-- a --><!DOCTYPE svg PUBLIC "x"><svg:svg/>')).toBe(false);
    expect(isPage('{"html":"<p>"}')).toBe(false);
  });
});

describe('open-badge doctor', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-badge-doctor-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(...words: string[]) {
    const out: string[] = [];
    const code = await main(words, {
      out: { write: (text) => out.push(text) },
      err: { write: (text) => out.push(text) },
      env: {},
      stdin: (async function* () {})(),
    });
    return { code, text: out.join('') };
  }

  async function issue(cors: boolean) {
    const web = createWeb();
    const issuer = await createIssuer({ web, origin: 'https://campus.example', name: 'C', cors });
    const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };
    const issued = await issuer.issue(award);
    const badge = join(folder, `badge-${cors}.png`);
    await writeFile(badge, bake(picturePng(DESIGNS.statistics.picture), issued.text));
    const listed: object[] = [];
    for (const url of [
      issued.id,
      issuer.id,
      `https://campus.example/badges/${DESIGNS.statistics.slug}.json`,
      `https://campus.example/badges/${DESIGNS.statistics.slug}.png`,
    ]) {
      const answer = await web.fetch(url);
      const file = `${cors}-${listed.length}`;
      await writeFile(join(folder, file), new Uint8Array(await answer.arrayBuffer()));
      listed.push({
        url,
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        file,
      });
    }
    const list = join(folder, `resources-${cors}.json`);
    await writeFile(list, JSON.stringify(listed));
    return { badge, list };
  }

  test('says that nothing is the matter, and exits with 0', async () => {
    const { badge, list } = await issue(true);
    expect(await run('doctor', badge, '--resources', list)).toMatchObject({ code: 0 });
  });

  test('finds an issuer that lets no page read its answers, and says what to do', async () => {
    const { badge, list } = await issue(false);
    const { code, text } = await run('doctor', badge, '--resources', list);
    expect(code).toBe(1);
    expect(text).toContain(PRESCRIPTIONS['no-cors'].fix('campus.example'));
    const [patient] = JSON.parse((await run('doctor', badge, '--json', '--resources', list)).text);
    expect(patient.advice).toEqual([
      { code: 'no-cors', level: 'problem', about: 'campus.example' },
    ]);
  });

  test('reads a page, its pictures beside it, and none from another folder', async () => {
    const { list } = await issue(true);
    const page = join(folder, 'page.html');
    await writeFile(
      page,
      '<!doctype html><open-badge src="badge-true.png"></open-badge><img src="../../etc/passwd.png">',
    );
    const { code, text } = await run('doctor', page, '--json', '--resources', list);
    expect(code).toBe(1);
    const patients: { name: string; advice: { code: string }[] }[] = JSON.parse(text);
    expect(patients.map(({ name }) => name)).toEqual([page, join(folder, 'badge-true.png')]);
    expect(patients[0]?.advice.map((one) => one.code)).toEqual([
      'page/no-fallback',
      'page/no-script',
    ]);
  });

  test('looks at a badge that stands in the page', async () => {
    const page = join(folder, 'inline.html');
    const credential = JSON.stringify({ type: ['VerifiableCredential', 'OpenBadgeCredential'] });
    await writeFile(
      page,
      `<script src="a.js"></script><open-badge><script type="application/json">${credential}</script></open-badge>`,
    );
    const { text } = await run('doctor', page, '--json', '--offline');
    const patients: { name: string; advice: { code: string }[] }[] = JSON.parse(text);
    expect(patients[0]?.advice).toEqual([]);
    expect(patients[1]?.advice.map(({ code }) => code)).toEqual(['not-good']);
  });

  test('a picture without data, offline, and a file that is not there', async () => {
    const plain = join(folder, 'plain.png');
    await writeFile(plain, picturePng(DESIGNS.statistics.picture));
    expect((await run('doctor', plain)).text).toContain(PRESCRIPTIONS['no-data'].fix(''));
    const { badge } = await issue(true);
    expect((await run('doctor', badge, '--offline')).code).toBe(2);
    expect((await run('doctor', join(folder, 'nothing.png'))).code).toBe(64);
  });
});
