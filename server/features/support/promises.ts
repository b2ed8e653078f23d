/** What a record makes the server promise: one row each, with the same key whoever promises it and how often. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { SUMMARY_HOURS, summaryDueAt, summarySending } from '../../../shared/summary/deadline.ts';
import { addDays } from '../../../shared/time/day-count.ts';
import { addHours, compareInstants, type IsoInstant, instantOf, isDue } from '../../../shared/time/instant.ts';
import { atLocalTime } from '../../../shared/time/zone.ts';
import type { NewObligation } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings } from '../../ports/settings.ts';
import { workingDayNear } from './work-calendar.ts';

/** When people are written to in the morning, in the register's zone. */
const MORNING = '08:00';
/** Digests leave after all of the day's reminders were looked at. */
const DIGEST_AT = '08:10';
/** How long a morning's mail still makes sense. */
const MORNING_HOURS = 10;
/** How long a late summary is tried when its deadline was over before it was promised. */
const LATE_HOURS = 24;

const latest = (a: IsoInstant, b: IsoInstant): IsoInstant => (compareInstants(a, b) >= 0 ? a : b);

export interface PromiseContext {
  readonly tenantId: string;
  readonly settings: RegisterSettings;
  readonly now: IsoInstant;
  /** True when an earlier life of the database may have done it already. */
  readonly isUncertain: boolean;
}

/** Begins the revision of a new plan for a booked follow-up. */
const REPLAN = 'replan ';

/** Whether a `follow-up` books, rather than plan anew what is booked. */
export const isBooking = ({ revision }: Pick<NewObligation, 'revision'>): boolean => !revision.startsWith(REPLAN);

/** Revision under which a session's summary is promised. */
export const summaryRevision = (session: Pick<Session, 'summaryRevision'>): string => String(session.summaryRevision);

/** Added to a summary's revision: the step that freezes its mails once the follow-up is booked. */
export const MAILS_STEP = '/mails';

/** When an unapproved summary goes out, and until when it is tried. A session that ended long ago is served at once. */
function summaryTimes(
  outBy: IsoInstant,
  { settings, now }: Pick<PromiseContext, 'settings' | 'now'>,
): { readonly dueAt: IsoInstant; readonly deadlineAt: IsoInstant } {
  const endedAt = addHours(outBy, -SUMMARY_HOURS);
  const { sendAt } = summarySending({ endedAt, approvedAt: null, draftLeadMinutes: settings.draftLeadMinutes });
  const dueAt = latest(sendAt, now);
  return { dueAt, deadlineAt: isDue(outBy, now) ? addHours(now, LATE_HOURS) : outBy };
}

/** The first summary follows the session's end, wherever that was moved; a later one what was captured last. */
const outBy = ({ summaryRevision: revision, summaryDueAt: noted, endsAt }: Session): IsoInstant =>
  revision === 1 || noted === null ? summaryDueAt(endsAt) : noted;

/** An end that somebody emptied, or has not typed in yet, reads as this. */
const NO_END = instantOf(0);

/** The summary of a session, while it is owed; none otherwise. */
export function summaryPromises(session: Session, context: PromiseContext): readonly NewObligation[] {
  const isOwed = ['Not due', 'Waiting', 'Approved'].includes(session.summaryState);
  if (!isOwed || session.endsAt === NO_END) return [];
  const times = summaryTimes(outBy(session), context);
  const { tenantId, isUncertain } = context;
  const dueAt = session.summaryState === 'Approved' ? latest(session.endsAt, context.now) : times.dueAt;
  const row = { tenantId, subject: session.reference, revision: summaryRevision(session), payload: {}, isUncertain };
  return [{ ...row, kind: 'summary', dueAt, deadlineAt: times.deadlineAt }];
}

/** Hours within which a follow-up session is booked once its time has come. */
const FOLLOW_UP_HOURS = 24;

/**
 * The booking of a session's follow-up; null when none is wanted or it is in the record already.
 * A session has one follow-up at a time, whatever its summary's revision: later wishes change that event.
 * @param booking which one it is: 1, and one more for each that was cancelled because everything was done.
 */
