/**
 * The summary as it would go out now, to the person who asks or, where they get none, to its first recipient. Of one that
 * went out only the time is of then, so that it is not called late for being read later: its items are as they are now,
 * and what was really sent is in the mails.
 */
import { isSamePerson } from '../../../shared/action-item/person.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import type { SummaryPreview } from '../../../shared/contract/sessions.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Caller, personOf } from '../../ports/identity.ts';
import { type ComposePorts, composeSummary } from './compose-summary.ts';
import { renderSummary } from './summary-mails.ts';

/** Nothing is written or sent. */
export async function previewSummary(
  ports: ComposePorts,
  caller: Caller,
  reference: string,
): Promise<Result<SummaryPreview, Refusal>> {
  const { tenantId } = caller;
  const session = await ports.mirror.byReference(tenantId, 'sessions', reference);
  if (!session) return fail({ kind: 'not-found' });
  const { summaryState, summaryDueAt, summarySentAt } = session.record;
  const isDraft = summaryState !== 'Approved' && summaryState !== 'Sent';
  const isOut = summaryState === 'Sent' || summaryState === 'Sent as draft';
  const now = (isOut ? summarySentAt : null) ?? ports.clock.now();
  const composed = await composeSummary(ports, { tenantId, session, isDraft, now });
  const { reachable } = composed.recipients;
  const reader = reachable.find(({ person }) => isSamePerson(person, personOf(caller))) ?? reachable[0];
  if (!reader) return fail({ kind: 'no-attendees', detail: 'Nobody of the session has a mail address.' });
  return ok({
    reference,
    state: summaryState,
    dueAt: summaryDueAt,
    recipients: reachable.map(({ person }) => person),
    ...renderSummary(composed, reader),
  });
}
