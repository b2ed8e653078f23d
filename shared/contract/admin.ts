/** Requests and answers of administration: settings, roles, lists doctor and the ledger. */
import { type Static, Type } from 'typebox';
import { CADENCES } from '../meeting/session.ts';
import { closed, InstantView, MailText, nullable, ZoneName } from './common.ts';

/** Roles beyond those everybody has. */
export const GRANTED_ROLES = ['coordinator', 'case-manager', 'supervisor', 'quality', 'admin'] as const;
const Roles = Type.Array(Type.Enum(GRANTED_ROLES), { maxItems: GRANTED_ROLES.length, uniqueItems: true });

const changeable = {
  senderMail: MailText,
  bookingMail: nullable(MailText),
  timeZone: ZoneName,
  cadence: Type.Enum(CADENCES),
  /** Minutes before the 24 hours run out. */
  draftLeadMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
  reminderDays: Type.Array(Type.Integer({ minimum: 0, maximum: 60 }), { maxItems: 5, uniqueItems: true }),
  followUpMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
  holidays: nullable(Type.String({ maxLength: 10, pattern: '^[A-Z]{2}(-[A-Z0-9]{1,5})?$' })),
};

export const SettingsBody = Type.Partial(closed(changeable), { additionalProperties: false });
export type SettingsBody = Static<typeof SettingsBody>;

export const SettingsView = closed({
  ...changeable,
  // NOTE: a register that is not set up yet has no sender.
  senderMail: Type.String(),
  siteId: nullable(Type.String()),
  isProvisioned: Type.Boolean(),
  roles: Type.Record(Type.String(), Roles),
});
export type SettingsView = Static<typeof SettingsView>;

export const RoleParams = closed({
  objectId: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' }),
});
export const RoleBody = closed({ roles: Roles });
export type RoleBody = Static<typeof RoleBody>;

const Fault = closed({ kind: Type.String(), list: Type.String(), column: Type.Optional(Type.String()) });
export const DoctorAnswer = closed({
  isHealthy: Type.Boolean(),
  faults: Type.Array(Fault),
  repairs: Type.Array(Type.String()),
  remaining: Type.Array(Fault),
  requests: Type.Number(),
});
export type DoctorAnswer = Static<typeof DoctorAnswer>;

/** An obligation without its payload: payloads hold mail bodies. */
export const ObligationView = closed({
  id: Type.String(),
  kind: Type.String(),
  subject: Type.String(),
  revision: Type.String(),
  state: Type.String(),
  dueAt: InstantView,
  deadlineAt: InstantView,
  attempts: Type.Number(),
  lastFault: nullable(Type.String()),
  createdAt: InstantView,
  actedAt: nullable(InstantView),
  confirmedAt: nullable(InstantView),
});
export type ObligationView = Static<typeof ObligationView>;

export const ObligationsQuery = closed({
  /** Joined by commas; all states when absent. */
  states: Type.Optional(Type.String({ maxLength: 80 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export const ObligationList = closed({ obligations: Type.Array(ObligationView) });
export const ObligationParams = closed({
  id: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' }),
});

export const MeAnswer = closed({
  key: Type.String(),
  name: Type.String(),
  mail: nullable(Type.String()),
  tenantId: Type.String(),
  roles: Type.Array(Type.String()),
  isProvisioned: Type.Boolean(),
  timeZone: ZoneName,
  /** Where text goes when somebody asks for a second reader; null when none is configured, which is the rule. */
  languageModel: nullable(closed({ host: Type.String() })),
});
export type MeAnswer = Static<typeof MeAnswer>;
