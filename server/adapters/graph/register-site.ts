/** Where a tenant's lists are: ids bound by the lists doctor, kept in the settings, remembered here while they hold. */
import type { TimeZone } from '../../../shared/time/instant.ts';
import { PortFailure } from '../../ports/failures.ts';
import { type Actor, tenantOf } from '../../ports/identity.ts';
import type { RegisterSettings, Settings } from '../../ports/settings.ts';

/** Addresses of a tenant's lists. */
export interface RegisterSite {
  /** `/sites/{id}`. Rejects `not-found` while the register has not been set up. */
  sitePath(actor: Actor): Promise<string>;
  /** `/sites/{id}/lists/{id}`. Rejects `not-found` while the list is not bound. */
  listPath(actor: Actor, list: string): Promise<string>;
  /** The register's zone as it is now. */
  timeZone(actor: Actor): Promise<TimeZone>;
  /** Reads the settings anew next time: after a change of bindings, or when an address led nowhere. */
  forget(tenantId: string): void;
}

/** Reads the settings once a tenant, and again after `forget`. */
export function createRegisterSite(settings: Settings): RegisterSite {
  const known = new Map<string, RegisterSettings>();
  const read = async (actor: Actor): Promise<RegisterSettings> => {
    const tenantId = tenantOf(actor);
    const found = known.get(tenantId) ?? (await settings.read(tenantId));
    if (found.siteId !== null) known.set(tenantId, found);
    return found;
  };
  const sitePath = async (actor: Actor): Promise<string> => {
    const { siteId } = await read(actor);
    if (siteId === null) throw new PortFailure('not-found', 'the register has no site yet: run the lists doctor');
    return `/sites/${siteId}`;
  };
  return {
    sitePath,
    async listPath(actor, list) {
      const id = (await read(actor)).listIds[list];
      if (id) return `${await sitePath(actor)}/lists/${id}`;
      known.delete(tenantOf(actor));
      throw new PortFailure('not-found', `the list ${list} is not bound: run the lists doctor`);
    },
    timeZone: async (actor) => (await settings.read(tenantOf(actor))).timeZone,
    forget: (tenantId) => void known.delete(tenantId),
  };
}
