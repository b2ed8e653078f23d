/** Moving an item along its life. What each verb needs and who may use it is the table in action-item/status.ts. */
import { type Static, Type } from 'typebox';
import { closed, line, text } from './common.ts';

/** A verb of the lifecycle table and the facts it asks for. Facts a verb does not ask for are refused. */
export const TransitionBody = closed({
  verb: line(32, 1),
  facts: Type.Optional(
    closed({
      reason: Type.Optional(text(2_000)),
      barrier: Type.Optional(text(2_000)),
      helpAsked: Type.Optional(text(2_000)),
      actionTaken: Type.Optional(text(20_000)),
      outcome: Type.Optional(text(20_000)),
      lessons: Type.Optional(text(20_000)),
      nextSteps: Type.Optional(text(20_000)),
    }),
  ),
});
export type TransitionBody = Static<typeof TransitionBody>;
