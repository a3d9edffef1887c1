import type { Fault } from '../report.ts';

/**
 * Codes that Node gives as the cause of a failed `fetch`. Pages and workers are told nothing but "it failed",
 * so that a site cannot feel around in the visitor's network: there every one of these is `network`.
 */
const CAUSES: readonly (readonly [pattern: RegExp, fault: Fault])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'no-such-host'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, 'connection-refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/, 'connection-lost'],
  [/^(CERT_|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|EPROTO|HOSTNAME_)/, 'certificate'],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'timeout'],
];

/** Why `fetch` failed, as closely as the platform tells. */
export function faultOf(error: unknown): Fault {
  for (let cause = error, depth = 0; depth < 4 && isObject(cause); depth++) {
    const { code } = cause;
    const known = CAUSES.find(([pattern]) => typeof code === 'string' && pattern.test(code));
    if (known) return known[1];
    cause = cause.cause;
  }
  return 'network';
}

/** Another try may well have another end. A name that does not exist or a bad certificate will not change. */
export function isPassing(fault: Fault): boolean {
  return fault === 'network' || fault === 'connection-lost' || fault === 'cut-off';
}

/** 429 and the 5xx that say "not now": RFC 6585 §4, RFC 9110 §15.6.3 to 15.6.5 */
export function isPassingStatus(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

function isObject(value: unknown): value is { code?: unknown; cause?: unknown } {
  return typeof value === 'object' && value !== null;
}
