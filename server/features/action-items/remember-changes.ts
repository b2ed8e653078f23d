/** What follows from items that a person has changed: mirror, history, reminders. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { type Caller, personOf } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import { logLine, logOrPromise, valuesBefore, versionKey } from '../support/log-lines.ts';
import { itemPromises } from '../support/promises.ts';
import type { ItemPorts, Moment, Writing } from './writing.ts';

/** An item before and after. */
export interface Change {
  readonly writing: Writing;
  readonly held: Stored<ActionItem>;
  readonly changes: Partial<ActionItem>;
  readonly written: Stored<ActionItem>;
}

/** Takes the changes in, one line of history each. A log list that takes none now gets them later. */
export async function rememberChanges(
  ports: ItemPorts,
  { caller, moment }: { readonly caller: Caller; readonly moment: Moment },
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  const { tenantId } = caller;
  const items = changes.map(({ written }) => written);
  await ports.mirror.put(tenantId, 'actions', items);
  const lines = changes.map(({ written, writing, held, changes: after }) =>
    logLine(versionKey('actions', written), moment.now, {
      who: personOf(caller),
      what: writing.what,
      on: held.record.reference,
      before: valuesBefore(held.record, after),
      after,
      comment: writing.comment ?? '',
      channel: writing.channel ?? 'Teams',
    }),
  );
  await logOrPromise(ports, { kind: 'person', caller }, tenantId, lines);
  const context = { tenantId, ...moment, isUncertain: false };
  await ports.ledger.promise(items.flatMap(({ record }) => itemPromises(ports, record, context)));
}
