/** Moving an item along its life. What each verb needs and who may use it is the table in action-item/status.ts. */
import { type Static, Type } from 'typebox';
import { VERBS } from '../action-item/status.ts';
import { closed, text } from './common.ts';

/** A verb of the lifecycle table and the facts it asks for. Texts replace the item's when they say something. */
export const TransitionBody = closed({
  verb: Type.Enum(VERBS),
  facts: Type.Optional(
    closed({
      reason: Type.Optional(text(2_000)),
      helpAsked: Type.Optional(text(2_000)),
      actionTaken: Type.Optional(text(20_000)),
      outcome: Type.Optional(text(20_000)),
      lessons: Type.Optional(text(20_000)),
      nextSteps: Type.Optional(text(20_000)),
    }),
  ),
});
export type TransitionBody = Static<typeof TransitionBody>;
