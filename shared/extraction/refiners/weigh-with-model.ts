/**
 * The model's say in what unmarked sentences propose: a little more or less confidence. Marked forms (labels, boxes,
 * tables, action sections) are the author's own word and are left alone. The reason names the words that spoke.
 */
import { modelOf, scoreSentence } from '../model/score.ts';
import type { Proposal } from '../proposal.ts';
import type { View } from '../view.ts';

/** Most that a model can add or take: on texts it never saw it is right too seldom to say more. */
const LEVER = 0.05;

const UNMARKED = new Set([
  'owner-will',
  'speaker-commits',
  'group-commits',
  'request',
  'passive-task',
  'imperative',
  'bracket-owner',
]);

/** The model is asked only where its say can change the outcome. */
const NEAR = 0.13;

function weigh(view: View, proposal: Proposal): Proposal {
  if (Math.abs(proposal.confidence - 0.5) > NEAR) return proposal;
  const line = view.placed[proposal.line]?.line;
  const model = modelOf(view);
  if (line === undefined || model === null || !UNMARKED.has(proposal.rule)) return proposal;
  // The mails were labelled for what their writers ask and promise, not for what they say others will do.
  if (model === 'mail' && proposal.rule === 'owner-will') return proposal;
  const sentence = view.sentencesOf(line).find(({ start, end }) => start <= proposal.start && proposal.start < end);
  if (sentence === undefined) return proposal;
  const score = scoreSentence(view, sentence, [proposal]);
  if (score === null) return proposal;
  // "We're going to take the heat for it": in notes of talk a firm no weighs more than a yes.
  const firmNo = model === 'minutes' && proposal.rule === 'group-commits' && score.probability < 0.2;
  const change = (score.probability - 0.5) * 2 * (firmNo ? 0.1 : LEVER);
  const because =
    score.because.length > 0 && change > 0 ? `: ${score.because.map((word) => `"${word}"`).join(', ')}` : '';
  const says = `the model ${change >= 0 ? 'agrees' : 'doubts'} (${score.probability.toFixed(2)})${because}`;
  return { ...proposal, confidence: proposal.confidence + change, reasons: [...proposal.reasons, says] };
}

/** Proposals with the model's say added. */
export const weighWithModel = (view: View, proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.map((proposal) => weigh(view, proposal));
