/** The forms an add-in or a button can ask for, each as what the compose form begins with. */
import type { DraftFields, DraftPerson } from '../protocol/dispatch-compose.ts';
import type { FormKind } from '../protocol/dispatch-item.ts';
import { htmlOf } from './body-frame.ts';
import type { ComposeStart } from './compose-form.ts';
import { draftOfMessage } from './draft.ts';
import { draftReply, readMessage } from './mailbox.ts';
import type { OutlookContext } from './outlook-context.ts';

type Fields = Readonly<Record<string, unknown>>;

const HOUR_MS = 3_600_000;

/** @param about id of the message that is answered. @returns null when there is nothing to begin with. */
export async function startOf(
  kind: FormKind,
  params: Fields,
  about: string | null,
  outlook: OutlookContext,
): Promise<ComposeStart | null> {
  if (kind === 'reply' || kind === 'replyAll') return about === null ? null : replyStart(outlook, about, kind, params);
  if (kind === 'newMessage') return { id: null, fields: messageFields(params) };
  if (kind === 'newAppointment') return { id: null, fields: appointmentFields(params, outlook.session.get().nowMs) };
  return null;
}

async function replyStart(
  outlook: OutlookContext,
  about: string,
  kind: 'reply' | 'replyAll',
  params: Fields,
): Promise<ComposeStart> {
  const made = await draftReply(outlook.graph(), about, kind === 'replyAll');
  const fields = draftOfMessage(await readMessage(outlook.graph(), made.id));
  const form = params.htmlBody ?? (params.formData as Fields | undefined)?.htmlBody ?? params.formData ?? '';
  const said = typeof form === 'string' ? form : '';
  return { id: made.id, fields: { ...fields, html: `<div>${said || '<br>'}</div>${fields.html ?? ''}` } };
}

function messageFields(params: Fields): ComposeStart['fields'] {
  return {
    kind: 'message',
    subject: words(params.subject),
    html: words(params.htmlBody),
    to: people(params.toRecipients),
    cc: people(params.ccRecipients),
    bcc: people(params.bccRecipients),
  };
}

function appointmentFields(params: Fields, nowMs: number): ComposeStart['fields'] {
  const startMs = typeof params.start === 'number' ? params.start : Math.ceil(nowMs / HOUR_MS) * HOUR_MS;
  const endMs = typeof params.end === 'number' ? params.end : startMs + HOUR_MS;
  const html = words(params.htmlBody) || (params.body ? htmlOf(words(params.body)) : '');
  const fields: Partial<DraftFields> = { subject: words(params.subject), location: words(params.location), html };
  const invited = { to: people(params.requiredAttendees), cc: people(params.optionalAttendees) };
  return { kind: 'appointment', startMs, endMs, ...fields, ...invited };
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Addresses as text, or people in either of office.js's two shapes. */
function people(value: unknown): readonly DraftPerson[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.map((one) => {
    if (typeof one === 'string') return { name: one, address: one };
    const { name, address, displayName, emailAddress } = one as Record<string, string | undefined>;
    const mail = address ?? emailAddress ?? '';
    return { name: name ?? displayName ?? mail, address: mail };
  });
}
