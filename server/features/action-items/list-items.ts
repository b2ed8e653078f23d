/** The register as people filter it. Answers from the mirror: no Graph call, however long the list. */
import { STAGES, STATUSES } from '../../../shared/action-item/action-item.ts';
import type { ActionList, ListQuery } from '../../../shared/contract/action-items.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Caller } from '../../ports/identity.ts';
import type { ActionQuery } from '../../ports/mirror.ts';
import type { Ports } from '../../ports/ports.ts';
import { actionView } from '../support/views.ts';

const DEFAULT_LIMIT = 100;

/** One page and how many match in all. */
export async function listItems(
  ports: Pick<Ports, 'mirror'>,
  caller: Caller,
  query: ListQuery,
): Promise<Result<ActionList, Refusal>> {
  if (query.references !== undefined) return ok(await namedItems(ports, caller, query.references.split(',')));
  const stages = words(query.stages, STAGES);
  const statuses = words(query.statuses, STATUSES);
  const wrong = [...(stages ? [] : ['/stages']), ...(statuses ? [] : ['/statuses'])];
  if (!stages || !statuses) {
    return fail({
      kind: 'invalid-fields',
      errors: wrong.map((pointer) => ({ pointer, detail: 'holds an unknown word' })),
    });
  }
  const revision = await ports.mirror.revision(caller.tenantId);
  const { items, total } = await ports.mirror.findActions(caller.tenantId, {
    ...filters(query, caller),
    ...(stages.length > 0 && { stages }),
    ...(statuses.length > 0 && { statuses }),
    limit: query.limit ?? DEFAULT_LIMIT,
    offset: query.offset ?? 0,
  });
  return ok({ items: items.map(actionView), total, revision });
}

async function namedItems(
  { mirror }: Pick<Ports, 'mirror'>,
  { tenantId }: Caller,
  references: readonly string[],
): Promise<ActionList> {
  const revision = await mirror.revision(tenantId);
  const { items, total } = await mirror.findActions(tenantId, { references, limit: references.length, offset: 0 });
  return { items: items.map(actionView), total, revision };
}

function filters(query: ListQuery, caller: Caller): Omit<ActionQuery, 'limit' | 'offset'> {
  const { owner, session, text, dueBefore, orderBy, descending } = query;
  return {
    ...(owner && { ownerKey: owner === 'me' ? caller.objectId : owner }),
    ...(session && { sessionRef: session }),
    ...(text && { text }),
    ...(dueBefore && { dueBefore }),
    ...(orderBy && { orderBy }),
    ...(descending && { descending }),
  };
}

/** Words joined by commas; null when one of them is none of the set. */
function words<Word extends string>(text: string | undefined, known: readonly Word[]): readonly Word[] | null {
  const asked = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const found = known.filter((one) => asked.includes(one));
  return found.length === new Set(asked).size ? found : null;
}
