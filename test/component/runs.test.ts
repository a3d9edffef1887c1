import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../component/define.ts';
import type { CheckEnd } from '../../component/checker.ts';
import { Checker } from '../../component/checker.ts';
import type { Report, Verdict } from '../../core/report.ts';
import { createWeb, EXPIRED, ended, GOOD, mount, REVOKED } from './issuer.ts';
import { REPORTS } from './reports.ts';

afterEach(() => document.body.replaceChildren());

const BASE = 'https://page.example/';

/** A checker whose answers come when the test says so. */
function bench() {
  const waiting: { input: string; signal: AbortSignal; answer(verdict: Verdict | Error): void }[] =
    [];
  const ends: CheckEnd[] = [];
  const starts: string[] = [];
  const states: string[] = [];
  const checker = new Checker({
    verify: (input, signal) =>
      new Promise<Report>((resolve, reject) => {
        const answer = (verdict: Verdict | Error) =>
          verdict instanceof Error ? reject(verdict) : resolve(REPORTS[verdict]);
        waiting.push({ input: String(input), signal, answer });
      }),
    onState: () => states.push(checker.state.kind),
    onStart: (subject) => starts.push(String(subject)),
    onEnd: (end) => ends.push(end),
  });
  const run = (number: number) => waiting[number] ?? expect.fail(`run ${number} was not started`);
  return { checker, run, ends, starts, states };
}

describe('a checker', () => {
  it('a slow old check never overwrites a new one', async () => {
    const { checker, run, ends } = bench();
    const old = checker.check('a.png', BASE);
    const young = checker.check('b.png', BASE);
    expect(run(0).signal.aborted).toBe(true);
    run(1).answer('verified');
    expect((await young)?.verdict).toBe('verified');
    run(0).answer('altered');
    expect(await old).toBeNull();
    expect(checker.state).toEqual({ kind: 'done', report: REPORTS.verified });
    expect(ends.map(({ status }) => status)).toEqual(['verified']);
  });

  it('asks once for what is asked twice, and again only by force', async () => {
    const { checker, run, starts } = bench();
    const first = checker.check('a.png', BASE);
    expect(checker.check('a.png', BASE)).toBe(first);
    run(0).answer('expired');
    expect(await first).toBe(await checker.check('a.png', BASE));
    expect(starts).toEqual(['a.png']);
    const forced = checker.check('a.png', BASE, { force: true });
    expect(checker.state).toEqual({ kind: 'checking', last: REPORTS.expired });
    run(1).answer('verified');
    expect((await forced)?.verdict).toBe('verified');
  });

  it('tells how the check before ended, of this badge only', async () => {
    const { checker, run, ends } = bench();
    const answers: [string, Verdict][] = [
      ['a.png', 'unchecked'],
      ['a.png', 'verified'],
      ['b.png', 'expired'],
    ];
    for (const [number, [src, verdict]] of answers.entries()) {
      const check = checker.check(src, BASE, { force: true });
      run(number).answer(verdict);
      await check;
    }
    expect(ends.map(({ previous }) => previous)).toEqual(['idle', 'unchecked', 'idle']);
  });

  it('shows the last report while it checks again, and returns to it when it is stopped', async () => {
    const { checker, run } = bench();
    const first = checker.check('a.png', BASE);
    run(0).answer('verified');
    await first;
    const again = checker.check('a.png', BASE, { force: true });
    checker.stop();
    expect(checker.state).toEqual({ kind: 'done', report: REPORTS.verified });
    run(1).answer('altered');
    expect(await again).toBeNull();
    expect(checker.state).toEqual({ kind: 'done', report: REPORTS.verified });
  });

  it('ends without a result when its caller does not want one any more', async () => {
    const { checker, run, ends } = bench();
    const abort = new AbortController();
    const check = checker.check('a.png', BASE, { signal: abort.signal });
    abort.abort();
    expect(run(0).signal.aborted).toBe(true);
    expect(checker.state.kind).toBe('idle');
    run(0).answer('verified');
    expect(await check).toBeNull();
    expect(ends).toEqual([]);
    expect(await checker.check('a.png', BASE, { signal: AbortSignal.abort() })).toBeNull();
  });

  it('the signal of an older caller does not end the check of a younger one', async () => {
    const { checker, run } = bench();
    const abort = new AbortController();
    void checker.check('a.png', BASE, { signal: abort.signal });
    const young = checker.check('b.png', BASE);
    abort.abort();
    expect(run(1).signal.aborted).toBe(false);
    run(1).answer('verified');
    expect((await young)?.verdict).toBe('verified');
  });

  it("who no longer wants a check when asking for it ends nobody else's", async () => {
    const { checker, run } = bench();
    const check = checker.check('a.png', BASE);
    expect(await checker.check('b.png', BASE, { signal: AbortSignal.abort() })).toBeNull();
    run(0).answer('verified');
    expect((await check)?.verdict).toBe('verified');
  });

  it('a core that does not load says nothing about the badge, and can be tried again', async () => {
    const { checker, run, ends } = bench();
    const check = checker.check('a.png', BASE);
    run(0).answer(new TypeError('Failed to fetch dynamically imported module'));
    expect(await check).toBeNull();
    expect(ends).toEqual([{ status: 'unchecked', previous: 'idle', report: null }]);
    const again = checker.check('a.png', BASE);
    run(1).answer('verified');
    expect((await again)?.verdict).toBe('verified');
  });

  it('a listener that asks again while a check starts gets that check', async () => {
    const inner: (Promise<Report | null> | undefined)[] = [];
    const checker: Checker = new Checker({
      verify: () => Promise.resolve(REPORTS.verified),
      onState: () => undefined,
      onStart: () => inner.push(checker.check('a.png', BASE)),
      onEnd: () => undefined,
    });
    const check = checker.check('a.png', BASE);
    expect(inner).toEqual([check]);
    expect((await check)?.verdict).toBe('verified');
  });

  it('resolves an address against the page, and leaves badge data as it is', () => {
    const { checker, run } = bench();
    const inputs = [
      'https://',
      'badge.png',
      '{"type":"Assertion"}',
      'eyJhbGciOiJub25lIn0.e30.x',
      ' /b.svg ',
    ];
    for (const src of inputs) void checker.check(src, 'https://page.example/people/jane');
    expect(inputs.map((_, number) => run(number).input)).toEqual([
      'https://',
      'https://page.example/people/badge.png',
      '{"type":"Assertion"}',
      'eyJhbGciOiJub25lIn0.e30.x',
      'https://page.example/b.svg',
    ]);
  });

  it('has nothing to check where there is no src', async () => {
    const { checker, starts } = bench();
    expect(await checker.check('  ', BASE)).toBeNull();
    expect(starts).toEqual([]);
  });
});

