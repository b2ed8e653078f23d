/**
 * Handlers of `summary`. When one is due the follow-up session is booked first, so that its date can stand in the mail;
 * then the summary is composed and frozen, and one transaction confirms it together with one `mail` a recipient.
 * From then on nothing that changes in the register changes what goes out.
 */
import type { Session } from '../../../shared/meeting/session.ts';
import { addMinutes, compareInstants, type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import type { Handler, Outcome, RunnerLog } from '../../ledger/handler.ts';
import type { NewObligation, Obligation } from '../../ledger/store.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { bookingNumber } from '../support/booking-number.ts';
import { isMirrorComplete } from '../support/mirror-state.ts';
import { followUpPromise, MAILS_STEP, summaryPromises, summaryRevision } from '../support/promises.ts';
import { settleDraft } from '../support/summary-row.ts';
import { type ComposePorts, composeSummary } from './compose-summary.ts';
import { type SummaryMailPayload, settlePromise } from './payload.ts';
import { mailSubject, summaryMail } from './summary-mails.ts';

export type SummaryPorts = ComposePorts & Pick<Ports, 'ledger'>;

/** States in which a summary is still owed. */
const OWED: readonly Session['summaryState'][] = ['Not due', 'Waiting', 'Approved'];
/** How long a summary waits for its follow-up session at most; whoever books it lets the summary go at once. */
const FOLLOW_UP_MINUTES = 2;
const OVER: readonly Obligation['state'][] = ['confirmed', 'cancelled', 'dead'];

interface Owed {
  readonly session: Stored<Session>;
  /** Of the mails: the meeting may have moved since the row was promised. */
  readonly deadlineAt: IsoInstant;
}

/** The session whose summary is to be written now; else why not: it is owed no more, or its meeting moved and is not over. */
async function owedNow(ports: SummaryPorts, obligation: Obligation, log: RunnerLog): Promise<Owed | Outcome> {
  const { tenantId, subject, revision, id, kind } = obligation;
  const session = await ports.mirror.byReference(tenantId, 'sessions', subject);
  const [wanted] = revision.split('/');
  const isOwed =
    session !== null && OWED.includes(session.record.summaryState) && summaryRevision(session.record) === wanted;
  if (!isOwed) {
    log.info({ id, kind, state: session?.record.summaryState ?? 'gone' }, 'this summary is owed no more');
    return { outcome: 'done' };
  }
  const now = ports.clock.now();
  const context = { tenantId, settings: await ports.settings.read(tenantId), now, isUncertain: false };
  const [right] = summaryPromises(session.record, context);
  if (right && !isDue(right.dueAt, now)) {
    return { outcome: 'retry', fault: 'the meeting was moved', notBefore: right.dueAt };
  }
  const isLater = right && compareInstants(right.deadlineAt, obligation.deadlineAt) > 0;
  return { session, deadlineAt: isLater ? right.deadlineAt : obligation.deadlineAt };
}

/** Books the follow-up, then freezes; freezes at once when there is nothing to book. */
export const startSummary =
  (ports: SummaryPorts, log: RunnerLog): Handler =>
  async ({ obligation }) => {
    const { tenantId, isUncertain } = obligation;
    if (!(await isMirrorComplete(ports, tenantId))) return { outcome: 'retry', fault: 'the lists are not read yet' };
    const owed = await owedNow(ports, obligation, log);
    if ('outcome' in owed) return owed;
    const { session, deadlineAt } = owed;
    const now = ports.clock.now();
    const number = await bookingNumber(ports, tenantId, session.record.reference);
    const booking = followUpPromise(session.record, { tenantId, now, isUncertain }, number);
    const before = booking && (await ports.ledger.find(tenantId, booking.kind, booking.subject, booking.revision));
    if (!booking || (before && OVER.includes(before.state))) return freeze(ports, obligation, owed);
    const { kind, subject, revision } = obligation;
    const mails: NewObligation = {
      ...{ tenantId, kind, subject, isUncertain, deadlineAt, payload: {} },
      revision: `${revision}${MAILS_STEP}`,
      dueAt: addMinutes(now, FOLLOW_UP_MINUTES),
    };
    // In one transaction, so that the mails wait already when the booking begins and can be let go by it.
    return { outcome: 'done', follow: [mails, booking] };
  };

/** Freezes the summary when the follow-up is booked, or has had its time. */
export const freezeSummary =
  (ports: SummaryPorts, log: RunnerLog): Handler =>
  async ({ obligation }) => {
    const owed = await owedNow(ports, obligation, log);
    return 'outcome' in owed ? owed : freeze(ports, obligation, owed);
  };

async function freeze(ports: SummaryPorts, obligation: Obligation, { session, deadlineAt }: Owed): Promise<Outcome> {
  const { tenantId, subject, isUncertain } = obligation;
  const revision = summaryRevision(session.record);
  const now = ports.clock.now();
  const { senderMail } = await ports.settings.read(tenantId);
  const isDraft = await settleDraft(ports, tenantId, session.record, session.record.summaryState !== 'Approved');
  const composed = await composeSummary(ports, { tenantId, session, isDraft, now });
  const { reachable } = composed.recipients;
  const siblings = reachable.map((recipient) => mailSubject(subject, recipient));
  if (siblings.length === 0) {
    const nobody = settlePromise({ tenantId, subject, revision }, { siblings, isDraft }, 'nobody', now);
    return { outcome: 'done', follow: [nobody] };
  }
  const follow = reachable.map((recipient): NewObligation => {
    const mail = summaryMail(composed, recipient, { tenantId, senderMail, writtenAt: now });
    const payload: SummaryMailPayload = { mail, summary: { reference: subject, revision, siblings, isDraft } };
    const row = { tenantId, kind: 'mail', subject: mailSubject(subject, recipient), revision } as const;
    return { ...row, dueAt: now, deadlineAt, payload: { ...payload }, isUncertain };
  });
  return { outcome: 'done', follow };
}
