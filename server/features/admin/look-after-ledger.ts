/** The ledger for people who look after the register: what is promised, what is dead, and another try under the same key. */
import type { ObligationView } from '../../../shared/contract/admin.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { addHours } from '../../../shared/time/instant.ts';
import { OBLIGATION_STATES, type Obligation, type ObligationState } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';

export type LedgerPorts = Pick<Ports, 'clock' | 'ledger'>;

const DEFAULT_LIMIT = 100;
/** How long a redriven obligation is tried. */
const REDRIVE_HOURS = 24;

/** Payloads stay where they are: they hold the words of mails. */
const viewOf = ({
  tenantId: _,
  payload: __,
  isUncertain: ___,
  externalId: ____,
  ...rest
}: Obligation): ObligationView => rest;

/** Oldest due first. @param states joined by commas; all when absent. */
export async function listObligations(
  ports: LedgerPorts,
  tenantId: string,
  states: string | undefined,
  limit = DEFAULT_LIMIT,
): Promise<Result<readonly ObligationView[], Refusal>> {
  const asked = states === undefined ? [...OBLIGATION_STATES] : states.split(',').map((one) => one.trim());
  const isKnown = (state: string): state is ObligationState => OBLIGATION_STATES.some((one) => one === state);
  if (!asked.every(isKnown)) {
    return fail({
      kind: 'invalid-fields',
      errors: [{ pointer: '/querystring/states', detail: 'holds an unknown state' }],
    });
  }
  return ok((await ports.ledger.list(tenantId, asked, limit)).map(viewOf));
}

/** A dead obligation is tried again, beginning with a look at what it did before. */
export async function redrive(
  ports: LedgerPorts,
  tenantId: string,
  id: string,
): Promise<Result<ObligationView, Refusal>> {
  const now = ports.clock.now();
  const row = await ports.ledger.redrive(tenantId, id, now, addHours(now, REDRIVE_HOURS));
  return row ? ok(viewOf(row)) : fail({ kind: 'not-found', detail: 'There is no dead obligation of that id.' });
}
