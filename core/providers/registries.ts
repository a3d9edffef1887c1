import type { IssuerRegistry } from '../options.ts';

const PAGES = 'https://digitalcredentials.github.io';

/**
 * The registries of the Digital Credentials Consortium. Nothing asks them unless the caller hands them over
 * in `registries`: each learns which issuer is being looked up.
 * https://digitalcredentials.github.io/dcc-known-registries/known-did-registries.json
 */
export const DCC_REGISTRIES: readonly IssuerRegistry[] = [
  { name: 'DCC Registry', kind: 'dcc', url: `${PAGES}/dcc-registry/registry.json` },
  { name: 'DCC Community Registry', kind: 'dcc', url: `${PAGES}/community-registry/registry.json` },
  { name: 'DCC Pilot Registry', kind: 'dcc', url: `${PAGES}/issuer-registry/registry.json` },
  {
    name: 'DCC Sandbox Registry',
    kind: 'dcc',
    url: `${PAGES}/sandbox-registry/registry.json`,
    sandbox: true,
  },
  {
    name: 'DCC OpenID Federation (test)',
    kind: 'openid-federation',
    url: 'https://test.registry.dcconsortium.org/.well-known/openid-federation',
    sandbox: true,
  },
];
