import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../core/cli/main.ts';
import { bake } from '../../core/extract/bake.ts';
import { days, type Issued } from '../site/kit/award.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../site/kit/issuer.ts';
import { picturePng } from '../site/kit/picture.ts';
import { createWeb, type Web } from '../site/kit/web.ts';

let folder: string;
let web: Web;
let campus: Issuer;
const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-badge-'));
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
});
afterAll(() => rm(folder, { recursive: true }));

/** A baked badge as a file, and a file with all that its issuer answers. */
async function files(issued: Issued, name: string) {
  const badge = join(folder, `${name}.png`);
  await writeFile(badge, bake(picturePng(DESIGNS.statistics.picture), issued.text));
  const resources: Record<string, unknown> = {};
  for (const url of [
    issued.id,
    campus.id,
    'https://campus.example/revoked.json',
    'https://campus.example/keys/1.json',
    `https://campus.example/badges/${DESIGNS.statistics.slug}.json`,
    `https://campus.example/badges/${DESIGNS.statistics.slug}.png`,
  ]) {
    const answer = await web.fetch(url);
    const file = `${name}-${Object.keys(resources).length}`;
    await writeFile(join(folder, file), new Uint8Array(await answer.arrayBuffer()));
    // Both forms: a file alone, and a file with what stands before it.
    resources[url] =
      answer.status === 200
        ? file
        : { status: answer.status, headers: Object.fromEntries(answer.headers), file };
  }
  const list = join(folder, `${name}.resources.json`);
  await writeFile(list, JSON.stringify(resources));
  return { badge, list };
}

async function run(
  words: readonly string[],
  { tty = false, env = {}, stdin = [] as Uint8Array[] } = {},
) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(words, {
    out: { write: (text) => out.push(text), isTTY: tty },
    err: { write: (text) => err.push(text), isTTY: tty },
    env,
    stdin: (async function* () {
      yield* stdin;
    })(),
  });
  return { code, out: out.join(''), err: err.join('') };
}

