/** What a register is set to, and who may do more than everybody may. */
import type { RoleBody, SettingsBody, SettingsView } from '../../../shared/contract/admin.ts';
import { GRANTED_ROLES } from '../../../shared/contract/admin.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isKnownZone } from '../../../shared/time/zone.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings } from '../../ports/settings.ts';
import { isProvisioned } from '../support/list-trouble.ts';

/** Settings as answers carry them. */
export const settingsView = (settings: RegisterSettings): SettingsView => ({
  senderMail: settings.senderMail,
  bookingMail: settings.bookingMail,
  timeZone: settings.timeZone,
  cadence: settings.cadence,
  draftLeadMinutes: settings.draftLeadMinutes,
  reminderDays: [...settings.reminderDays],
  followUpMinutes: settings.followUpMinutes,
  holidays: settings.holidays,
  siteId: settings.siteId,
  isProvisioned: isProvisioned(settings),
  roles: Object.fromEntries(Object.entries(settings.roles).map(([key, roles]) => [key, grantedOf(roles)])),
});

const grantedOf = (roles: readonly string[]) => GRANTED_ROLES.filter((role) => roles.includes(role));

/** The settings after the change. */
export async function changeSettings(
  ports: Pick<Ports, 'settings'>,
  tenantId: string,
  changes: SettingsBody,
): Promise<Result<SettingsView, Refusal>> {
  if (changes.timeZone !== undefined && !isKnownZone(changes.timeZone)) {
    return fail({ kind: 'invalid-fields', errors: [{ pointer: '/timeZone', detail: 'is no IANA time zone' }] });
  }
  return ok(settingsView(await ports.settings.change(tenantId, changes)));
}

/** Grants a person exactly these roles; none takes them all away. */
export const grantRoles = async (
  ports: Pick<Ports, 'settings'>,
  tenantId: string,
  objectId: string,
  { roles }: RoleBody,
): Promise<SettingsView> => settingsView(await ports.settings.grant(tenantId, objectId, roles));
