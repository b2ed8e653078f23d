/** The signed-in person's mail through Graph. */
import type { Graph } from '../api.ts';
import type { GraphAttachment, GraphFolder, GraphMessage, Page, Recipient } from './graph-types.ts';

const LIST =
  'id,subject,bodyPreview,from,toRecipients,ccRecipients,receivedDateTime,createdDateTime,lastModifiedDateTime,isRead,isDraft,conversationId,internetMessageId,hasAttachments,categories';
const SHOWN = 50;

/** Folders in the order Outlook shows them, the well-known ones first. */
export async function listFolders(graph: Graph): Promise<readonly GraphFolder[]> {
  const { value } = await graph.get<Page<GraphFolder>>('/me/mailFolders?$top=50');
  return [...value].sort((a, b) => placeOf(a.displayName) - placeOf(b.displayName));
}

const ORDER = ['Inbox', 'Drafts', 'Sent Items', 'Archive', 'Deleted Items', 'Junk Email'];
const placeOf = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

/** The newest messages of a folder. */
export async function listMessages(graph: Graph, folderId: string): Promise<readonly GraphMessage[]> {
  const path = `/me/mailFolders/${encodeURIComponent(folderId)}/messages`;
  const query = `$select=${LIST}&$orderby=receivedDateTime desc&$top=${SHOWN}`;
  return (await graph.get<Page<GraphMessage>>(`${path}?${query}`)).value;
}

/** One message with its body, and the meeting when it is about one. */
export function readMessage(graph: Graph, id: string): Promise<GraphMessage> {
  // Without `$select`: it would leave out what only messages about meetings have.
  return graph.get<GraphMessage>(`/me/messages/${encodeURIComponent(id)}?$expand=microsoft.graph.eventMessage/event`);
}

/** Body of a message as plain text. */
export async function readMessageText(graph: Graph, id: string): Promise<string> {
  const prefer = 'outlook.body-content-type="text"';
  const { body } = await graph.get<GraphMessage>(`/me/messages/${encodeURIComponent(id)}?$select=body`, prefer);
  return body?.content ?? '';
}

/** The conversation over all folders, newest first, drafts left out. */
export async function readThread(graph: Graph, conversationId: string): Promise<readonly GraphMessage[]> {
  const filter = encodeURIComponent(`conversationId eq '${conversationId.replaceAll("'", "''")}'`);
  const { value } = await graph.get<Page<GraphMessage>>(`/me/messages?$filter=${filter}&$select=${LIST}&$top=${SHOWN}`);
  return value.filter(({ isDraft }) => !isDraft).sort((a, b) => b.receivedDateTime.localeCompare(a.receivedDateTime));
}

/** The message with that Internet id; null when it is not in the mailbox. */
export async function findMessage(graph: Graph, internetMessageId: string): Promise<GraphMessage | null> {
  const filter = encodeURIComponent(`internetMessageId eq '${internetMessageId.replaceAll("'", "''")}'`);
  const { value } = await graph.get<Page<GraphMessage>>(`/me/messages?$filter=${filter}&$select=${LIST}`);
  return value[0] ?? null;
}

export async function markRead(graph: Graph, id: string): Promise<void> {
  await graph.send('PATCH', `/me/messages/${encodeURIComponent(id)}`, { isRead: true });
}

export async function removeMessage(graph: Graph, id: string): Promise<void> {
  await graph.send('POST', `/me/messages/${encodeURIComponent(id)}/move`, { destinationId: 'deleteditems' });
}

/** A reply's draft with the quoted message in it. */
export function draftReply(graph: Graph, id: string, toAll: boolean): Promise<GraphMessage> {
  const action = toAll ? 'createReplyAll' : 'createReply';
  return graph.send<GraphMessage>('POST', `/me/messages/${encodeURIComponent(id)}/${action}`);
}

export async function listAttachments(graph: Graph, id: string): Promise<readonly GraphAttachment[]> {
  const path = `/me/messages/${encodeURIComponent(id)}/attachments?$select=id,name,contentType,size,isInline`;
  return (await graph.get<Page<GraphAttachment>>(path)).value;
}

/** What a draft is saved with. */
export interface DraftMessage {
  readonly subject: string;
  readonly body: { readonly contentType: 'html'; readonly content: string };
  readonly toRecipients: readonly Recipient[];
  readonly ccRecipients: readonly Recipient[];
  readonly bccRecipients: readonly Recipient[];
}

/** Saves a draft. @returns its id. */
export async function saveDraft(graph: Graph, id: string | null, draft: DraftMessage): Promise<string> {
  if (id === null) return (await graph.send<GraphMessage>('POST', '/me/messages', draft)).id;
  await graph.send('PATCH', `/me/messages/${encodeURIComponent(id)}`, draft);
  return id;
}

export async function sendDraft(graph: Graph, id: string): Promise<void> {
  await graph.send('POST', `/me/messages/${encodeURIComponent(id)}/send`);
}

export async function deleteForever(graph: Graph, id: string): Promise<void> {
  await graph.send('DELETE', `/me/messages/${encodeURIComponent(id)}`);
}
