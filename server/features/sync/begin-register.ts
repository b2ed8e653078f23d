/** What the server does for each register when it starts: binds the lists and takes up the work that comes round. */
import type { RunnerLog } from '../../ledger/handler.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Ports } from '../../ports/ports.ts';
import { faultText, isProvisioned } from '../support/list-trouble.ts';
import { currentRun } from '../support/recurring.ts';
import { rhythmsOf } from '../support/rhythms.ts';

export type BeginPorts = Pick<Ports, 'clock' | 'ledger' | 'listsDoctor' | 'settings'>;

/** A register that is not there yet, or cannot be reached, keeps nobody from starting: it is said in the log. */
export async function beginRegister(ports: BeginPorts, tenantId: string, log: RunnerLog): Promise<void> {
  try {
    const { faults } = await ports.listsDoctor.check({ kind: 'app', tenantId });
    for (const fault of faults) log.warn({ tenant: tenantId, fault: faultText(fault) }, 'the lists need the doctor');
  } catch (error) {
    if (!isPortFailure(error)) throw error;
    log.warn({ tenant: tenantId, fault: error.kind }, 'the lists cannot be checked now');
  }
  if (!isProvisioned(await ports.settings.read(tenantId))) {
    log.warn({ tenant: tenantId }, 'the register has no lists yet: an administrator runs the lists doctor');
  }
  const now = ports.clock.now();
  await ports.ledger.promise(rhythmsOf(tenantId).map((rhythm) => currentRun(rhythm, now)));
}
