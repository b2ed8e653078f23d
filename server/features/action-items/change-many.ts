/** Many acts of one person in one request, such as a bulk edit and its undoing. Each is judged alone. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { BulkAct } from '../../../shared/contract/bulk.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { isPortFailure, type PortFailure, type PortFailureKind } from '../../ports/failures.ts';
import type { Stored } from '../../ports/lists.ts';
import { explainListFailure } from '../support/list-trouble.ts';
import { changeOf } from './change-item.ts';
import { moveOf } from './move-item.ts';
import { type Written, writeItems } from './write-item.ts';
import type { ItemPorts, Who } from './writing.ts';

/** One result an act, in their order. Rejects as the list does when it took none of them. */
export async function changeMany(
  ports: ItemPorts,
  who: Who,
  acts: readonly BulkAct[],
): Promise<readonly Result<Stored<ActionItem>, Refusal>[]> {
  const writings = await Promise.all(
    acts.map((act) =>
      'move' in act
        ? moveOf(who, act.reference, act.move)
        : changeOf(ports, who, { reference: act.reference, etag: act.etag, body: act.edit }),
    ),
  );
  const written = await writeItems(ports, who, writings);
  const failures = written.flatMap((one) => (!one.ok && isPortFailure(one.failure) ? [one.failure] : []));
  const [first] = failures;
  if (first && failures.length === acts.length) throw first;
  const explained = await explainAll(ports, who.caller.tenantId, failures);
  return written.map((one) => refusalIn(one, explained));
}

type Explained = ReadonlyMap<PortFailureKind, Refusal>;

/** The doctor is asked once a kind, not once an item. */
async function explainAll(ports: ItemPorts, tenantId: string, failures: readonly PortFailure[]): Promise<Explained> {
  const explained = new Map<PortFailureKind, Refusal>();
  for (const failure of failures) {
    if (!explained.has(failure.kind)) explained.set(failure.kind, await explainListFailure(ports, tenantId, failure));
  }
  return explained;
}

function refusalIn(written: Written, explained: Explained): Result<Stored<ActionItem>, Refusal> {
  if (written.ok) return written;
  const { failure } = written;
  return fail(isPortFailure(failure) ? (explained.get(failure.kind) ?? { kind: 'internal' }) : failure);
}