describe('<open-badge>, while its check runs', () => {
  it('another src ends it: the page only hears of the new badge', async () => {
    const web = createWeb();
    const gate = web.hold(GOOD);
    const { element, events } = mount({ verify: 'load' }, web);
    await vi.waitUntil(() => web.asked.includes(GOOD));
    element.src = EXPIRED;
    const { status } = await ended(element);
    gate.open();
    expect(status).toBe('expired');
    await element.updateComplete;
    expect(web.signals.get(GOOD)?.aborted).toBe(true);
    expect(element.status).toBe('expired');
    expect(events).toEqual(['start', 'start', 'expired']);
  });

  it('many changes in one tick are one check', async () => {
    const { element, web, events } = mount({ verify: 'load' });
    element.src = EXPIRED;
    element.src = REVOKED;
    element.verify = 'visible';
    element.verify = 'load';
    expect((await ended(element)).status).toBe('revoked');
    expect(events).toEqual(['start', 'revoked']);
    expect(web.asked).not.toContain(GOOD);
    expect(web.asked).not.toContain(EXPIRED);
  });

  it('leaving the page ends it, and coming back begins it anew', async () => {
    const web = createWeb();
    const gate = web.hold(GOOD);
    const { element, events } = mount({ verify: 'load' }, web);
    await vi.waitUntil(() => web.asked.includes(GOOD));
    element.remove();
    expect(element.status).toBe('idle');
    expect(web.signals.get(GOOD)?.aborted).toBe(true);
    gate.open();
    document.body.append(element);
    expect((await ended(element)).status).toBe('verified');
    expect(events).toEqual(['start', 'start', 'verified']);
  });

  it('moving a badge that was checked does not check it again', async () => {
    const { element, web, events } = mount({ verify: 'load' });
    await ended(element);
    const asked = web.asked.length;
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await element.updateComplete;
    expect((await element.check())?.verdict).toBe('verified');
    expect(web.asked).toHaveLength(asked);
    expect(events).toEqual(['start', 'verified']);
  });

  it('check() right after a change of src checks the new one, once', async () => {
    const { element, web } = mount({ verify: 'never' });
    await element.updateComplete;
    element.src = EXPIRED;
    expect((await element.check())?.verdict).toBe('expired');
    await element.updateComplete;
    expect(element.status).toBe('expired');
    expect(web.asked.filter((url) => url === EXPIRED)).toHaveLength(1);
  });

  it('a page that asks for the check when it begins gets that check', async () => {
    const { element, events } = mount({ verify: 'load' });
    const asked: Promise<Report | null>[] = [];
    element.addEventListener('ob-check', () => asked.push(element.check()));
    const { report } = await ended(element);
    expect(events).toEqual(['start', 'verified']);
    expect(await Promise.all(asked)).toEqual([report]);
  });

  it('a copy of the library that comes second leaves the first in charge', async () => {
    const first = customElements.get('open-badge');
    await import('../../component/define.ts?again' as '../../component/define.ts');
    expect(customElements.get('open-badge')).toBe(first);
  });
});
