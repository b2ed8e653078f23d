/** A person edits fields of an item. What others changed meanwhile is kept; what both changed is shown, not overwritten. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { mergeChanges } from '../../../shared/action-item/changes.ts';
import { cleanPerson } from '../../../shared/action-item/person.ts';
import { ownsItem } from '../../../shared/action-item/role.ts';
import { cleanBlock, cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { ChangeBody } from '../../../shared/contract/action-items.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { personOf } from '../../ports/identity.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Role } from '../../ports/settings.ts';
import { writeItem } from './write-item.ts';
import type { Decide, ItemPorts, Who, Writing } from './writing.ts';

const EDITORS: readonly Role[] = ['coordinator', 'case-manager', 'supervisor', 'admin'];

export interface ItemChange {
  readonly reference: string;
  /** The etag of the state the person saw. */
  readonly etag: string;
  readonly body: ChangeBody;
}

/** The item after the change, or `changed-meanwhile` with the values that stand now. */
export const changeItem = async (
  ports: ItemPorts,
  who: Who,
  change: ItemChange,
): Promise<Result<Stored<ActionItem>, Refusal>> => writeItem(ports, who, await changeOf(ports, who, change));

/** The change as a writing, with what the person saw as its base. */
export async function changeOf(
  ports: Pick<ItemPorts, 'mirror'>,
  who: Who,
  { reference, etag, body }: ItemChange,
): Promise<Writing> {
  const seen = await ports.mirror.byReference(who.caller.tenantId, 'actions', reference);
  const base = seen?.etag === etag ? seen.record : null;
  const mine = cleaned(body.changes);
  const decide: Decide = (theirs) => {
    if (!mayEdit(theirs, who))
      return fail({ kind: 'role-missing', detail: 'Only its owner or a coordinator edits an item.' });
    const from = base ?? baseOf(theirs, body);
    if (!from) return fail(conflicts(Object.keys(mine), theirs));
    const merge = mergeChanges(from, withConsequences(mine, theirs), theirs);
    if (merge.conflicts.length > 0)
      return fail(
        conflicts(
          merge.conflicts.map(({ field }) => field),
          theirs,
        ),
      );
    return ok(merge.changes);
  };
  return { reference, what: 'changed', comment: body.reason ?? '', decide };
}

/** An item without owner is anybody's to complete: its owner is what is missing. */
const mayEdit = (item: ActionItem, { caller, roles }: Who): boolean =>
  item.owner === null || ownsItem(item.owner, personOf(caller)) || EDITORS.some((role) => roles.includes(role));

/** The state the person saw, as far as they told; null when they left out a field they change. */
function baseOf(theirs: ActionItem, { base, changes }: ChangeBody): ActionItem | null {
  const isWhole = base && Object.keys(changes).every((field) => Object.hasOwn(base, field));
  return isWhole ? { ...theirs, ...base } : null;
}

/** A first deadline is the original one; a new owner has not agreed yet. */
function withConsequences(mine: Partial<ActionItem>, theirs: ActionItem): Partial<ActionItem> {
  const isFirstDate = mine.dueOn && theirs.originalDueOn === null;
  const isHandedOver = mine.owner && mine.owner.key !== theirs.owner?.key && mine.agreement === undefined;
  return {
    ...mine,
    ...(isFirstDate && { originalDueOn: mine.dueOn }),
    ...(isHandedOver && { agreement: 'Asked' }),
  } as Partial<ActionItem>;
}

const BLOCKS = ['notes', 'barrier', 'helpAsked', 'resources'] as const;

function cleaned(changes: ChangeBody['changes']): Partial<ActionItem> {
  const blocks = BLOCKS.flatMap((field) =>
    changes[field] === undefined ? [] : [[field, cleanBlock(changes[field], 20_000)]],
  );
  return {
    ...changes,
    ...(changes.title !== undefined && { title: cleanLine(changes.title, 255) }),
    ...(changes.owner && { owner: cleanPerson(changes.owner) }),
    ...(changes.contributors && { contributors: changes.contributors.map(cleanPerson) }),
    ...Object.fromEntries(blocks),
  };
}

const conflicts = (fields: readonly string[], theirs: ActionItem): Refusal => ({
  kind: 'changed-meanwhile',
  errors: fields.map((field) => ({
    pointer: `/changes/${field}`,
    detail: 'was changed by somebody else',
    current: JSON.stringify(theirs[field as keyof ActionItem]),
  })),
});
