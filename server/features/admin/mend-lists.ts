/** Lists doctor for people: what is wrong with the register's lists, and mending it. */
import type { DoctorAnswer } from '../../../shared/contract/admin.ts';
import type { Actor } from '../../ports/identity.ts';
import { tenantOf } from '../../ports/identity.ts';
import type { DoctorReport } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { extraRun } from '../support/recurring.ts';

export type DoctorPorts = Pick<Ports, 'clock' | 'ledger' | 'listsDoctor'>;

/** What the doctor found, as answers carry it. */
export const doctorAnswer = ({ faults, repairs, remaining, requests }: DoctorReport): DoctorAnswer => ({
  isHealthy: remaining.length === 0,
  faults: faults.map((fault) => ({ ...fault })),
  repairs: [...repairs],
  remaining: remaining.map((fault) => ({ ...fault })),
  requests,
});

/** Creates and mends what can be mended; then the lists are read, because they may hold records of an earlier life. */
export async function mendLists(ports: DoctorPorts, actor: Actor): Promise<DoctorAnswer> {
  const report = await ports.listsDoctor.repair(actor);
  const tenantId = tenantOf(actor);
  const now = ports.clock.now();
  await ports.ledger.promise([
    extraRun({ tenantId, kind: 'delta-sync', subject: 'lists' }, now),
    extraRun({ tenantId, kind: 'subscription-renewal', subject: 'subscriptions' }, now),
  ]);
  return doctorAnswer(report);
}
