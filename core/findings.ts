import type { Finding, FindingData, Outcome, Question, Verdict } from './report.ts';

type Entry = readonly [question: Question, outcome: Outcome, verdict?: Verdict];

/**
 * Everything that the core can say: code → the question that it answers, its outcome, and the verdict
 * that it forces where it is not harmless. Codes are stable; the sentences live in component/view/words.ts.
 */
export const FINDINGS = {
  // the input
  'input/none': ['authentic', 'note', 'none'],
  'input/unreadable': ['authentic', 'fail', 'malformed'],
  'input/too-large': ['authentic', 'unknown', 'unchecked'],
  'input/unreachable': ['authentic', 'unknown', 'unchecked'],
  'input/http-error': ['authentic', 'unknown', 'unchecked'],
  'input/garbled': ['authentic', 'unknown', 'unchecked'],
  'input/provider-page': ['authentic', 'note'],
  'input/page-only': ['authentic', 'unknown', 'unchecked'],
  'input/repeated-member': ['authentic', 'note'],
  'input/not-an-award': ['recipient', 'note'],
  'input/passed-off': ['authentic', 'fail', 'disowned'],
  'input/interrupted': ['authentic', 'unknown', 'unchecked'],
  'input/other-credential': ['authentic', 'note'],

  // how it was baked: deviations that are tolerated, and said
  'baked/bad-checksum': ['authentic', 'note'],
  'baked/compressed': ['authentic', 'note'],
  'baked/legacy-chunk': ['authentic', 'note'],
  'baked/more-than-one': ['authentic', 'note'],
  'baked/nul-padding': ['authentic', 'note'],
  'baked/other-keyword': ['authentic', 'note'],
  'baked/unbound-prefix': ['authentic', 'note'],
  'baked/verify-differs': ['authentic', 'note'],

  // hosted proof: the issuer's own copy (OB 2.0 "HostedBadge")
  'hosted/confirmed': ['authentic', 'pass'],
  'hosted/not-found': ['authentic', 'fail', 'disowned'],
  'hosted/unreachable': ['authentic', 'unknown', 'unchecked'],
  'hosted/http-error': ['authentic', 'unknown', 'unchecked'],
  'hosted/not-json': ['authentic', 'unknown', 'unchecked'],
  'hosted/no-address': ['authentic', 'unknown', 'uncheckable'],
  'hosted/found': ['authentic', 'note'],
  'hosted/id-loop': ['authentic', 'fail', 'disowned'],
  'hosted/id-differs': ['authentic', 'note'],
  'hosted/copy-differs': ['authentic', 'note'],
  'hosted/plain-http': ['authentic', 'note'],
  'hosted/content-type': ['authentic', 'note'],
  'hosted/byte-order-mark': ['authentic', 'note'],

  // signed proof (JWS, Data Integrity)
  'proof/none': ['authentic', 'unknown', 'uncheckable'],
  'proof/unsupported': ['authentic', 'unknown', 'uncheckable'],
  'proof/too-complex': ['authentic', 'unknown', 'unchecked'],
  'proof/another-not-good': ['authentic', 'note'],
  'proof/other-purpose': ['authentic', 'fail', 'malformed'],
  'proof/expired': ['authentic', 'fail', 'expired'],
  'proof/from-the-future': ['authentic', 'fail', 'not-yet-valid'],
  'context/unknown': ['authentic', 'unknown', 'unchecked'],
  'context/unreachable': ['authentic', 'unknown', 'unchecked'],
  'context/other-text': ['authentic', 'unknown', 'unchecked'],
  'context/older-text': ['authentic', 'note'],
  'context/undefined-term': ['authentic', 'fail', 'malformed'],
  'context/not-plain': ['authentic', 'fail', 'malformed'],
  'context/invalid': ['authentic', 'fail', 'malformed'],
  'jwt/claim-differs': ['authentic', 'fail', 'malformed'],
  'jwt/claim-missing': ['authentic', 'note'],
  'signature/valid': ['authentic', 'pass'],
  'signature/invalid': ['authentic', 'fail', 'altered'],
  'signature/forbidden-algorithm': ['authentic', 'fail', 'malformed'],
  'signature/unsupported-algorithm': ['authentic', 'unknown', 'uncheckable'],
  'signature/forbidden-header': ['authentic', 'fail', 'malformed'],
  'key/unreachable': ['authentic', 'unknown', 'unchecked'],
  'key/not-found': ['authentic', 'unknown', 'unchecked'],
  'key/unusable': ['authentic', 'unknown', 'uncheckable'],
  'key/not-named': ['authentic', 'unknown', 'uncheckable'],
  'key/none-published': ['issuer', 'fail', 'disowned'],
  'key/not-listed': ['issuer', 'fail', 'disowned'],
  'key/not-vouched': ['issuer', 'unknown', 'unchecked'],
  'key/plain-http': ['issuer', 'note'],
  'key/owner-differs': ['issuer', 'note'],

  // who stands behind it
  'issuer/confirmed': ['issuer', 'pass'],
  'issuer/out-of-scope': ['issuer', 'fail', 'disowned'],
  'issuer/self-asserted': ['issuer', 'unknown', 'unconfirmed'],
  'issuer/not-found': ['issuer', 'unknown', 'unchecked'],
  'issuer/unreachable': ['issuer', 'unknown', 'unchecked'],
  'issuer/not-json': ['issuer', 'unknown', 'unchecked'],
  'issuer/same-group': ['issuer', 'note'],
  'issuer/in-sandbox': ['issuer', 'note'],
  'issuer/plain-http': ['issuer', 'note'],
  'issuer/redirected': ['issuer', 'unknown', 'unconfirmed'],
  'did/unreadable': ['issuer', 'fail', 'malformed'],
  'did/other-document': ['issuer', 'unknown', 'unchecked'],
  'did/unsupported-method': ['issuer', 'unknown', 'unchecked'],
  'badge-class/not-found': ['issuer', 'unknown', 'unchecked'],
  'badge-class/unreachable': ['issuer', 'unknown', 'unchecked'],
  'badge-class/not-json': ['issuer', 'unknown', 'unchecked'],
  'badge-class/plain-http': ['issuer', 'note'],
  'badge-class/out-of-scope': ['issuer', 'fail', 'disowned'],

  // still valid?
  'dates/in-date': ['current', 'pass'],
  'dates/expired': ['current', 'fail', 'expired'],
  'dates/not-yet-valid': ['current', 'fail', 'not-yet-valid'],
  'status/not-revoked': ['current', 'pass'],
  'status/revoked': ['current', 'fail', 'revoked'],
  'status/suspended': ['current', 'fail', 'suspended'],
  'status/unavailable': ['current', 'unknown', 'unchecked'],
  'status/unreadable': ['current', 'unknown', 'unchecked'],
  'status/list-unusable': ['current', 'unknown', 'unchecked'],
  'status/none': ['current', 'note'],
  'status/unknown-type': ['current', 'unknown', 'unchecked'],
  'status/message': ['current', 'note'],
  'status/newer-exists': ['current', 'note'],
  'status/other-issuer': ['current', 'note'],
  'status/plain-http': ['current', 'note'],
  'status/short-list': ['current', 'note'],
  'status/other-host': ['current', 'note'],
  'refresh/newer-used': ['current', 'note'],

  // whose is it?
  'recipient/not-compared': ['recipient', 'note'],
  'recipient/none': ['recipient', 'note'],
  'recipient/match': ['recipient', 'pass'],
  'recipient/mismatch': ['recipient', 'fail', 'not-theirs'],
  'recipient/not-comparable': ['recipient', 'unknown'],

  // the picture
  'picture/not-compared': ['picture', 'note'],

  // credentials inside of this one
  'presentation/several': ['authentic', 'unknown', 'uncheckable'],
  'contains/not-good': ['authentic', 'unknown', 'unchecked'],
  'contains/too-many': ['authentic', 'unknown', 'unchecked'],
  'endorsement/other-subject': ['authentic', 'fail', 'disowned'],
  'picture/unavailable': ['picture', 'unknown'],
  'picture/same': ['picture', 'pass'],
  'picture/looks-alike': ['picture', 'note'],
  'picture/differs': ['picture', 'fail'],

  // breaks a MUST of its own standard
  'structure/missing': ['authentic', 'fail', 'malformed'],
  'structure/value': ['authentic', 'fail', 'malformed'],
  'structure/too-many': ['authentic', 'fail', 'malformed'],
  'structure/type': ['authentic', 'fail', 'malformed'],
  'structure/repeated-member': ['authentic', 'fail', 'malformed'],
  'structure/dates-reversed': ['authentic', 'fail', 'malformed'],
  'extension/invalid': ['authentic', 'fail', 'malformed'],
  'extension/valid': ['authentic', 'note'],
  'extension/unchecked': ['authentic', 'note'],
  'schema/satisfied': ['authentic', 'note'],
  'schema/unchecked': ['authentic', 'note'],
  'schema/violated': ['authentic', 'fail', 'malformed'],
  'structure/advice': ['authentic', 'note'],
} as const satisfies Record<string, Entry>;

export type FindingCode = keyof typeof FINDINGS;

/** Makes the finding that the table above describes. */
export function finding(code: FindingCode, data?: FindingData): Finding {
  const [question, outcome, verdict]: Entry = FINDINGS[code];
  return {
    code,
    question,
    outcome,
    ...(verdict ? { verdict } : {}),
    ...(data ? { data } : {}),
  };
}
