/**
 * Handler of `summary`: when it is due, the summary is composed and frozen, and one transaction confirms it together
 * with one `mail` a recipient. From then on nothing that changes in the register changes what goes out.
 */

import type { Session } from '../../../shared/meeting/session.ts';
import type { Handler, Outcome, RunnerLog } from '../../ledger/handler.ts';
import type { NewObligation, Obligation } from '../../ledger/store.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { isMirrorComplete } from '../support/mirror-state.ts';
import { followUpPromise } from '../support/promises.ts';
import { type ComposePorts, composeSummary } from './compose-summary.ts';
import { type SummaryMailPayload, settlePromise } from './payload.ts';
import { mailSubject, summaryMail } from './summary-mails.ts';

export type SummaryPorts = ComposePorts & Pick<Ports, 'ledger'>;

/** States in which a summary is still owed. */
const OWED: readonly Session['summaryState'][] = ['Not due', 'Waiting', 'Approved'];
/** Tries for which the summary waits for the follow-up session, so that its date can stand in the mail. */
const FOLLOW_UP_TRIES = 3;

/** Composes, freezes and promises the mails of a session's summary. */
export const writeSummary =
  (ports: SummaryPorts, log: RunnerLog): Handler =>
  async ({ obligation }) => {
    const { tenantId, subject, revision } = obligation;
    if (!(await isMirrorComplete(ports, tenantId))) return { outcome: 'retry', fault: 'the lists are not read yet' };
    const session = await ports.mirror.byReference(tenantId, 'sessions', subject);
    if (!session) return skip(log, obligation, 'the session is gone');
    const { record } = session;
    if (!OWED.includes(record.summaryState)) return skip(log, obligation, `the summary is ${record.summaryState}`);
    if (String(record.summaryRevision) !== revision) return skip(log, obligation, 'a later revision is promised');
    if (await isWaitingForFollowUp(ports, obligation, record)) {
      return { outcome: 'retry', fault: 'the follow-up session is not booked yet' };
    }
    return { outcome: 'done', follow: await mailPromises(ports, obligation, session) };
  };

function skip(log: RunnerLog, { id, kind }: Obligation, why: string): Outcome {
  log.info({ id, kind, why }, 'no summary is owed any more');
  return { outcome: 'done' };
}

/** The follow-up is promised here at the latest; it is waited for while it makes its first tries. */
async function isWaitingForFollowUp(
  ports: SummaryPorts,
  { tenantId, attempts, isUncertain }: Obligation,
  session: Session,
): Promise<boolean> {
  const now = ports.clock.now();
  const promise = followUpPromise(session, { tenantId, now, isUncertain });
  if (!promise) return false;
  await ports.ledger.promise([promise]);
  const row = await ports.ledger.find(tenantId, promise.kind, promise.subject, promise.revision);
  const isUnderWay = row?.state === 'waiting' || row?.state === 'claimed' || row?.state === 'acted';
  return isUnderWay && attempts < FOLLOW_UP_TRIES;
}

async function mailPromises(
  ports: SummaryPorts,
  obligation: Obligation,
  session: Stored<Session>,
): Promise<readonly NewObligation[]> {
  const { tenantId, subject, revision, deadlineAt, isUncertain } = obligation;
  const now = ports.clock.now();
  const { senderMail } = await ports.settings.read(tenantId);
  const isDraft = session.record.summaryState !== 'Approved';
  const composed = await composeSummary(ports, { tenantId, session, isDraft, now });
  const { reachable } = composed.recipients;
  const siblings = reachable.map((recipient) => mailSubject(subject, recipient));
  if (siblings.length === 0) return [settlePromise(obligation, { siblings, isDraft }, 'nobody', now)];
  return reachable.map((recipient): NewObligation => {
    const mail = summaryMail(composed, recipient, { tenantId, senderMail, writtenAt: now });
    const payload: SummaryMailPayload = { mail, summary: { reference: subject, revision, siblings, isDraft } };
    const row = { tenantId, kind: 'mail', subject: mailSubject(subject, recipient), revision } as const;
    return { ...row, dueAt: now, deadlineAt, payload: { ...payload }, isUncertain };
  });
}
