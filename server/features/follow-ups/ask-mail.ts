/**
 * The one mail an organiser gets when no follow-up could be booked, or the booked one not moved. Frozen together with
 * the end of the obligation that found no slot, under a key made of it: it goes out once, whatever crashes.
 */
import { usableMail } from '../../../shared/action-item/mail-address.ts';
import { type AskLetter, askLetter } from '../../../shared/follow-up/ask-letter.ts';
import type { AskFollowUp } from '../../../shared/follow-up/plan.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { type MailPage, noteRow } from '../../../shared/summary/page.ts';
import { renderHtml } from '../../../shared/summary/render-html.ts';
import { renderText } from '../../../shared/summary/render-text.ts';
import { subjectLine } from '../../../shared/summary/subject.ts';
import { wordsFor } from '../../../shared/summary/words.ts';
import { stableKey } from '../../../shared/text-key.ts';
import type { NewObligation, Obligation } from '../../ledger/store.ts';
import type { Stored } from '../../ports/lists.ts';
import type { OutgoingMail } from '../../ports/mail.ts';
import type { Ports } from '../../ports/ports.ts';
import { LANGUAGE } from './invitation.ts';

export interface Asking {
  /** The `follow-up` that found no slot. */
  readonly obligation: Obligation;
  /** The session to be followed up. */
  readonly held: Stored<Session>;
  readonly plan: AskFollowUp;
  /** The follow-up that is booked and stays where it is; null when there is none. */
  readonly booked: { readonly startsAt: string } | null;
}

/** The mail to promise when the obligation ends; none when the organiser has no address. */
export async function askPromises(
  ports: Pick<Ports, 'clock' | 'links' | 'settings'>,
  { obligation, held, plan, booked }: Asking,
): Promise<readonly NewObligation[]> {
  const { organiser, reference, timeZone } = held.record;
  const address = usableMail(organiser.mail);
  if (address === null) return [];
  const { tenantId, revision, deadlineAt } = obligation;
  const now = ports.clock.now();
  const subject = `ask/${reference}`;
  const letter = askLetter(plan, { session: held.record, booked }, { ...LANGUAGE, timeZone });
  const page = askPage(letter, { reference, link: ports.links.to(reference) });
  const mail: OutgoingMail = {
    key: stableKey(['mail', tenantId, subject, revision]),
    from: { name: 'Followthrough', address: (await ports.settings.read(tenantId)).senderMail },
    to: [{ name: organiser.name, address }],
    replyTo: null,
    subject: subjectLine(letter.subject),
    html: renderHtml(page),
    text: renderText(page),
    writtenAt: now,
    language: LANGUAGE.locale,
  };
  const payload = { mail, summary: null };
  // Plans are made anew by a database that began later, without a word that they were: the mailbox is always asked first.
  return [{ tenantId, kind: 'mail', subject, revision, dueAt: now, deadlineAt, payload, isUncertain: true }];
}

function askPage(letter: AskLetter, { reference, link }: { reference: string; link: string }): MailPage {
  const { words, locale } = LANGUAGE;
  const mailWords = wordsFor(locale);
  const proposals = letter.proposals.map(({ when, details }) => ({ ...noteRow(when), details }));
  const section = (heading: string, rows: MailPage['sections'][number]['rows']) =>
    ({ heading, tone: 'plain', rows, omitted: 0 }) as const;
  return {
    language: words.language,
    verdict: letter.verdict,
    marks: [],
    title: letter.title,
    facts: letter.standing === null ? [] : [letter.standing],
    link: { label: mailWords.open, address: link },
    sections: [
      section(words.why, notes(letter.reasons)),
      section(words.closestTimes, proposals),
      section(words.whatNow, notes([letter.next])),
    ].filter(({ rows }) => rows.length > 0),
    footer: [mailWords.reasons.organiser(reference), mailWords.optOut],
    more: mailWords.more,
  };
}

const notes = (texts: readonly string[]) => texts.map((text) => noteRow(text));
