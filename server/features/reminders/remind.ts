/**
 * Handlers of `reminder` and `overdue`: when their morning has come and the item still stands as it did, its owner gets
 * a digest that day. However many items are due, it is one mail a person a day.
 */
import { personIdOf } from '../../../shared/action-item/person.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import { localDate } from '../../../shared/time/zone.ts';
import type { Handler } from '../../ledger/handler.ts';
import type { Obligation } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings } from '../../ports/settings.ts';
import { isMirrorComplete } from '../support/mirror-state.ts';
import { digestPromise } from '../support/promises.ts';
import { digestKey } from './write-digest.ts';

export type RemindPorts = Pick<Ports, 'clock' | 'mail' | 'mirror' | 'settings'>;

/** Promises the owner's digest of today. The revision names the deadline: after a move an old reminder says nothing. */
export const remind =
  (ports: RemindPorts): Handler =>
  async ({ obligation }) => {
    const { tenantId, subject, revision, isUncertain } = obligation;
    if (!(await isMirrorComplete(ports, tenantId))) return { outcome: 'retry', fault: 'the lists are not read yet' };
    const held = await ports.mirror.byReference(tenantId, 'actions', subject);
    if (!held || !isOpenStage(held.record.stage) || held.record.dueOn !== revision.split('/')[0]) {
      return { outcome: 'done' };
    }
    const key = held.record.owner && personIdOf(held.record.owner);
    if (!key) return { outcome: 'done' };
    const settings = await ports.settings.read(tenantId);
    const now = ports.clock.now();
    const today = localDate(now, settings.timeZone);
    if (await wasToldThen(ports, obligation, key, settings)) return { outcome: 'done' };
    return { outcome: 'done', follow: [digestPromise(key, today, { tenantId, settings, now, isUncertain })] };
  };

/** With a database that began later, the mailbox knows whether the digest of that day told it already. */
async function wasToldThen(
  { mail }: RemindPorts,
  { tenantId, isUncertain, dueAt }: Obligation,
  personKey: string,
  { senderMail, timeZone }: RegisterSettings,
): Promise<boolean> {
  if (!isUncertain) return false;
  const key = digestKey(tenantId, personKey, localDate(dueAt, timeZone));
  return (await mail.findByKey({ kind: 'app', tenantId }, senderMail, key)).state !== 'nowhere';
}
