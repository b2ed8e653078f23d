/**
 * What a language model is asked to answer when it reads a document. Plain on purpose: services that hold a model to a
 * schema know objects, arrays, enumerations and null, but neither lengths nor patterns. Lengths are checked where the
 * claims are held against the text (extraction/second-reader/).
 */
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { CandidateKindName } from './candidate-kind.ts';
import { closed, nullable } from './common.ts';

/** The whole answer. */
export const ModelAnswer = closed({
  items: Type.Array(
    closed({
      quote: Type.String(),
      owner: nullable(Type.String()),
      duePhrase: nullable(Type.String()),
      kind: CandidateKindName,
    }),
  ),
});
export type ModelAnswer = Static<typeof ModelAnswer>;

/** Whether an answer is of this form, no more and no less. */
export const isModelAnswer = (answer: unknown): answer is ModelAnswer => Check(ModelAnswer, answer);
