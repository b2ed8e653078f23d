/** The ledger's row of a session's summary beside the session's record: times that must agree, mails that are frozen. */
import type { Session } from '../../../shared/meeting/session.ts';
import { addHours, isDue } from '../../../shared/time/instant.ts';
import type { NewObligation, Payload } from '../../ledger/store.ts';
import type { Ports } from '../../ports/ports.ts';
import { MAILS_STEP, summaryPromises, summaryRevision } from './promises.ts';

/**
 * Moves the waiting row to the times that follow from the record. Safe to repeat, and to be called whenever the record
 * may have changed: a crash between record and row is mended by the next call.
 */
export async function alignSummary(
  ports: Pick<Ports, 'clock' | 'ledger' | 'settings'>,
  tenantId: string,
  session: Session,
): Promise<void> {
  const now = ports.clock.now();
  const settings = await ports.settings.read(tenantId);
  const [right] = summaryPromises(session, { tenantId, settings, now, isUncertain: false });
  const row = await ports.ledger.find(tenantId, 'summary', session.reference, summaryRevision(session));
  if (!right || row?.state !== 'waiting') return;
  // Due both ways: it acts at once. Tried already under the same deadline: it waits out its own back-off.
  const isUnderWay = row.attempts > 0 && row.deadlineAt === right.deadlineAt;
  if (isUnderWay || (isDue(row.dueAt, now) && isDue(right.dueAt, now))) return;
  if (row.dueAt === right.dueAt && row.deadlineAt === right.deadlineAt) return;
  await ports.ledger.reschedule(row, right.dueAt, right.deadlineAt);
}

/** Added to a summary's revision: the rows that settle whether it goes out as a draft. */
export const WORD_STEP = '/word';
/** How long such a row may wait for its turn; there is nothing left to do for it. */
const WORD_HOURS = 48;

type WordPorts = Pick<Ports, 'clock' | 'ledger'>;
type WordSession = Pick<Session, 'reference' | 'summaryRevision'>;

/**
 * Whether the summary goes out as a draft: settled by whoever is first, the approval or the freeze. The row's unique key
 * decides, so no approval is ever answered that the mails do not keep. A word that was taken back settles nothing.
 */
export async function settleDraft(
  ports: WordPorts,
  tenantId: string,
  session: WordSession,
  isDraft: boolean,
): Promise<boolean> {
  const turn = await openTurn(ports, tenantId, session);
  const [first] = await ports.ledger.promise([wordRow(ports, tenantId, session, wordOf(turn), { isDraft })]);
  const settled = first ?? (await findWord(ports, tenantId, session, wordOf(turn)));
  return settled ? settled.payload.isDraft === true : isDraft;
}

/** Takes back that the summary is no draft, for an approval that could not be written. Too late once it is frozen. */
export async function takeBackWord(ports: WordPorts, tenantId: string, session: WordSession): Promise<void> {
  if ((await freezeState(ports, tenantId, session)) !== 'open') return;
  const turn = await openTurn(ports, tenantId, session);
  const word = await findWord(ports, tenantId, session, wordOf(turn));
  if (word?.payload.isDraft !== false) return;
  await ports.ledger.promise([wordRow(ports, tenantId, session, backOf(turn), {})]);
}

/** Rows of the ledger are for ever: every word that was taken back is followed by a turn of its own. */
async function openTurn(ports: WordPorts, tenantId: string, session: WordSession): Promise<number> {
  let turn = 1;
  while (await findWord(ports, tenantId, session, backOf(turn))) turn += 1;
  return turn;
}

const wordOf = (turn: number): string => (turn === 1 ? WORD_STEP : `/${turn}${WORD_STEP}`);
const backOf = (turn: number): string => `/${turn}/back${WORD_STEP}`;

const findWord = ({ ledger }: WordPorts, tenantId: string, session: WordSession, step: string) =>
  ledger.find(tenantId, 'summary', session.reference, `${summaryRevision(session)}${step}`);

function wordRow(
  { clock }: WordPorts,
  tenantId: string,
  session: WordSession,
  step: string,
  payload: Payload,
): NewObligation {
  const now = clock.now();
  const revision = `${summaryRevision(session)}${step}`;
  const row = { tenantId, kind: 'summary', subject: session.reference, revision, payload, isUncertain: false } as const;
  return { ...row, dueAt: now, deadlineAt: addHours(now, WORD_HOURS) };
}

export type FreezeState = 'open' | 'freezing' | 'frozen';

/**
 * Whether the mails of the session's present revision are still to be written, being written right now, or over: what
 * is captured or approved from then on would not be in them.
 */
export async function freezeState(
  { ledger }: Pick<Ports, 'ledger'>,
  tenantId: string,
  session: Pick<Session, 'reference' | 'summaryRevision'>,
): Promise<FreezeState> {
  const revision = summaryRevision(session);
  const find = (step: string) => ledger.find(tenantId, 'summary', session.reference, `${revision}${step}`);
  // The first step hands over to the second while a follow-up is booked; without one it freezes by itself.
  const row = (await find(MAILS_STEP)) ?? (await find(''));
  if (row === null || row.state === 'waiting') return 'open';
  return row.state === 'claimed' || row.state === 'acted' ? 'freezing' : 'frozen';
}
