/** The engine: one document in, its action items, decisions, questions and follow-up date out. Pure and synchronous. */

import { resolveDate } from './dates/resolve.ts';
import type { Reference } from './due-phrase.ts';
import type {
  Candidate,
  CandidateKind,
  Extraction,
  ExtractionContext,
  FollowUpMention,
  SourceDocument,
} from './extraction.ts';
import { nextSession } from './parsers/next-session.ts';
import { statements } from './parsers/statement.ts';
import type { Proposal } from './proposal.ts';
import { matchOwner } from './refiners/match-owner.ts';
import { dropOverlaps, dropRepeats } from './refiners/merge-duplicates.ts';
import { sightingOf } from './refiners/same-as.ts';
import { referenceOf, settleDue } from './refiners/settle-due-date.ts';
import { splitCommitments } from './refiners/split-commitments.ts';
import { taskText } from './refiners/task-text.ts';
import { weighWithModel } from './refiners/weigh-with-model.ts';
import { ACTION_PARSERS } from './rules.ts';
import { sourceEnd, sourceStart } from './text/flow.ts';
import { flowOffset, LINE_LIMIT, LINES_LIMIT } from './text/lines.ts';
import { createView, type View } from './view.ts';

/** Longest document that is read, in UTF-16 units. Larger ones are refused, not cut. */
export const DOCUMENT_LIMIT = 5_000_000;

/** Most items one document gives; more come from a list that is no minutes. */
export const ITEM_LIMIT = 500;

/** Confidence from which a proposal is an item. */
export const THRESHOLD = 0.5;

const EMPTY: Extraction = {
  items: [],
  followUp: null,
  decisions: [],
  information: [],
  questions: [],
  notices: [],
  refused: null,
};

function refuse(units: number): Extraction {
  return {
    ...EMPTY,
    notices: [`The document has ${units} characters; up to ${DOCUMENT_LIMIT} are read. Split it and try again.`],
    refused: { kind: 'document-too-large', units, limit: DOCUMENT_LIMIT },
  };
}

const NO_DUE = { duePhrase: null, dueOn: null, dueVague: false };

const clamp = (value: number): number => Math.round(Math.min(0.99, Math.max(0, value)) * 100) / 100;

/** A proposal with its owner, date and place in the source settled. */
export function settle(
  view: View,
  document: SourceDocument,
  proposal: Proposal,
  reference: Reference | null,
): Candidate {
  const first = view.placed[proposal.line]?.line;
  const last = view.placed[proposal.toLine]?.line ?? first;
  if (first === undefined || last === undefined) throw new RangeError(`no line ${proposal.line}`);
  const start = sourceStart(view.flow, flowOffset(first, proposal.start));
  const end = Math.max(start + 1, sourceEnd(view.flow, flowOffset(last, Math.max(0, proposal.end - 1)) + 1));
  const words =
    proposal.line === proposal.toLine
      ? first.text.slice(proposal.start, proposal.end)
      : `${first.text.slice(proposal.start)} ${last.text.slice(0, proposal.end)}`;
  const isAction = proposal.kind === 'commitment' || proposal.kind === 'request';
  const due = isAction ? settleDue(words, proposal.dueText ?? null, view.locale, reference) : NO_DUE;
  const owner = proposal.owner === null ? null : proposal.owner.replace(/\s+/g, ' ').trim();
  const ownerMatch = matchOwner(owner, view.context);
  const unmatched = owner !== null && ownerMatch === null && view.context.attendees.length > 0;
  return {
    text: isAction ? taskText(words, owner, due) : words.replace(/\s+/g, ' ').trim(),
    quote: document.text.slice(start, end),
    start,
    end,
    kind: proposal.kind,
    confidence: clamp(proposal.confidence),
    rule: proposal.rule,
    reasons: unmatched ? [...proposal.reasons, `nobody at the meeting is certainly "${owner}"`] : proposal.reasons,
    owner,
    ownerMatch,
    ...due,
    sameAs: isAction ? sightingOf(words, owner, view.context.openItems ?? []) : null,
  };
}

/** True for what lies in none of the items; by line, so that time stays linear. */
function outside(items: readonly Proposal[]): (other: Proposal) => boolean {
  const byLine = new Map<number, Proposal[]>();
  for (const item of items) byLine.set(item.line, [...(byLine.get(item.line) ?? []), item]);
  return (other) => !(byLine.get(other.line) ?? []).some(({ start, end }) => start < other.end && other.start < end);
}

function followUpOf(view: View, document: SourceDocument, reference: Reference | null): FollowUpMention | null {
  const session = nextSession(view);
  const line = session === null ? undefined : view.placed[session.line]?.line;
  if (session === null || line === undefined) return null;
  const start = sourceStart(view.flow, flowOffset(line, session.start));
  const end = sourceEnd(view.flow, flowOffset(line, Math.max(0, session.end - 1)) + 1);
  const on = reference === null || session.value === null ? null : resolveDate(session.value, reference);
  return { quote: document.text.slice(start, end), start, end, phrase: session.phrase, on };
}

/**
 * Reads a document. Deterministic; time grows linearly with the text. Never throws on any text.
 *
 * @param document as found; offsets of the answer point into its `text`.
 * @param context the meeting's instant, zone and people.
 * @returns items above THRESHOLD in reading order; `refused` is set and all lists are empty beyond DOCUMENT_LIMIT.
 */
export function extract(document: SourceDocument, context: ExtractionContext): Extraction {
  if (document.text.length > DOCUMENT_LIMIT) return refuse(document.text.length);
  const view = createView(document, context);
  const reference = referenceOf(context);
  const proposals = weighWithModel(
    view,
    ACTION_PARSERS.flatMap((parser) => parser(view)),
  );
  const sure = splitCommitments(
    view,
    proposals.filter(({ confidence }) => confidence >= THRESHOLD),
  );
  const strong = dropRepeats(view, dropOverlaps(sure), ITEM_LIMIT + 1);
  const notices: string[] = [];
  if (view.cutLines > 0)
    notices.push(`${view.cutLines} very long lines were read only up to ${LINE_LIMIT} characters.`);
  if (view.flow.readTo !== null)
    notices.push(`The mark-up is too dense: only the first ${view.flow.readTo} characters were read.`);
  if (view.unread) notices.push(`Only the first ${LINES_LIMIT} lines were read.`);
  if (strong.length > ITEM_LIMIT) notices.push(`Only the first ${ITEM_LIMIT} items are shown.`);
  const read = (proposal: Proposal): Candidate => settle(view, document, proposal, reference);
  const items = strong.slice(0, ITEM_LIMIT).map(read);
  const others = dropOverlaps(statements(view)).filter(outside(strong));
  const ofKind = (kind: CandidateKind): readonly Candidate[] =>
    others
      .filter((other) => other.kind === kind)
      .slice(0, ITEM_LIMIT)
      .map(read);
  return {
    items,
    followUp: followUpOf(view, document, reference),
    decisions: ofKind('decision'),
    information: ofKind('information'),
    questions: ofKind('open-question'),
    notices,
    refused: null,
  };
}
