import type { openChecks } from './checks.ts';
import type { Looks } from './looks.ts';
import type { Results } from './results.ts';
import type { Sites } from './sites.ts';
import type { Tabs } from './tabs.ts';

/** Everything that the background knows and does, once what it kept from an earlier life is read. */
export interface Background {
  readonly results: Results;
  readonly tabs: Tabs;
  readonly sites: Sites;
  readonly look: Looks;
  readonly check: ReturnType<typeof openChecks>;
}
