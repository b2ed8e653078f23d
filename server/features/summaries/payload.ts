/** What obligations of summaries carry, and the one that closes a summary once all its mails are out. */
import type { IsoInstant } from '../../../shared/time/instant.ts';
import { addHours } from '../../../shared/time/instant.ts';
import type { NewObligation, Obligation } from '../../ledger/store.ts';
import type { OutgoingMail } from '../../ports/mail.ts';
import { MAILS_STEP } from '../support/promises.ts';
import { WORD_STEP } from '../support/summary-row.ts';

/** Which summary a mail belongs to. `siblings` are the ledger subjects of all its mails. */
export interface SummaryFacts {
  readonly reference: string;
  readonly revision: string;
  readonly siblings: readonly string[];
  readonly isDraft: boolean;
}

/** A `mail` obligation's payload. Digests belong to no summary. */
export interface SummaryMailPayload {
  readonly mail: OutgoingMail;
  readonly summary: SummaryFacts | null;
}

const SETTLED = '/settled';
/** The record is written even when the mail itself made it only just in time. */
const SETTLE_HOURS = 48;

/** Which step of a summary's life a row is: begin, say whether as draft, freeze the mails, write what became of them. */
export function stepOf({ revision }: Pick<Obligation, 'revision'>): 'start' | 'word' | 'freeze' | 'settle' {
  if (revision.includes(SETTLED)) return 'settle';
  if (revision.endsWith(WORD_STEP)) return 'word';
  return revision.endsWith(MAILS_STEP) ? 'freeze' : 'start';
}

/**
 * The row that writes the summary's state into the record. Each mail promises its own when it is confirmed, so that
 * the last one sees all the others confirmed, whoever sends them and in whatever order.
 */
export const settlePromise = (
  { tenantId, subject, revision }: Pick<Obligation, 'tenantId' | 'subject' | 'revision'>,
  facts: Pick<SummaryFacts, 'siblings' | 'isDraft'>,
  by: string,
  now: IsoInstant,
): NewObligation => ({
  tenantId,
  kind: 'summary',
  subject,
  revision: `${revision}${SETTLED}/${by}`,
  dueAt: now,
  deadlineAt: addHours(now, SETTLE_HOURS),
  payload: { siblings: [...facts.siblings], isDraft: facts.isDraft },
  isUncertain: false,
});

/** The revision a closing row is about. */
export const settledRevision = (revision: string): string => revision.slice(0, revision.indexOf(SETTLED));