export function followUpPromise(
  session: Pick<Session, 'reference' | 'cadence' | 'nextOn' | 'nextRef' | 'summaryRevision'>,
  { tenantId, now, isUncertain }: Pick<PromiseContext, 'tenantId' | 'now' | 'isUncertain'>,
  booking = 1,
): NewObligation | null {
  if (session.nextRef !== null || (session.cadence === 'None' && session.nextOn === null)) return null;
  const row = { tenantId, subject: session.reference, revision: String(booking), payload: {}, isUncertain };
  return { ...row, kind: 'follow-up', dueAt: now, deadlineAt: addHours(now, FOLLOW_UP_HOURS) };
}

/** States of a session whose summary went out, after its follow-up was booked or asked about. */
const TOLD: readonly Session['summaryState'][] = ['Sent', 'Sent as draft'];

/**
 * The booking of a session whose summary went out not long ago, for a ledger that began later: with the old one a booking
 * that still had to be tried again may be lost, or the question to the organiser. Calendar and mailbox know what was done.
 */
export function lostBooking(session: Session, context: PromiseContext): readonly NewObligation[] {
  if (!context.isUncertain || !TOLD.includes(session.summaryState) || session.summaryDueAt === null) return [];
  if (isDue(addHours(session.summaryDueAt, FOLLOW_UP_HOURS), context.now)) return [];
  const booking = followUpPromise(session, context);
  return booking ? [booking] : [];
}

/** Which booked session is to be planned anew, as it stands now. */
export interface Replanning extends Pick<PromiseContext, 'tenantId' | 'now'> {
  /** The session that it follows. */
  readonly reference: string;
  readonly startsAt: IsoInstant;
}

/** Begins the reason of a new plan because everything is done. */
export const NOTHING_OPEN = 'nothing-open';

/** Whether that was the reason. */
export const isForNothingOpen = ({ revision }: Pick<NewObligation, 'revision'>): boolean =>
  revision.startsWith(REPLAN) && revision.includes(` ${NOTHING_OPEN}`);

/** A new plan for a booked follow-up. @param why with the present start it makes the key: each reason counts once. */
export const replanPromise = ({ tenantId, reference, startsAt, now }: Replanning, why: string): NewObligation => ({
  tenantId,
  kind: 'follow-up',
  subject: reference,
  revision: `${REPLAN}${startsAt} ${why}`,
  dueAt: now,
  deadlineAt: addHours(now, FOLLOW_UP_HOURS),
  payload: {},
  isUncertain: false,
});

/**
 * Reminders and the overdue notice of an item, for its present deadline. None once nothing is left to do. Nobody is
 * written to on a day off: a reminder comes on the working day before, the notice on the one after.
 */
export function itemPromises(
  ports: Pick<Ports, 'holidays'>,
  item: ActionItem,
  context: PromiseContext,
): readonly NewObligation[] {
  const { tenantId, settings, now, isUncertain } = context;
  if (item.dueOn === null || !isOpenStage(item.stage)) return [];
  const dueOn = item.dueOn;
  const at = (kind: 'reminder' | 'overdue', days: number): NewObligation => {
    const day = workingDayNear(ports, settings, addDays(dueOn, days), kind === 'reminder' ? 'before' : 'after');
    const dueAt = atLocalTime(day, MORNING, settings.timeZone);
    const revision = `${dueOn}/${days}`;
    const deadlineAt = addHours(dueAt, MORNING_HOURS);
    return { tenantId, kind, subject: item.reference, revision, dueAt, deadlineAt, payload: {}, isUncertain };
  };
  const reminders = settings.reminderDays.map((days) => at('reminder', -days));
  // A reminder whose morning is over would only repeat what the person has just been told.
  return [...reminders.filter((one) => !isDue(one.dueAt, now)), at('overdue', 1)];
}

/** The one mail a person gets on a day about what is due and late. @param date in the register's zone. */
export function digestPromise(personKey: string, date: string, context: PromiseContext): NewObligation {
  const { tenantId, settings, now, isUncertain } = context;
  const dueAt = latest(atLocalTime(date, DIGEST_AT, settings.timeZone), now);
  const row = { tenantId, subject: personKey, revision: date, payload: {}, isUncertain };
  return { ...row, kind: 'digest', dueAt, deadlineAt: addHours(dueAt, MORNING_HOURS) };
}
