import { describe, expectTypeOf, test } from 'vitest';
import type {
  CheckOptions,
  OpenBadgeElement,
  OpenBadgeEvents,
  OpenBadgeGroupElement,
  OpenBadgeStatus,
  OpenBadgeStatusDetail,
  OpenBadgeSummaryDetail,
  OpenBadgeVariant,
} from '../../component/index.ts';
import type { BadgeInput, Finding, Report, Verdict, VerifyOptions } from '../../core/index.ts';
import { decide, extract, readTrustList, verify } from '../../core/index.ts';

/** What survives messaging and storage as it is. */
type Plain<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends (...args: never[]) => unknown
    ? never
    : { [Key in keyof Value]: Plain<Value[Key]> };

describe('the types of core', () => {
  test('verify takes whatever may be a badge, and answers a report', () => {
    expectTypeOf(verify).parameter(0).toEqualTypeOf<BadgeInput>();
    expectTypeOf(verify).parameter(1).toEqualTypeOf<VerifyOptions | undefined>();
    expectTypeOf(verify).returns.resolves.toEqualTypeOf<Report>();
    expectTypeOf<string | URL | Uint8Array | ArrayBuffer | Blob>().toExtend<BadgeInput>();
    // @ts-expect-error: a number is no badge
    void (() => verify(1));
    // @ts-expect-error: options have names
    void (() => verify('', { recipents: {} }));
  });

  test('a report is plain data', () => {
    expectTypeOf<Plain<Report>>().toEqualTypeOf<{ [Key in keyof Report]: Plain<Report[Key]> }>();
    expectTypeOf<Report['verdict']>().toEqualTypeOf<Verdict>();
    expectTypeOf<Verdict>().toExtend<string>();
    expectTypeOf<'maybe'>().not.toExtend<Verdict>();
    expectTypeOf<'status/revoked'>().toExtend<Finding['code']>();
    expectTypeOf<'status/unheard-of'>().not.toExtend<Finding['code']>();
  });

  test('what else is public', () => {
    expectTypeOf(decide).toBeFunction();
    expectTypeOf(extract).toBeFunction();
    expectTypeOf(readTrustList).returns.toExtend<{ name: string } | null>();
  });
});

describe('the types of the element', () => {
  test('are known to the document', () => {
    expectTypeOf<HTMLElementTagNameMap['open-badge']>().toEqualTypeOf<OpenBadgeElement>();
    expectTypeOf<
      HTMLElementTagNameMap['open-badge-group']
    >().toEqualTypeOf<OpenBadgeGroupElement>();
    expectTypeOf<HTMLElementEventMap['ob-status']>().toEqualTypeOf<
      CustomEvent<OpenBadgeStatusDetail>
    >();
    expectTypeOf<HTMLElementEventMap['ob-summary']>().toEqualTypeOf<
      CustomEvent<OpenBadgeSummaryDetail>
    >();
    expectTypeOf<keyof OpenBadgeEvents>().toExtend<keyof HTMLElementEventMap>();
  });

  test('say what may be set, and what only be read', () => {
    expectTypeOf<OpenBadgeElement['variant']>().toEqualTypeOf<OpenBadgeVariant>();
    expectTypeOf<OpenBadgeElement['status']>().toEqualTypeOf<OpenBadgeStatus>();
    expectTypeOf<Verdict>().toExtend<OpenBadgeStatus>();
    expectTypeOf<OpenBadgeElement['report']>().toEqualTypeOf<Report | null>();
    expectTypeOf<OpenBadgeElement['check']>()
      .parameter(0)
      .toEqualTypeOf<CheckOptions | undefined>();
    expectTypeOf<OpenBadgeElement['check']>().returns.resolves.toEqualTypeOf<Report | null>();
    void ((element: OpenBadgeElement) => {
      // @ts-expect-error: nobody but a check sets the status
      element.status = 'verified';
      // @ts-expect-error: no such variant
      element.variant = 'poster';
    });
  });
});
