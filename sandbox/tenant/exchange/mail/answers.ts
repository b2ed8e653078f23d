/**
 * Reply, reply to all and forward: who gets it, the subject, the message quoted below, the thread kept.
 */
import type { Person } from '../../directory/people.ts';
import { asObject, asString, member } from '../../json.ts';
import type { Tenant } from '../../tenant.ts';
import { invalidRequest } from '../failures.ts';
import { asDocument, escapeHtml, htmlToText, textToHtml } from '../html-text.ts';
import { type Recipient, readRecipients, sameAddress } from '../recipients.ts';
import { childConversationIndex } from './conversation.ts';
import { addAttachments, asRecipient, emptyDraft } from './draft.ts';
import type { StoredMessage } from './message.ts';
import type { NewMessage } from './placement.ts';
import { applyMessageJson } from './read-message.ts';

export type AnswerKind = 'reply' | 'replyAll' | 'forward';

/**
 * The draft of an answer.
 *
 * @param body parameters of the action: `comment`, `message`, `toRecipients`, in any case.
 * @throws 400 when both a comment and a body of the message are given.
 */
export function answerDraft(tenant: Tenant, owner: Person, original: StoredMessage, kind: AnswerKind, body: unknown) {
  const comment = asString(member(body, 'comment'));
  const message = asObject(member(body, 'message'));
  if (comment !== undefined && message.body !== undefined) {
    throw invalidRequest('Specify either comment or the body property of the message parameter, not both.');
  }
  const draft: NewMessage = {
    ...emptyDraft(tenant, owner),
    subject: prefixed(kind === 'forward' ? 'FW: ' : 'RE: ', original.subject),
    ...recipientsOf(owner, original, kind),
    from: asRecipient(owner),
    sender: asRecipient(owner),
    inReplyTo: original.internetMessageId,
    references: [...original.references, original.internetMessageId],
    conversation: original.conversation,
    conversationIndex: childConversationIndex(original.conversationIndex, tenant.clock.now()),
    attachments: kind === 'forward' ? structuredClone(original.attachments) : [],
  };
  Object.assign(draft, quoted(original, comment ?? ''));
  applyMessageJson(draft, message);
  const to = member(body, 'toRecipients');
  if (to !== undefined) draft.to = readRecipients(to);
  addAttachments(tenant, draft, message);
  return draft;
}

function prefixed(prefix: string, subject: string): string {
  return subject.toUpperCase().startsWith(prefix.trim()) ? subject : `${prefix}${subject}`;
}

function recipientsOf(owner: Person, original: StoredMessage, kind: AnswerKind): Pick<NewMessage, 'to' | 'cc'> {
  if (kind === 'forward') return { to: [], cc: [] };
  const back = original.replyTo.length > 0 ? original.replyTo : original.from ? [original.from] : [];
  if (kind === 'reply') return { to: back, cc: [] };
  const own = asRecipient(owner).address;
  const others = (list: readonly Recipient[]) =>
    list.filter(({ address }) => !sameAddress(address, own) && !back.some((one) => sameAddress(one.address, address)));
  return { to: [...back, ...others(original.to)], cc: others(original.cc) };
}

function quoted(original: StoredMessage, comment: string): Pick<NewMessage, 'bodyType' | 'body'> {
  const to = original.to.map(({ name, address }) => `${name} <${address}>`).join('; ');
  const lines = [
    ['From', `${original.from?.name ?? ''} <${original.from?.address ?? ''}>`],
    ['Sent', new Date(original.sentDateTime).toUTCString()],
    ['To', to],
    ['Subject', original.subject],
  ] as const;
  if (original.bodyType === 'text') {
    const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    return { bodyType: 'text', body: `${comment}\r\n${'_'.repeat(32)}\r\n${head}\r\n\r\n${original.body}` };
  }
  const head = lines.map(([name, value]) => `<b>${name}:</b> ${escapeHtml(value)}<br>`).join('\r\n');
  const inner = /<body[^>]*>([\s\S]*?)<\/body>/i.exec(original.body)?.[1] ?? textToHtml(htmlToText(original.body));
  const frame = `<div>${textToHtml(comment)}</div>\r\n<hr tabindex="-1">\r\n<div id="divRplyFwdMsg">${head}</div>\r\n`;
  return { bodyType: 'html', body: asDocument(`${frame}${inner}`) };
}
