/** Changing many items in one request: every act is judged alone and has its own answer, in the order asked. */
import { type Static, Type } from 'typebox';
import { ActionView, ChangeBody } from './action-items.ts';
import { ActionReference, closed, nullable } from './common.ts';
import { MAX_BULK_ACTS } from './limits.ts';
import { Problem } from './problems.ts';
import { TransitionBody } from './transitions.ts';

/** Changes fields of one item; `etag` is the version the person saw, what `If-Match` says for a single item. */
const BulkEdit = closed({
  reference: ActionReference,
  etag: Type.String({ minLength: 1, maxLength: 200 }),
  edit: ChangeBody,
});
/** Moves one item along its life. */
const BulkMove = closed({ reference: ActionReference, move: TransitionBody });

export const BulkAct = Type.Union([BulkEdit, BulkMove]);
export type BulkAct = Static<typeof BulkAct>;

/** Several acts on one item are done one after the other, in the order given. */
export const BulkBody = closed({ acts: Type.Array(BulkAct, { minItems: 1, maxItems: MAX_BULK_ACTS }) });
export type BulkBody = Static<typeof BulkBody>;

/** What became of one act: the item as it is now, or the problem that the single request would have been answered with. */
export const BulkResult = closed({
  reference: Type.String(),
  item: nullable(ActionView),
  problem: nullable(Problem),
});
export type BulkResult = Static<typeof BulkResult>;

/** One result an act. 200 when all were done, 207 when some were not. */
export const BulkAnswer = closed({ results: Type.Array(BulkResult) });
export type BulkAnswer = Static<typeof BulkAnswer>;
