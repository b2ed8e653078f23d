/**
 * The control API under `/sandbox`: clock, faults, request log, reset. For tests and demonstrations, never for the
 * product. Areas add their own looking-glasses through `controlRoutes`.
 */
import { durationMs } from '../clock.ts';
import { badRequest } from '../errors.ts';
import { readFaultRules } from '../faults.ts';
import { asObject, asString } from '../json.ts';
import { type Area, type Context, noContent, ok, type Reply } from '../route.ts';
import { BUDGET } from '../throttling.ts';

/** @param reset plants the seed into an emptied store. */
export function createControlArea(reset: () => Promise<void>): Area {
  return {
    name: 'control',
    family: 'general',
    routes: [],
    controlRoutes: [
      { method: 'GET', path: '/sandbox/clock', handler: readClock },
      { method: 'POST', path: '/sandbox/clock', handler: setClock },
      { method: 'GET', path: '/sandbox/faults', handler: listFaults },
      { method: 'POST', path: '/sandbox/faults', handler: addFaults },
      { method: 'DELETE', path: '/sandbox/faults', handler: clearFaults },
      { method: 'GET', path: '/sandbox/throttling', handler: readBudget },
      { method: 'POST', path: '/sandbox/throttling', handler: setBudget },
      { method: 'GET', path: '/sandbox/requests', handler: listRequests },
      { method: 'DELETE', path: '/sandbox/requests', handler: clearRequests },
      {
        method: 'POST',
        path: '/sandbox/reset',
        handler: async () => {
          await reset();
          return noContent();
        },
      },
    ],
  };
}

function readClock({ tenant }: Context): Reply {
  return ok({ now: new Date(tenant.clock.now()).toISOString() });
}

async function setClock(context: Context): Promise<Reply> {
  const { now, advance } = asObject(context.body);
  await context.tenant.clock.set(targetInstant(context.tenant.clock.now(), asString(now), asString(advance)));
  return readClock(context);
}

function targetInstant(currentMs: number, now: string | undefined, advance: string | undefined): number {
  const duration = advance === undefined ? null : durationMs(advance);
  const instant = now === undefined ? Number.NaN : Date.parse(now);
  if (duration !== null) return currentMs + duration;
  if (Number.isNaN(instant)) throw badRequest('Give {"now": "2026-03-01T09:00:00Z"} or {"advance": "PT24H"}.');
  return instant;
}

function listFaults({ tenant }: Context): Reply {
  return ok({ value: tenant.faults.rules() });
}

function addFaults(context: Context): Reply {
  context.tenant.faults.add(readFaultRules(context.body));
  return listFaults(context);
}

function clearFaults({ tenant }: Context): Reply {
  tenant.faults.clear();
  return noContent();
}

function readBudget({ tenant }: Context): Reply {
  return ok({ ...tenant.store.slice(BUDGET) });
}

/** `{unitsPerMinute: 1250}`, or null for no limit. */
function setBudget(context: Context): Reply {
  const { unitsPerMinute } = asObject(context.body);
  if (unitsPerMinute !== null && typeof unitsPerMinute !== 'number')
    throw badRequest('Give {"unitsPerMinute": number}.');
  context.tenant.store.slice(BUDGET).unitsPerMinute = unitsPerMinute;
  return readBudget(context);
}

function listRequests({ tenant }: Context): Reply {
  return ok({ value: tenant.log.entries() });
}

function clearRequests({ tenant }: Context): Reply {
  tenant.log.clear();
  return noContent();
}
