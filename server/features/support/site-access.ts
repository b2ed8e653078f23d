/**
 * What a person sees through us they could open in SharePoint: asked with their own rights, at most five minutes old.
 * The mirror answers everything else, so this one small request is all that reading costs.
 */
import type { Refusal } from '../../../shared/contract/problems.ts';
import { addMinutes, type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Caller } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';
import { explainListFailure, isProvisioned, NOT_PROVISIONED } from './list-trouble.ts';

const FRESH_MINUTES = 5;
/** Nobody's key: the list is asked whether it can be read, not what is in it. */
const PROBE_KEY = 'followthrough:access-check';

export interface SiteAccess {
  /** Null when the person may read the register; else why not. Rejects when the tenant cannot be asked. */
  check(caller: Caller): Promise<Refusal | null>;
}

/** Keeps verdicts of this process in memory. */
export function createSiteAccess(ports: Pick<Ports, 'clock' | 'lists' | 'listsDoctor' | 'settings'>): SiteAccess {
  const freshUntil = new Map<string, IsoInstant>();
  return {
    async check(caller) {
      if (!isProvisioned(await ports.settings.read(caller.tenantId))) return NOT_PROVISIONED;
      const who = `${caller.tenantId}/${caller.objectId}`;
      const now = ports.clock.now();
      const until = freshUntil.get(who);
      if (until && isDue(now, until)) return null;
      freshUntil.delete(who);
      try {
        await ports.lists.findByKey({ kind: 'person', caller }, 'sessions', PROBE_KEY);
      } catch (error) {
        if (!isPortFailure(error, 'denied', 'not-found', 'invalid')) throw error;
        return explainListFailure(ports, caller.tenantId, error);
      }
      freshUntil.set(who, addMinutes(now, FRESH_MINUTES));
      return null;
    },
  };
}
