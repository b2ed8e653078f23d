/** Who is calling: the access token is checked before a route of the API runs, and the caller's roles are known after. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemSlug } from '../../shared/contract/problems.ts';
import type { Caller, Identity, TokenFault } from '../ports/identity.ts';
import type { Role, Settings } from '../ports/settings.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The signed-in person. Only inside the API's scope. */
    caller: Caller;
    /** What that person may do in the register of the tenant. */
    roles: readonly Role[];
  }
}

export interface AuthOptions {
  readonly identity: Identity;
  readonly settings: Settings;
  /** Entra object ids that are administrators whatever the settings say. */
  readonly adminKeys: readonly string[];
}

const FAULTS: Readonly<Record<TokenFault, ProblemSlug>> = {
  missing: 'not-signed-in',
  malformed: 'not-signed-in',
  expired: 'not-signed-in',
  'wrong-audience': 'not-signed-in',
  'bad-signature': 'not-signed-in',
  'no-scope': 'not-signed-in',
  'unknown-tenant': 'tenant-unknown',
};

/** Everybody who can open the site reads and owns; the rest is granted in the settings or by configuration. */
export function rolesOf(
  caller: Caller,
  granted: Readonly<Record<string, readonly Role[]>>,
  adminKeys: readonly string[],
): readonly Role[] {
  const configured: readonly Role[] = adminKeys.includes(caller.objectId) ? ['admin'] : [];
  const own = Object.hasOwn(granted, caller.objectId) ? (granted[caller.objectId] ?? []) : [];
  return [...new Set<Role>(['viewer', 'owner', ...own, ...configured])];
}

/** Checks the token of every request in this scope. */
export function installAuth(api: FastifyInstance, { identity, settings, adminKeys }: AuthOptions): void {
  api.decorateRequest('caller');
  api.decorateRequest('roles');
  api.addHook('onRequest', async (request, reply) => {
    const checked = await identity.check(request.headers.authorization);
    if ('fault' in checked) {
      request.log.warn({ security: 'sign-in-refused', fault: checked.fault }, 'token refused');
      return reply.refuse({ kind: FAULTS[checked.fault] });
    }
    request.caller = checked;
    request.roles = rolesOf(checked, (await settings.read(checked.tenantId)).roles, adminKeys);
  });
}

/** A hook that lets only these roles pass. */
export const allowRoles =
  (...wanted: readonly Role[]) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (wanted.some((role) => request.roles.includes(role))) return undefined;
    request.log.warn({ security: 'role-refused', user: request.caller.objectId, wanted }, 'role missing');
    return reply.refuse({ kind: 'role-missing' });
  };
