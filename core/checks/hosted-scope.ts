import { asObject, type Json, type JsonObject } from '../badge.ts';
import { listOf } from '../parse/node.ts';
import { inSameGroup } from '../providers/host-groups.ts';
import { beginsWith, isHttpUrl, parseUrl } from '../resolve/address.ts';

/** The issuer's `verification`: where its hosted assertions may stand. */
export interface HostedPolicy {
  readonly startsWith: readonly string[];
  readonly allowedOrigins: readonly string[];
}

export function policyOf(issuer: JsonObject): HostedPolicy {
  const verification = asObject(issuer.verification);
  return {
    startsWith: strings(verification?.startsWith),
    allowedOrigins: strings(verification?.allowedOrigins),
  };
}

/**
 * May an assertion at this address speak for this issuer? `startsWith` is used instead of the default;
 * `allowedOrigins`, where given, must hold too; with neither, the assertion stands on the issuer's own origin.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject
 */
export function inHostedScope(address: string, issuerId: string, policy: HostedPolicy): boolean {
  const starts = policy.startsWith.some((prefix) => beginsWith(address, prefix));
  if (policy.startsWith.length > 0 && !starts) return false;
  if (policy.allowedOrigins.length > 0) {
    const authority = authorityOf(address);
    return policy.allowedOrigins.some((origin) => origin.toLowerCase() === authority);
  }
  return starts || onSameOrigin(address, issuerId);
}

/**
 * The badge class stands on the issuer's own origin by default; where the issuer states a policy, an
 * address that the policy allows is as good.
 */
export function badgeClassInScope(
  address: string,
  issuerId: string,
  policy: HostedPolicy,
): boolean {
  return onSameOrigin(address, issuerId) || inHostedScope(address, issuerId, policy);
}

// The scheme is not part of it: the standard speaks of the authority. Case and default ports are no difference.
export function onSameOrigin(address: string, other: string): boolean {
  const a = authorityOf(address);
  const b = authorityOf(other);
  if (a === null || b === null) return false;
  return a === b || inSameGroup(a, b);
}

function authorityOf(address: string): string | null {
  return isHttpUrl(address) ? (parseUrl(address)?.host.toLowerCase() ?? null) : null;
}

function strings(value: Json | undefined): string[] {
  return listOf(value).filter((entry) => typeof entry === 'string');
}