describe('open-badge verify', () => {
  test('a badge that holds: 0, and the five questions', async () => {
    const { badge, list } = await files(await campus.issue(award), 'good');
    const { code, out, err } = await run(['verify', badge, '--resources', list]);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('campus.example');
    expect(out.match(/^ {2}[✓·?✗–] /gm)).toHaveLength(5);
  });

  test('expired, revoked, someone else’s: 1', async () => {
    const expired = await files(await campus.issue({ ...award, expires: days(-1) }), 'expired');
    expect((await run(['verify', expired.badge, '--resources', expired.list])).code).toBe(1);
    const issued = await campus.issue(award);
    await campus.revoke(issued, 'gone');
    const revoked = await files(issued, 'revoked');
    const result = await run(['verify', revoked.badge, '--resources', revoked.list, '--json']);
    expect(result.code).toBe(1);
    expect(JSON.parse(result.out).verdict).toBe('revoked');
    const { badge, list } = await files(await campus.issue(award), 'theirs');
    const compare = (email: string) =>
      run(['verify', badge, '--resources', list, '--recipient', email, '--json']);
    expect(JSON.parse((await compare('else@example.org')).out).verdict).toBe('not-theirs');
    expect((await compare('mira@example.org')).code).toBe(0);
    expect((await compare('Mira@Example.org')).code).toBe(0);
  });

  test('no answer, or none asked: 2', async () => {
    const { badge } = await files(await campus.issue(award), 'offline');
    const { code, out } = await run(['verify', badge, '--offline', '--json']);
    expect(code).toBe(2);
    const { requests } = JSON.parse(out);
    expect(requests.every(({ result }: { result: string }) => result === 'not-permitted')).toBe(
      true,
    );
  });

  test('--now is the clock', async () => {
    const { badge, list } = await files(await campus.issue({ ...award, expires: days(10) }), 'now');
    const at = (date: Date) =>
      run(['verify', badge, '--resources', list, '--now', date.toISOString()]);
    expect((await at(days(1))).code).toBe(0);
    expect((await at(days(11))).code).toBe(1);
  });

  test('the badges of a presentation, in a line each', async () => {
    const issued = await campus.issue({ ...award, standard: '3.0', identity: 'did:key' });
    const file = join(folder, 'presentation.json');
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: 'VerifiablePresentation',
      verifiableCredential: [issued.document, issued.document],
    };
    await writeFile(file, JSON.stringify(presentation));
    const { out } = await run(['verify', file, '--offline']);
    expect(out.split(DESIGNS.statistics.name)).toHaveLength(3);
  });

  test('several inputs: a report each, and the worst status', async () => {
    const good = await files(await campus.issue(award), 'several');
    const plain = join(folder, 'plain.txt');
    await writeFile(plain, 'nothing here');
    const words = ['verify', good.badge, plain, '--resources', good.list];
    const { code, out } = await run([...words, '--json']);
    expect(code).toBe(1);
    const reports = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map(({ input, verdict }) => [input, verdict])).toEqual([
      [good.badge, 'verified'],
      [plain, 'none'],
    ]);
  });

  test('- is standard input', async () => {
    const { text } = await campus.issue({ ...award, proof: 'none' });
    const stdin = [
      new TextEncoder().encode(text.slice(0, 9)),
      new TextEncoder().encode(text.slice(9)),
    ];
    const { out } = await run(['verify', '-', '--offline', '--json'], { stdin });
    expect(JSON.parse(out).badge.id).toContain('https://campus.example/');
  });

  test('colour and progress only where somebody watches, and NO_COLOR is honoured', async () => {
    const { badge, list } = await files(await campus.issue(award), 'colour');
    const words = ['verify', badge, '--resources', list];
    const seen = await run(words, { tty: true });
    expect(seen.out).toContain('\u001b[32m');
    expect(seen.err).toContain('campus.example');
    expect((await run(words, { tty: true, env: { NO_COLOR: '1' } })).out).not.toContain('\u001b');
    expect((await run(words)).out).not.toContain('\u001b');
  });

  test('text from a badge cannot drive the terminal', async () => {
    const evil = `\u001b]0;pwned\u0007\u001b[2J\u202eevil\u0000`;
    const issued = await campus.issue({
      ...award,
      change: (assertion) => ({
        ...assertion,
        badge: {
          type: 'BadgeClass',
          name: evil,
          description: evil,
          criteria: { narrative: evil },
          image: 'https://campus.example/x.png',
          issuer: { type: 'Issuer', name: evil, url: 'https://campus.example', email: 'a@b' },
        },
      }),
    });
    const { badge, list } = await files(issued, 'evil');
    const { out } = await run(['verify', badge, '--resources', list], { tty: true });
    expect(out).toContain('evil');
    const controls = [...out].filter((character) => /[\p{Cc}\p{Cf}]/u.test(character));
    expect(new Set(controls)).toEqual(new Set(['\n', '\u001b']));
    // Every escape is one of our own colours.
    const escapes = out.split('\u001b').slice(1);
    expect(escapes.filter((after) => !/^\[(?:0|1|3[1-6]|90)m/.test(after))).toEqual([]);
  });

  test('a trust list that cannot be used is told before anything is checked', async () => {
    const list = join(folder, 'trust.json');
    await writeFile(list, '{"issuers": 3}');
    const { badge } = await files(await campus.issue(award), 'trust');
    const { code, err, out } = await run(['verify', badge, '--trust', list]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('trust.json');
  });

  test.each([
    ['no words at all', []],
    ['no input', ['verify']],
    ['another command', ['bake', 'x.png']],
    ['an unknown option', ['verify', 'x.png', '--colour']],
    ['a date that is none', ['verify', 'x.png', '--now', 'tomorrow']],
    ['a file that is not there', ['verify', '/nowhere/x.png']],
    ['resources that are not there', ['verify', 'x.png', '--resources', '/nowhere.json']],
  ])('wrong usage: 64, and what to do: %s', async (_, words) => {
    const { code, out, err } = await run(words);
    expect(code).toBe(64);
    expect(out + err).not.toBe('');
  });

  test('--help and --version', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0 });
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
