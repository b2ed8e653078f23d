/** Handler of `digest`: one person's overdue, due and unanswered actions of the day, frozen as one `mail`. */
import { STAGES } from '../../../shared/action-item/action-item.ts';
import { usableMail } from '../../../shared/action-item/mail-address.ts';
import type { PersonRef } from '../../../shared/action-item/person.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import { noticeContent } from '../../../shared/summary/notice.ts';
import { noticePage } from '../../../shared/summary/notice-page.ts';
import { renderHtml } from '../../../shared/summary/render-html.ts';
import { renderText } from '../../../shared/summary/render-text.ts';
import { noticeSubject } from '../../../shared/summary/subject.ts';
import { wordsFor } from '../../../shared/summary/words.ts';
import { stableKey } from '../../../shared/text-key.ts';
import type { Handler } from '../../ledger/handler.ts';
import type { NewObligation, Obligation } from '../../ledger/store.ts';
import type { OutgoingMail } from '../../ports/mail.ts';
import type { Ports } from '../../ports/ports.ts';
import { allActions } from '../support/all-actions.ts';
import { zonesOf } from '../support/zones.ts';

export type DigestPorts = Pick<Ports, 'clock' | 'directory' | 'links' | 'mirror' | 'settings'>;

/** Until registers can choose. */
const LOCALE = 'en-GB';
const OPEN_STAGES = STAGES.filter(isOpenStage);

/** Freezes the digest and promises its mail; nothing is sent to somebody with nothing to do or no address. */
export const writeDigest =
  (ports: DigestPorts): Handler =>
  async ({ obligation }) => {
    const mail = await composeDigest(ports, obligation);
    return { outcome: 'done', follow: mail ? [mailPromise(obligation, mail, ports.clock.now())] : [] };
  };

async function composeDigest(
  ports: DigestPorts,
  { tenantId, subject, revision }: Obligation,
): Promise<OutgoingMail | null> {
  const settings = await ports.settings.read(tenantId);
  const now = ports.clock.now();
  const items = await allActions(ports, tenantId, { ownerKey: subject, stages: OPEN_STAGES });
  const person: PersonRef | null = items[0]?.record.owner ?? null;
  const address = usableMail(person?.mail ?? null);
  if (!person || !address) return null;
  const content = noticeContent({
    person,
    items: items.map(({ record }) => record),
    soonDays: Math.max(0, ...settings.reminderDays),
    link: ports.links.to(null),
    now,
    zoneOf: await zonesOf(ports, tenantId, [person], settings.timeZone),
    linkTo: ports.links.to,
  });
  if (!content) return null;
  const words = wordsFor(LOCALE);
  const drawn = noticePage(content, { words, locale: LOCALE });
  return {
    key: digestKey(tenantId, subject, revision),
    from: { name: 'Followthrough', address: settings.senderMail },
    to: [{ name: cleanLine(person.name, 255), address }],
    replyTo: null,
    subject: noticeSubject(content, words),
    html: renderHtml(drawn),
    text: renderText(drawn),
    writtenAt: now,
    language: LOCALE,
  };
}

/** Key of a person's digest of one day, the same in every life of the database. @param personKey `personIdOf` them. */
export const digestKey = (tenantId: string, personKey: string, date: string): string =>
  stableKey(['mail', tenantId, digestSubject(personKey), date]);

const digestSubject = (personKey: string): string => `digest/${personKey}`;

const mailPromise = (
  { tenantId, subject, revision, deadlineAt, isUncertain }: Obligation,
  mail: OutgoingMail,
  now: string,
): NewObligation => ({
  tenantId,
  kind: 'mail',
  subject: digestSubject(subject),
  revision,
  dueAt: now,
  deadlineAt,
  payload: { mail, summary: null },
  isUncertain,
});
