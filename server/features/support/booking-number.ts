/** Which booking of a session's follow-up is the next: told from the records, so that a dropped database knows it too. */
import type { Ports } from '../../ports/ports.ts';

const MAX_SESSIONS = 500;

/** 1, and one more for each follow-up of the session that was booked and cancelled. */
export async function bookingNumber(
  { mirror }: Pick<Ports, 'mirror'>,
  tenantId: string,
  reference: string,
): Promise<number> {
  const sessions = await mirror.sessions(tenantId, MAX_SESSIONS);
  const cancelled = sessions.filter(
    ({ record }) =>
      record.previousRef === reference && record.kind === 'Follow-up' && record.summaryState === 'Cancelled',
  );
  return cancelled.length + 1;
}
