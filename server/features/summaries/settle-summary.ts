/** Closes a summary: when all its mails are confirmed, history and the session's record say so. Safe to repeat. */
import type { Session } from '../../../shared/meeting/session.ts';
import { compareInstants, type IsoInstant } from '../../../shared/time/instant.ts';
import type { Handler } from '../../ledger/handler.ts';
import type { Obligation } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import { logLine, writeLog } from '../support/log-lines.ts';
import { summaryRevision } from '../support/promises.ts';
import { updateFromCurrent } from '../support/update.ts';
import { type SummaryFacts, type SummaryMailPayload, settledRevision } from './payload.ts';

export type SettlePorts = Pick<Ports, 'clock' | 'ledger' | 'lists' | 'mirror'>;

/** Writes what became of the mails; does nothing while one of them is still under way. */
export const settleSummary =
  (ports: SettlePorts): Handler =>
  async ({ obligation }) => {
    const { tenantId, subject } = obligation;
    const { siblings, isDraft } = obligation.payload as unknown as Pick<SummaryFacts, 'siblings' | 'isDraft'>;
    const revision = settledRevision(obligation.revision);
    const mails = await Promise.all(siblings.map((one) => ports.ledger.find(tenantId, 'mail', one, revision)));
    const sent = mails.filter((mail) => mail?.state === 'confirmed').filter((mail) => mail !== null);
    if (sent.length < siblings.length) return { outcome: 'done' };
    await logMails(ports, tenantId, subject, sent);
    const held = await ports.mirror.byReference(tenantId, 'sessions', subject);
    if (!held) return { outcome: 'done' };
    const changes = stateAfter(sent, isDraft);
    const target = { actor: { kind: 'app', tenantId }, tenantId, list: 'sessions', held } as const;
    // What was captured meanwhile is owed in the next revision, which these mails say nothing about.
    await updateFromCurrent(ports, target, (current) =>
      summaryRevision(current) === revision && current.summaryState !== changes.summaryState ? changes : {},
    );
    return { outcome: 'done' };
  };

function stateAfter(sent: readonly Obligation[], isDraft: boolean): Partial<Session> {
  if (sent.length === 0) return { summaryState: 'Failed' };
  const times = sent.map((mail) => mail.confirmedAt ?? mail.createdAt).sort(compareInstants);
  return { summaryState: isDraft ? 'Sent as draft' : 'Sent', summarySentAt: times.at(-1) as IsoInstant };
}

/** One line a mail, with the mail service's own id: the proof that it went out. */
async function logMails(
  ports: SettlePorts,
  tenantId: string,
  reference: string,
  sent: readonly Obligation[],
): Promise<void> {
  const lines = sent.map((row) => {
    const { mail } = row.payload as unknown as SummaryMailPayload;
    return logLine(`mail:${mail.key}`, row.confirmedAt ?? ports.clock.now(), {
      who: null,
      what: 'mail-sent',
      on: reference,
      after: { to: mail.to.map(({ name }) => name) },
      channel: 'Mail',
      ...(row.externalId !== null && { messageId: row.externalId }),
    });
  });
  await writeLog(ports, { kind: 'app', tenantId }, tenantId, lines);
}
