/** The records a capture makes, from what the pane sent. Pure. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { newItem } from '../../../shared/action-item/new-item.ts';
import { cleanPerson, type PersonRef } from '../../../shared/action-item/person.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { CaptureBody, CaptureItem, SessionFacts } from '../../../shared/contract/capture.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { summaryDueAt } from '../../../shared/summary/deadline.ts';
import { epochMs, type IsoInstant, instantOf } from '../../../shared/time/instant.ts';
import { localDate } from '../../../shared/time/zone.ts';
import type { RegisterSettings } from '../../ports/settings.ts';

/** One entry a line in the list's column, so an entry has no line of its own inside. */
const lines = (entries: readonly string[] = []): readonly string[] =>
  entries.map((entry) => cleanLine(entry, 2_000)).filter(Boolean);

const exact = (instant: IsoInstant): IsoInstant => instantOf(epochMs(instant));

/** A session nobody captured before; its reference is still to be given. */
export function sessionDraft(key: string, facts: SessionFacts, settings: RegisterSettings): Session {
  return {
    key,
    reference: '',
    title: cleanLine(facts.title, 255),
    kind: facts.kind ?? 'Meeting',
    eventId: facts.eventId,
    eventMailbox: null,
    iCalUId: facts.iCalUId,
    seriesId: facts.seriesId,
    organiser: cleanPerson(facts.organiser),
    attendees: facts.attendees.map(cleanPerson),
    startsAt: exact(facts.startsAt),
    endsAt: exact(facts.endsAt),
    timeZone: facts.timeZone,
    objectives: lines(facts.objectives),
    keyPoints: lines(facts.keyPoints),
    decisions: lines(facts.decisions),
    challenges: lines(facts.challenges),
    recommendations: lines(facts.recommendations),
    adjustments: lines(facts.adjustments),
    cadence: facts.cadence ?? (facts.nextOn ? 'Named date' : settings.cadence),
    nextOn: facts.nextOn ?? null,
    previousRef: null,
    nextRef: null,
    summaryState: 'Waiting',
    summaryDueAt: summaryDueAt(exact(facts.endsAt)),
    summarySentAt: null,
    summaryRevision: 1,
  };
}

const TEXTS = ['objectives', 'keyPoints', 'decisions', 'challenges', 'recommendations', 'adjustments'] as const;

/** What a later capture changes on a session that is there: facts it names and that differ. Empty when none do. */
export function sessionChanges(session: Session, facts: SessionFacts): Partial<Session> {
  const named: Partial<Session> = {
    title: cleanLine(facts.title, 255),
    attendees: mergePeople(session.attendees, facts.attendees.map(cleanPerson)),
    ...Object.fromEntries(TEXTS.flatMap((field) => (facts[field] ? [[field, lines(facts[field])]] : []))),
    ...(facts.cadence && { cadence: facts.cadence }),
    ...(facts.nextOn !== undefined && { nextOn: facts.nextOn }),
  };
  const differs = ([field, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(session[field as keyof Session]);
  return Object.fromEntries(Object.entries(named).filter(differs));
}

/** Nobody who was once noted as present is lost because a later reader saw fewer people. */
function mergePeople(before: readonly PersonRef[], now: readonly PersonRef[]): readonly PersonRef[] {
  const idOf = (one: PersonRef) => one.mail?.toLowerCase() ?? one.key ?? one.name;
  const known = new Set(before.map(idOf));
  return [...before, ...now.filter((one) => !known.has(idOf(one)))];
}

export interface NewItemContext {
  readonly owner: PersonRef | null;
  readonly sessionRef: string;
  readonly body: CaptureBody;
  readonly now: IsoInstant;
  readonly settings: RegisterSettings;
}

/** An item as it is first written; its reference is still to be given. */
export const itemDraft = (item: CaptureItem, { owner, sessionRef, body, now, settings }: NewItemContext): ActionItem =>
  newItem(
    {
      key: item.key,
      title: item.title,
      owner: owner && cleanPerson(owner),
      dueOn: item.dueOn ?? null,
      sessionRef,
      sourceKind: body.sourceKind ?? 'Meeting',
      sourceLink: body.sourceLink ?? '',
      ...(item.notes !== undefined && { notes: item.notes }),
      ...(item.priority && { priority: item.priority }),
      ...(item.actionType && { actionType: item.actionType }),
      ...(item.sourceQuote !== undefined && { sourceQuote: item.sourceQuote }),
    },
    '',
    localDate(now, settings.timeZone),
  );
