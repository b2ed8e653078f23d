/** Register settings and remembered things in maps. */
import type { RegisterSettings, Settings } from '../../server/ports/settings.ts';

/** What a register starts with in tests. */
export const TEST_SETTINGS: RegisterSettings = {
  siteId: null,
  listIds: {},
  roles: {},
  senderMail: 'followthrough@contoso.example',
  bookingMail: null,
  timeZone: 'Europe/Berlin',
  cadence: 'Two-weekly',
  draftLeadMinutes: 60,
  reminderDays: [3, 1],
  followUpMinutes: 30,
  holidays: null,
};

/** Settings of the given tenants; others are onboarded by their first change. */
export function createMemorySettings(tenants: readonly string[], defaults: RegisterSettings = TEST_SETTINGS): Settings {
  const changed = new Map<string, Partial<RegisterSettings>>();
  const remembered = new Map<string, string>();
  const counters = new Map<string, number>();
  const keyOf = (tenantId: string, name: string) => JSON.stringify([tenantId, name]);
  const read = (tenantId: string): RegisterSettings => ({ ...defaults, ...changed.get(tenantId) });

  return {
    read: async (tenantId) => read(tenantId),
    change: async (tenantId, changes) => {
      changed.set(tenantId, { ...changed.get(tenantId), ...changes });
      return read(tenantId);
    },
    grant: async (tenantId, objectId, roles) => {
      const others = Object.entries(read(tenantId).roles).filter(([key]) => key !== objectId);
      const after = Object.fromEntries(roles.length > 0 ? [...others, [objectId, roles]] : others);
      changed.set(tenantId, { ...changed.get(tenantId), roles: after });
      return read(tenantId);
    },
    tenants: async () => [...new Set([...tenants, ...changed.keys()])].sort(),
    recall: async (tenantId, name) => remembered.get(keyOf(tenantId, name)) ?? null,
    remember: async (tenantId, name, value) => void remembered.set(keyOf(tenantId, name), value),
    reserve: async (tenantId, counter, count, atLeast) => {
      const used = Math.max(counters.get(keyOf(tenantId, counter)) ?? 0, atLeast);
      counters.set(keyOf(tenantId, counter), used + count);
      return used + 1;
    },
  };
}
