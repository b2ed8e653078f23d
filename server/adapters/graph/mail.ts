/**
 * Outgoing mail through a mailbox: draft, key, send, look. Implements `Mail`; no step that has an effect is repeated
 * from here, every step carries the immutable-id header.
 */
import { isPortFailure, PortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Mail, MailTrace } from '../../ports/mail.ts';
import { type PartAnswer, partResult, sendBatch } from './batch.ts';
import type { Graph } from './client.ts';
import { hasKey, keyProperty } from './extended-key.ts';
import { messageIdOf, toMime } from './mime.ts';

interface WireMessage {
  readonly id: string;
  readonly isDraft?: boolean;
}

/** Every mailbox the actor may send from. */
export function createGraphMail(graph: Graph): Mail {
  return {
    async draft(actor, mailbox, mail) {
      const { body } = await graph.call<WireMessage>({
        actor,
        mailbox,
        method: 'POST',
        path: `${mailboxPath(mailbox)}/messages`,
        headers: { 'Content-Type': 'text/plain' },
        body: (await toMime(mail, mailbox)).toString('base64'),
      });
      return { messageId: body.id };
    },
    send: (actor, mailbox, messageId, key) => stampAndSend(graph, actor, mailbox, messageId, key),
    async whereIs(actor, mailbox, messageId) {
      const path = `${messagePath(mailbox, messageId)}?$select=id,isDraft`;
      try {
        return traceOf((await graph.call<WireMessage>({ actor, mailbox, method: 'GET', path })).body);
      } catch (error) {
        if (isPortFailure(error, 'not-found')) return { state: 'nowhere' };
        throw error;
      }
    },
    findByKey: (actor, mailbox, key) => findMessage(graph, actor, mailbox, key),
    async readMime(actor, mailbox, messageId) {
      const path = `${messagePath(mailbox, messageId)}/$value`;
      const { body } = await graph.call({ actor, mailbox, method: 'GET', path, accept: 'bytes' });
      return Buffer.isBuffer(body) ? body : Buffer.from(String(body ?? ''));
    },
  };
}

const mailboxPath = (mailbox: string): string => `/users/${encodeURIComponent(mailbox)}`;

const messagePath = (mailbox: string, messageId: string): string =>
  `${mailboxPath(mailbox)}/messages/${encodeURIComponent(messageId)}`;

const traceOf = (message: WireMessage): MailTrace => ({
  state: message.isDraft ? 'draft' : 'sent',
  messageId: message.id,
});

/** Key, then send, in one request: a draft that could not be stamped is not sent. MIME cannot carry the property. */
async function stampAndSend(
  graph: Graph,
  actor: Actor,
  mailbox: string,
  messageId: string,
  key: string,
): Promise<void> {
  const path = messagePath(mailbox, messageId);
  const parts = [
    { method: 'PATCH', path, body: { singleValueExtendedProperties: [keyProperty(key)] } },
    { method: 'POST', path: `${path}/send` },
  ] as const;
  const [stamp, sent] = await sendBatch(graph, actor, parts, { inOrder: true, repeat: 'never', mailbox });
  if (!stamp || !sent) throw new PortFailure('unknown-outcome', 'a batch answer without its parts');
  partResult(stamp, 'safe', 'stamp a draft');
  partResult(sent, 'never', 'send a draft');
}

/** Both keys in both folders, in one request. Sent wins over a draft: what went out must not go out again. */
async function findMessage(graph: Graph, actor: Actor, mailbox: string, key: string): Promise<MailTrace> {
  const filters = [hasKey(key), `internetMessageId eq '${messageIdOf(key, mailbox).replaceAll("'", "''")}'`];
  const parts = ['sentitems', 'drafts'].flatMap((folder) =>
    filters.map((filter) => ({
      method: 'GET' as const,
      path:
        `${mailboxPath(mailbox)}/mailFolders/${folder}/messages` +
        `?$select=id,isDraft&$top=5&$filter=${encodeURIComponent(filter)}`,
    })),
  );
  const answers = await sendBatch(graph, actor, parts, { mailbox });
  const found = answers.flatMap((answer) => messagesIn(partResult(answer, 'safe', 'look for a message')));
  const message = found.find(({ isDraft }) => !isDraft) ?? found[0];
  return message ? traceOf(message) : { state: 'nowhere' };
}

const messagesIn = (answer: PartAnswer): readonly WireMessage[] =>
  (answer.body as { readonly value?: readonly WireMessage[] } | null)?.value ?? [];
