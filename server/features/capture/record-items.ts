/** The accepted candidates of a capture: known ones are found, restated ones counted, new ones written in one go. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { CaptureBody, CapturedItem, CaptureItem } from '../../../shared/contract/capture.ts';
import { OUTSIDE_PROBLEMS, problemType } from '../../../shared/contract/problems.ts';
import type { PortFailure } from '../../ports/failures.ts';
import { type Actor, type Caller, personOf } from '../../ports/identity.ts';
import type { Created, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { logLine, versionKey, writeLog } from '../support/log-lines.ts';
import { createNumbered } from '../support/numbered.ts';
import type { PromiseContext } from '../support/promises.ts';
import { updateFromCurrent } from '../support/update.ts';
import { actionView } from '../support/views.ts';
import { matchOwners, type OwnerFound } from './match-owners.ts';
import { itemDraft } from './new-records.ts';

export type ItemPorts = Pick<Ports, 'directory' | 'lists' | 'mirror' | 'settings'>;

export interface ItemsInput {
  readonly caller: Caller;
  readonly actor: Actor;
  readonly body: CaptureBody;
  readonly sessionRef: string;
  /** What the mirror holds under each candidate's key. */
  readonly known: readonly (Stored<ActionItem> | null)[];
}

export interface ItemsRecorded {
  readonly items: readonly CapturedItem[];
  readonly stored: readonly Stored<ActionItem>[];
  /** Of the entries that failed: for explaining when nothing could be written at all. */
  readonly failures: readonly PortFailure[];
}

/** Records in the order of the candidates. */
export async function recordItems(
  ports: ItemPorts,
  input: ItemsInput,
  context: PromiseContext,
): Promise<ItemsRecorded> {
  const { body, actor, known } = input;
  const { tenantId } = context;
  const sighted = await Promise.all(body.items.map((item) => findSighted(ports, tenantId, item)));
  const fresh = body.items.flatMap((item, at) => (known[at] || sighted[at] ? [] : [{ item, at }]));
  const people = [body.session.organiser, ...body.session.attendees];
  const owners = await matchOwners(
    ports,
    actor,
    people,
    fresh.map(({ item }) => item),
  );
  const drafts = fresh.map(({ item }, nth) =>
    itemDraft(item, { ...input, ...context, owner: owners[nth]?.owner ?? null }),
  );
  const answers = await createNumbered(ports, actor, 'actions', drafts);
  const written = answers.flatMap((answer) => ('stored' in answer ? [answer.stored] : []));
  await ports.mirror.put(tenantId, 'actions', written);
  await logCreated(ports, input, context, [...known.filter((one) => one !== null), ...written]);

  const items: CapturedItem[] = [];
  for (const [at, item] of body.items.entries()) {
    const nth = fresh.findIndex((one) => one.at === at);
    const before = known[at];
    const same = sighted[at];
    if (before) items.push(captured(item, 'known', before, null));
    else if (same) items.push(captured(item, 'sighted', await countSighting(ports, input, context, item, same), null));
    else items.push(ofAnswer(item, answers[nth], owners[nth]));
  }
  const failures = answers.flatMap((answer) => (answer.outcome === 'failed' ? [answer.failure] : []));
  const already = known.filter((one) => one !== null);
  return { items, stored: [...already, ...written], failures };
}

/** The open item a candidate restates; a finished one is not sighted again, the promise is a new one. */
async function findSighted(ports: ItemPorts, tenantId: string, item: CaptureItem): Promise<Stored<ActionItem> | null> {
  if (!item.sameAs) return null;
  const found = await ports.mirror.byReference(tenantId, 'actions', item.sameAs);
  return found && isOpenStage(found.record.stage) ? found : null;
}

/** Counted from the lines of the log, which have the candidate's key: the same promise is never counted twice. */
async function countSighting(
  ports: ItemPorts,
  { actor, caller, body, sessionRef }: ItemsInput,
  { tenantId, now }: PromiseContext,
  item: CaptureItem,
  held: Stored<ActionItem>,
): Promise<Stored<ActionItem>> {
  const on = held.record.reference;
  const facts = { who: personOf(caller), what: 'sighted', on, channel: body.channel ?? 'Outlook' } as const;
  const line = logLine(`sighted:${item.key}`, now, { ...facts, comment: item.title, after: { sessionRef } });
  await writeLog(ports, actor, tenantId, [line]);
  const lines = await ports.mirror.logOf(tenantId, on);
  const sightings = 1 + lines.filter(({ record }) => record.what === 'sighted').length;
  const { stored } = await updateFromCurrent(ports, { actor, tenantId, list: 'actions', held }, (current) =>
    sightings > current.sightings ? { sightings } : {},
  );
  return stored;
}

async function logCreated(
  ports: ItemPorts,
  { actor, caller, body }: ItemsInput,
  { tenantId, now }: PromiseContext,
  items: readonly Stored<ActionItem>[],
): Promise<void> {
  const keys = items.map((stored) => versionKey('actions', { ...stored, version: 1 }));
  const logged = await Promise.all(keys.map((key) => ports.mirror.byKey(tenantId, 'log', key)));
  const lines = items.flatMap((stored, at) => {
    if (logged[at]) return [];
    const { reference, title, owner, dueOn } = stored.record;
    const facts = {
      who: personOf(caller),
      what: 'created',
      on: reference,
      channel: body.channel ?? 'Outlook',
    } as const;
    return [logLine(keys[at] ?? '', now, { ...facts, after: { title, owner, dueOn } })];
  });
  await writeLog(ports, actor, tenantId, lines);
}

function ofAnswer(
  item: CaptureItem,
  answer: Created<ActionItem> | undefined,
  owner: OwnerFound | undefined,
): CapturedItem {
  if (answer && 'stored' in answer) return captured(item, answer.outcome, answer.stored, owner?.flag ?? null);
  const problem =
    answer?.outcome === 'failed' ? problemType(OUTSIDE_PROBLEMS[answer.failure.kind]) : problemType('tenant-busy');
  return { key: item.key, outcome: 'failed', item: null, flags: [], problem };
}

function captured(
  item: CaptureItem,
  outcome: 'created' | 'known' | 'sighted',
  stored: Stored<ActionItem>,
  ownerFlag: OwnerFound['flag'],
): CapturedItem {
  const { owner, dueOn } = stored.record;
  const flags: CapturedItem['flags'] = [];
  if (owner === null) flags.push(ownerFlag ?? (item.owner ? 'owner-unknown' : 'owner-missing'));
  if (dueOn === null) flags.push('due-missing');
  return { key: item.key, outcome, item: actionView(stored), flags, problem: null };
}
