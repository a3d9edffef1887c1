/**
 * Hosts that are one issuer's platform under several names: a document asked at one of them may declare
 * its id at another.
 */
const HOST_GROUPS: readonly (readonly string[])[] = [
  // Acclaim became Credly in 2018; badges baked before still name the old hosts.
  [
    'credly.com',
    'www.credly.com',
    'api.credly.com',
    'youracclaim.com',
    'www.youracclaim.com',
    'api.youracclaim.com',
  ],
];

/** Are these two hosts one platform? */
export function inSameGroup(host: string, other: string): boolean {
  return HOST_GROUPS.some((group) => group.includes(host) && group.includes(other));
}
