/**
 * Handler of `mail`: one mail to one person, at most once, through crashes at any point.
 *
 *   marked as begun → draft (key in its Message-ID) → id stored → send → seen as sent → confirmed
 *
 * Whatever was not seen to its end is looked up before anything is done again: by id, then by both keys.
 */
import { addHours, addMinutes, addMs, type IsoInstant, isDue } from '../../../shared/time/instant.ts';
import type { Handler, HandlerTools, Outcome, RunnerLog } from '../../ledger/handler.ts';
import type { Obligation } from '../../ledger/store.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { MailTrace, OutgoingMail } from '../../ports/mail.ts';
import type { Ports } from '../../ports/ports.ts';
import { retryDenied } from '../support/denied.ts';
import { type SummaryMailPayload, settlePromise } from './payload.ts';

export type MailPorts = Pick<Ports, 'clock' | 'mail'>;

/** A sent message may take a while to show under its id. */
const LOOK_AGAIN_MS = 15_000;
/** Stands where the draft's id will stand, from before it is asked for: from then on there may be one. */
const DRAFTING = 'drafting';
/** A mailbox may take so long to show a draft under its key. One that does not show it by then has none. */
const SHOWN_MINUTES = 2;
/** After so long a draft that is nowhere was deleted by somebody; only then may a person's redrive write it anew. */
const GONE_HOURS = 1;

/** Sends the frozen mail of the payload. */
export const sendMail =
  (ports: MailPorts, log: RunnerLog): Handler =>
  async ({ obligation }, tools) => {
    const { mail } = payloadOf(obligation);
    try {
      const trace = await look(ports, obligation, mail);
      if (trace.state === 'sent') return await confirm(ports, obligation, tools, trace.messageId);
      if (trace.state === 'nowhere' && isInTransit(obligation, ports)) return again(ports, 'not seen as sent yet');
      if (trace.state === 'nowhere' && isDoubtful(obligation, ports)) return again(ports, 'no draft seen yet');
      const messageId = trace.state === 'draft' ? trace.messageId : await draft(ports, obligation, tools);
      if (messageId !== obligation.externalId) await tools.acted(messageId);
      return await submit(ports, obligation, tools, messageId);
    } catch (error) {
      if (!isPortFailure(error, 'denied', 'invalid')) throw error;
      if (error.kind === 'denied') return retryDenied({ clock: ports.clock, log }, obligation, error);
      const { id, kind } = obligation;
      log.error({ id, kind, fault: error.kind, requestId: error.facts.requestId }, 'the mailbox refuses this mail');
      return { outcome: 'dead', fault: error.kind };
    }
  };

const payloadOf = ({ payload }: Obligation): SummaryMailPayload => payload as unknown as SummaryMailPayload;
const appOf = ({ tenantId }: Obligation) => ({ kind: 'app', tenantId }) as const;

/** Of the message; null while there is none that we know of. */
const idOf = ({ externalId }: Obligation): string | null => (externalId === DRAFTING ? null : externalId);

/** A first try of a fresh row has left no trace; everything else is asked of the mailbox. */
async function look({ mail }: MailPorts, obligation: Obligation, out: OutgoingMail): Promise<MailTrace> {
  const { attempts, isUncertain } = obligation;
  const externalId = idOf(obligation);
  const mailbox = out.from.address;
  if (externalId !== null) {
    const trace = await mail.whereIs(appOf(obligation), mailbox, externalId);
    if (trace.state !== 'nowhere') return trace;
  }
  if (obligation.externalId === null && attempts === 0 && !isUncertain) return { state: 'nowhere' };
  return mail.findByKey(appOf(obligation), mailbox, out.key);
}

/** A draft that existed and is nowhere is on its way, unless a person redrives it long after. */
function isInTransit(obligation: Obligation, { clock }: MailPorts): boolean {
  if (idOf(obligation) === null) return false;
  const { actedAt, isUncertain } = obligation;
  const isGone = isUncertain && actedAt !== null && isDue(addHours(actedAt, GONE_HOURS), clock.now());
  return !isGone;
}

/** Whether an earlier try, or an earlier life of the database, may have made a draft that the mailbox does not show yet. */
function isDoubtful({ externalId, actedAt, isUncertain, createdAt }: Obligation, { clock }: MailPorts): boolean {
  const madeBefore: IsoInstant | null = externalId === DRAFTING ? actedAt : isUncertain ? createdAt : null;
  return madeBefore !== null && !isDue(addMinutes(madeBefore, SHOWN_MINUTES), clock.now());
}

async function draft({ mail }: MailPorts, obligation: Obligation, tools: HandlerTools): Promise<string> {
  const { mail: out } = payloadOf(obligation);
  await tools.acted(DRAFTING);
  return (await mail.draft(appOf(obligation), out.from.address, out)).messageId;
}

async function submit(
  ports: MailPorts,
  obligation: Obligation,
  tools: HandlerTools,
  messageId: string,
): Promise<Outcome> {
  const { mail } = payloadOf(obligation);
  const mailbox = mail.from.address;
  await tools.hold();
  try {
    await ports.mail.send(appOf(obligation), mailbox, messageId, mail.key);
  } catch (error) {
    if (!isPortFailure(error, 'invalid', 'not-found', 'conflict', 'unknown-outcome')) throw error;
    // The service refuses what is no longer a draft; where the message is decides, not what it answered.
    const trace = await ports.mail.whereIs(appOf(obligation), mailbox, messageId);
    if (trace.state === 'sent') return confirm(ports, obligation, tools, messageId);
    if (error.kind === 'invalid' && trace.state === 'draft') throw error;
    return again(ports, error.kind);
  }
  const trace = await ports.mail.whereIs(appOf(obligation), mailbox, messageId);
  return trace.state === 'sent' ? confirm(ports, obligation, tools, messageId) : again(ports, 'not seen as sent yet');
}

const again = ({ clock }: MailPorts, fault: string): Outcome => ({
  outcome: 'retry',
  fault,
  notBefore: addMs(clock.now(), LOOK_AGAIN_MS),
});

async function confirm(
  { clock }: MailPorts,
  obligation: Obligation,
  tools: HandlerTools,
  messageId: string,
): Promise<Outcome> {
  if (idOf(obligation) === null) await tools.acted(messageId);
  const { summary } = payloadOf(obligation);
  if (!summary) return { outcome: 'done' };
  const about = { tenantId: obligation.tenantId, subject: summary.reference, revision: summary.revision };
  return { outcome: 'done', follow: [settlePromise(about, summary, obligation.subject, clock.now())] };
}
