/** HTTP of administration and of `me`. Everything but `me` and reading the settings is for administrators. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  DoctorAnswer,
  MeAnswer,
  ObligationList,
  ObligationParams,
  ObligationsQuery,
  ObligationView,
  RoleBody,
  RoleParams,
  SettingsBody,
  SettingsView,
} from '../../../shared/contract/admin.ts';
import { PATHS } from '../../../shared/contract/paths.ts';
import { allowRoles } from '../../plugins/auth.ts';
import type { Ports } from '../../ports/ports.ts';
import { isProvisioned } from '../support/list-trouble.ts';
import { changeSettings, grantRoles, settingsView } from './change-settings.ts';
import { listObligations, redrive } from './look-after-ledger.ts';
import { doctorAnswer, mendLists } from './mend-lists.ts';

export type AdminPorts = Pick<Ports, 'clock' | 'identity' | 'languageModel' | 'ledger' | 'listsDoctor' | 'settings'>;
type Api = Parameters<FastifyPluginAsyncTypebox>[0];

/** Routes of administration. */
export const adminPlugin =
  (ports: AdminPorts): FastifyPluginAsyncTypebox =>
  async (api) => {
    ownRoutes(api, ports);
    settingsRoutes(api, ports);
    doctorRoutes(api, ports);
    ledgerRoutes(api, ports);
  };

const forAdmins = { preHandler: allowRoles('admin') };

function ownRoutes(api: Api, ports: AdminPorts): void {
  api.get(PATHS.me, { schema: { operationId: 'readMe', response: { 200: MeAnswer } } }, async ({ caller, roles }) => {
    const settings = await ports.settings.read(caller.tenantId);
    return {
      key: caller.objectId,
      name: caller.name,
      mail: caller.mail,
      tenantId: caller.tenantId,
      roles: [...roles],
      isProvisioned: isProvisioned(settings),
      timeZone: settings.timeZone,
      languageModel: ports.languageModel && { host: ports.languageModel.host },
    };
  });
  api.post(
    PATHS.signOut,
    { schema: { operationId: 'signOut', response: { 204: Type.Null() } } },
    async ({ caller, log }, reply) => {
      ports.identity.forget(caller);
      log.info({ security: 'signed-out', user: caller.objectId }, 'tokens dropped');
      return reply.code(204).send(null);
    },
  );
}

function settingsRoutes(api: Api, ports: AdminPorts): void {
  api.get(
    PATHS.settings,
    { schema: { operationId: 'readSettings', response: { 200: SettingsView } } },
    async ({ caller }) => settingsView(await ports.settings.read(caller.tenantId)),
  );
  api.patch(
    PATHS.settings,
    { ...forAdmins, schema: { operationId: 'changeSettings', body: SettingsBody, response: { 200: SettingsView } } },
    async ({ caller, body }, reply) => {
      const done = await changeSettings(ports, caller.tenantId, body);
      return done.ok ? done.value : reply.refuse(done.failure);
    },
  );
  api.put(
    PATHS.roles,
    {
      ...forAdmins,
      schema: { operationId: 'grantRoles', params: RoleParams, body: RoleBody, response: { 200: SettingsView } },
    },
    ({ caller, params, body }) => grantRoles(ports, caller.tenantId, params.objectId, body),
  );
}

function doctorRoutes(api: Api, ports: AdminPorts): void {
  // The server does this for the register, so it acts as itself: the administrator may have no rights on the site.
  api.get(
    PATHS.listsCheck,
    { ...forAdmins, schema: { operationId: 'checkLists', response: { 200: DoctorAnswer } } },
    async ({ caller: { tenantId } }) => doctorAnswer(await ports.listsDoctor.check({ kind: 'app', tenantId })),
  );
  api.post(
    PATHS.listsRepair,
    { ...forAdmins, schema: { operationId: 'repairLists', response: { 200: DoctorAnswer } } },
    ({ caller: { tenantId } }) => mendLists(ports, { kind: 'app', tenantId }),
  );
}

function ledgerRoutes(api: Api, ports: AdminPorts): void {
  api.get(
    PATHS.obligations,
    {
      ...forAdmins,
      schema: { operationId: 'listObligations', querystring: ObligationsQuery, response: { 200: ObligationList } },
    },
    async ({ caller, query }, reply) => {
      const listed = await listObligations(ports, caller.tenantId, query.states, query.limit);
      return listed.ok ? { obligations: [...listed.value] } : reply.refuse(listed.failure);
    },
  );
  api.post(
    PATHS.redrive,
    {
      ...forAdmins,
      schema: { operationId: 'redriveObligation', params: ObligationParams, response: { 200: ObligationView } },
    },
    async ({ caller, params }, reply) => {
      const done = await redrive(ports, caller.tenantId, params.id);
      return done.ok ? done.value : reply.refuse(done.failure);
    },
  );
}
