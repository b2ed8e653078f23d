/**
 * The one way items are changed by a person: decided on the newest state, written under its etag, logged, mirrored.
 * When somebody was first, their state is read and the decision taken again: a merge, never an overwrite.
 */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { statusOf } from '../../../shared/action-item/status.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { localDate } from '../../../shared/time/zone.ts';
import { isPortFailure, type PortFailure } from '../../ports/failures.ts';
import { type Actor, type Caller, tenantOf } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import { zonesOf } from '../support/zones.ts';
import { type Change, rememberChanges } from './remember-changes.ts';
import type { ItemPorts, Moment, Who, Writing } from './writing.ts';

/** What became of one writing: the item after it, why not, or how the list failed. */
export type Written = Result<Stored<ActionItem>, Refusal | PortFailure>;

const MAX_TRIES = 4;
/** Items written at a time; what a crash in the middle leaves unlogged is noticed with the next reading. */
const AT_ONCE = 20;

/** The item after the change. `not-found` when the register holds no such reference. Rejects as the list does. */
export async function writeItem(
  ports: ItemPorts,
  who: Pick<Who, 'caller'>,
  writing: Writing,
): Promise<Result<Stored<ActionItem>, Refusal>> {
  const [written] = await writeItems(ports, who, [writing]);
  if (!written) throw new RangeError('a writing without its answer');
  if (written.ok) return written;
  if (isPortFailure(written.failure)) throw written.failure;
  return fail(written.failure);
}

/** A writing that is still to be done. */
interface Open {
  readonly at: number;
  readonly writing: Writing;
  readonly tries: number;
}

interface Ready extends Open, Pick<Change, 'held' | 'changes'> {}

/** As {@link writeItem} for many; answers in their order. Several for one item are done one after the other. */
export async function writeItems(
  ports: ItemPorts,
  { caller }: Pick<Who, 'caller'>,
  writings: readonly Writing[],
): Promise<readonly Written[]> {
  const answers: (Written | null)[] = writings.map(() => null);
  let open: readonly Open[] = writings.map((writing, at) => ({ at, writing, tries: 1 }));
  while (open.length > 0) {
    const turn = firstOfEach(open).slice(0, AT_ONCE);
    const states = await Promise.all(
      turn.map(({ writing }) => ports.mirror.byReference(caller.tenantId, 'actions', writing.reference)),
    );
    const moment = await momentOf(ports, caller, states);
    const ready: Ready[] = [];
    for (const [nth, one] of turn.entries()) {
      const held = states[nth];
      const decided = held ? one.writing.decide(held.record, moment) : fail<Refusal>({ kind: 'not-found' });
      const changes = held && decided.ok ? withStatus(held.record, decided.value, moment) : {};
      if (!decided.ok) answers[one.at] = decided;
      else if (held && Object.keys(changes).length === 0) answers[one.at] = ok(held);
      else if (held) ready.push({ ...one, held, changes });
    }
    try {
      const again = await writeReady(ports, { caller, moment, answers }, ready);
      open = [...again, ...open.filter((one) => !turn.includes(one))];
    } catch (failure) {
      // The list cannot be reached: what is decided already is told, and the rest is not even tried.
      if (!isPortFailure(failure)) throw failure;
      for (const { at } of open) answers[at] ??= fail(failure);
      break;
    }
  }
  return answers.map((answer) => answer ?? fail({ kind: 'not-found' }));
}

/** Now, where the owners of these items are. */
async function momentOf(
  ports: ItemPorts,
  { tenantId }: Caller,
  items: readonly (Stored<ActionItem> | null)[],
): Promise<Moment> {
  const settings = await ports.settings.read(tenantId);
  const owners = items.map((one) => one?.record.owner ?? null);
  return { now: ports.clock.now(), settings, zoneOf: await zonesOf(ports, tenantId, owners, settings.timeZone) };
}

/** The first one of every item: the next one is decided on what it leaves. */
const firstOfEach = (open: readonly Open[]): readonly Open[] =>
  open.filter((one, at) => open.findIndex(({ writing }) => writing.reference === one.writing.reference) === at);

interface Round {
  readonly caller: Caller;
  readonly moment: Moment;
  readonly answers: (Written | null)[];
}

/** Writes, and notes the answers; gives those that have to be decided anew because somebody else was first. */
async function writeReady(ports: ItemPorts, round: Round, ready: readonly Ready[]): Promise<readonly Open[]> {
  if (ready.length === 0) return [];
  const { caller, answers } = round;
  const actor = { kind: 'person', caller } as const;
  const updates = ready.map(({ held, changes }) => ({ itemId: held.itemId, etag: held.etag, changes, held }));
  const written = await ports.lists.updateAll(actor, 'actions', updates);
  const changes: Change[] = [];
  const again: Open[] = [];
  const lost: Ready[] = [];
  for (const [nth, one] of ready.entries()) {
    const outcome = written[nth];
    if (!outcome) continue;
    if ('stored' in outcome) changes.push({ ...one, written: outcome.stored });
    const isLost = 'failure' in outcome && outcome.failure.kind === 'conflict' && one.tries < MAX_TRIES;
    if (isLost) lost.push(one);
    else answers[one.at] = 'stored' in outcome ? ok(outcome.stored) : fail(outcome.failure);
  }
  await rememberChanges(ports, round, changes);
  for (const { at, writing, tries, held } of lost) {
    const current = await readAgain(ports, actor, held.itemId);
    if (isPortFailure(current)) answers[at] = fail(current);
    else again.push({ at, writing, tries: tries + 1 });
  }
  return again;
}

async function readAgain(ports: ItemPorts, actor: Actor, itemId: string): Promise<Stored<ActionItem> | PortFailure> {
  try {
    const current = await ports.lists.read(actor, 'actions', itemId);
    await ports.mirror.put(tenantOf(actor), 'actions', [current]);
    return current;
  } catch (failure) {
    if (!isPortFailure(failure)) throw failure;
    return failure;
  }
}

/** Status is derived, so it follows whatever moved stage or deadline. */
function withStatus(item: ActionItem, changes: Partial<ActionItem>, { now, zoneOf }: Moment): Partial<ActionItem> {
  if (!('stage' in changes) && !('dueOn' in changes)) return changes;
  const { stage, dueOn, owner } = { ...item, ...changes };
  const status = statusOf(stage, dueOn, localDate(now, zoneOf(owner)));
  return status === item.status ? withoutStatus(changes) : { ...changes, status };
}

const withoutStatus = ({ status: _derived, ...rest }: Partial<ActionItem>): Partial<ActionItem> => rest;
