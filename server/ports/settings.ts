/** What a register is set to, and the small things the server must remember. */
import type { RegisterRules } from '../../shared/meeting/register.ts';

export const ROLES = ['viewer', 'owner', 'coordinator', 'case-manager', 'supervisor', 'quality', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface RegisterSettings extends RegisterRules {
  /** Graph id of the site that holds the lists; null until provisioned. */
  readonly siteId: string | null;
  /** List ids by our list name (`actions`, `sessions`, `cases`, `measures`, `log`, `evidence`). */
  readonly listIds: Readonly<Record<string, string>>;
  /** Roles beyond those everybody has; by Entra object id. */
  readonly roles: Readonly<Record<string, readonly Role[]>>;
}

export interface Settings {
  read(tenantId: string): Promise<RegisterSettings>;
  change(tenantId: string, changes: Partial<RegisterSettings>): Promise<RegisterSettings>;
  /** Gives one person exactly these roles; none takes them all away. Two grants at once both hold. */
  grant(tenantId: string, objectId: string, roles: readonly Role[]): Promise<RegisterSettings>;
  /** Tenants that were onboarded, as the configuration and the database know them. */
  tenants(): Promise<readonly string[]>;
  /** Small remembered things, such as delta tokens; null when never set. */
  recall(tenantId: string, name: string): Promise<string | null>;
  remember(tenantId: string, name: string, value: string): Promise<void>;
  /** Next `count` numbers of a counter, reserved for ever: the first of them. `atLeast` lifts the counter beforehand. */
  reserve(tenantId: string, counter: string, count: number, atLeast: number): Promise<number>;
}
