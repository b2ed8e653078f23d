/**
 * The one way an item is changed by a person: decided on the newest state, written under its etag, logged, mirrored.
 * When somebody was first, their state is read and the decision taken again: a merge, never an overwrite.
 */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { Channel, LogAct } from '../../../shared/action-item/log-entry.ts';
import { statusOf } from '../../../shared/action-item/status.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import { localDate } from '../../../shared/time/zone.ts';
import { isPortFailure } from '../../ports/failures.ts';
import { type Caller, personOf } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings, Role } from '../../ports/settings.ts';
import { logLine, logOrPromise, valuesBefore, versionKey } from '../support/log-lines.ts';
import { itemPromises } from '../support/promises.ts';

export type ItemPorts = Pick<Ports, 'clock' | 'holidays' | 'ledger' | 'lists' | 'listsDoctor' | 'mirror' | 'settings'>;

/** Who acts, with which rights. */
export interface Who {
  readonly caller: Caller;
  readonly roles: readonly Role[];
}

export interface Moment {
  readonly now: IsoInstant;
  readonly settings: RegisterSettings;
}

/** Fields to write on this state of the item, or why not. Empty changes write nothing. */
export type Decide = (theirs: ActionItem, moment: Moment) => Result<Partial<ActionItem>, Refusal>;

export interface Writing {
  readonly reference: string;
  readonly what: LogAct;
  readonly comment?: string;
  readonly channel?: Channel;
  readonly decide: Decide;
}

const MAX_TRIES = 4;

/** The item after the change. `not-found` when the register holds no such reference. */
export async function writeItem(
  ports: ItemPorts,
  { caller }: Pick<Who, 'caller'>,
  writing: Writing,
): Promise<Result<Stored<ActionItem>, Refusal>> {
  const { tenantId } = caller;
  const actor = { kind: 'person', caller } as const;
  const moment = { now: ports.clock.now(), settings: await ports.settings.read(tenantId) };
  let held = await ports.mirror.byReference(tenantId, 'actions', writing.reference);
  if (!held) return fail({ kind: 'not-found' });
  for (let tries = 1; ; tries += 1) {
    const decided = writing.decide(held.record, moment);
    if (!decided.ok) return decided;
    const changes = withStatus(held.record, decided.value, moment);
    if (Object.keys(changes).length === 0) return ok(held);
    try {
      const written = await ports.lists.update(actor, 'actions', held.itemId, held.etag, changes);
      await remember(ports, { caller, writing, moment, before: held.record, changes }, written);
      return ok(written);
    } catch (error) {
      if (!isPortFailure(error, 'conflict') || tries === MAX_TRIES) throw error;
      held = await ports.lists.read(actor, 'actions', held.itemId);
      await ports.mirror.put(tenantId, 'actions', [held]);
    }
  }
}

/** Status is derived, so it follows whatever moved stage or deadline. */
function withStatus(item: ActionItem, changes: Partial<ActionItem>, { now, settings }: Moment): Partial<ActionItem> {
  if (!('stage' in changes) && !('dueOn' in changes)) return changes;
  const { stage, dueOn } = { ...item, ...changes };
  const status = statusOf(stage, dueOn, localDate(now, settings.timeZone));
  return status === item.status ? withoutStatus(changes) : { ...changes, status };
}

const withoutStatus = ({ status: _derived, ...rest }: Partial<ActionItem>): Partial<ActionItem> => rest;

interface Change {
  readonly caller: Caller;
  readonly writing: Writing;
  readonly moment: Moment;
  readonly before: ActionItem;
  readonly changes: Partial<ActionItem>;
}

async function remember(ports: ItemPorts, change: Change, written: Stored<ActionItem>): Promise<void> {
  const { caller, writing, moment, before, changes } = change;
  const { tenantId } = caller;
  await ports.mirror.put(tenantId, 'actions', [written]);
  const line = logLine(versionKey('actions', written), moment.now, {
    who: personOf(caller),
    what: writing.what,
    on: before.reference,
    before: valuesBefore(before, changes),
    after: changes,
    comment: writing.comment ?? '',
    channel: writing.channel ?? 'Teams',
  });
  await logOrPromise(ports, { kind: 'person', caller }, tenantId, [line]);
  await ports.ledger.promise(itemPromises(ports, written.record, { tenantId, ...moment, isUncertain: false }));
}
