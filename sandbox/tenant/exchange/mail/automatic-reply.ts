/**
 * Out-of-office answers: one for each message a person sends, as long as the settings say so.
 */
import type { Person } from '../../directory/people.ts';
import { asObject, asString } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { openMailbox } from '../mailboxes.ts';
import { ianaOf, instantOf } from '../zones.ts';
import { asRecipient, emptyDraft } from './draft.ts';
import type { Letter, NewMessage } from './placement.ts';

/** The answer of an absent person, or null. Machines get none, so that no two of them talk for ever. */
export function automaticReply(tenant: Tenant, absent: Person, sender: Person, letter: Letter): NewMessage | null {
  const { automaticRepliesSetting: setting } = openMailbox(tenant, absent).settings;
  if (absent.id === sender.id || letter.meeting || isAutomatic(letter) || !isAbsent(tenant, asObject(setting)))
    return null;
  const text = asString(asObject(setting).internalReplyMessage) ?? '';
  return {
    ...emptyDraft(tenant, absent),
    subject: `Automatic reply: ${letter.subject}`,
    bodyType: 'html',
    body: text,
    from: asRecipient(absent),
    sender: asRecipient(absent),
    to: [asRecipient(sender)],
    inReplyTo: letter.internetMessageId,
    references: [...letter.references, letter.internetMessageId],
    conversation: letter.conversation,
    isDraft: false,
    headers: [
      { name: 'Auto-Submitted', value: 'auto-generated' },
      { name: 'X-Auto-Response-Suppress', value: 'All' },
    ],
  };
}

function isAutomatic(letter: Letter): boolean {
  return letter.headers.some(
    ({ name, value }) =>
      (/^auto-submitted$/i.test(name) && value.toLowerCase() !== 'no') || /^x-auto-response-suppress$/i.test(name),
  );
}

function isAbsent(tenant: Tenant, setting: Record<string, unknown>): boolean {
  if (setting.status === 'alwaysEnabled') return true;
  if (setting.status !== 'scheduled') return false;
  const now = tenant.clock.now();
  const at = (value: unknown) => {
    const { dateTime, timeZone } = asObject(value);
    return instantOf(asString(dateTime) ?? '', ianaOf(asString(timeZone) ?? 'UTC') ?? 'UTC');
  };
  const [start, end] = [at(setting.scheduledStartDateTime), at(setting.scheduledEndDateTime)];
  return start !== null && end !== null && start <= now && now < end;
}
