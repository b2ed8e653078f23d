/**
 * Change tracking of one folder's messages.
 * @see https://learn.microsoft.com/graph/delta-query-messages
 */
import { compileFilter } from '../../odata/evaluate.ts';
import { type Expression, parseFilter, pathsOf } from '../../odata/filter.ts';
import { type Context, ok, type Reply, type Route } from '../../route.ts';
import { type DeltaRow, deltaPage } from '../delta.ts';
import { invalidQuery } from '../failures.ts';
import { idOf, mailboxOf, preferenceHeaders, wantsImmutable } from '../mailboxes.ts';
import { MAIL_LIST } from '../scopes.ts';
import type { Mailbox } from '../state.ts';
import { findFolder } from './folders.ts';
import type { StoredMessage } from './message.ts';
import { messageEntity, readMessage } from './show-message.ts';

/** The delta route. */
export const MESSAGE_DELTA_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user-id}/mailFolders/{mailFolder-id}/messages/delta',
    permissions: MAIL_LIST,
    mailbox: true,
    handler: messageDelta,
  },
];

function messageDelta(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const folder = findFolder(mailbox, context.param('mailFolder-id')).number;
  const page = deltaPage(context, {
    scope: `messages:${mailbox.ownerId}:${folder}`,
    upTo: mailbox.change,
    rows: (options) => deltaRows(context, mailbox, folder, options),
  });
  return ok(
    { '@odata.context': `${context.tenant.graphBaseUrl}/$metadata#Collection(message)`, ...page },
    preferenceHeaders(context.prefer, 'odata.maxpagesize', 'outlook.body-content-type'),
  );
}

function deltaRows(context: Context, mailbox: Mailbox, folder: number, options: ReadonlyMap<string, string>) {
  const filter = readFilter(options);
  const keep = filter ? compileFilter(filter, readMessage(mailbox)) : () => true;
  const immutable = wantsImmutable(context.prefer);
  const rows: DeltaRow[] = Object.values(mailbox.messages)
    .filter((message: StoredMessage) => message.folder === folder && message.hiddenFor === 0 && keep(message))
    .map((message) => ({
      change: message.change,
      id: idOf(mailbox, 'message', { item: message.number, folder }, immutable),
      shape: () => messageEntity(context, mailbox, message),
    }));
  const gone = mailbox.goneMessages
    .filter(({ from }) => from === folder)
    .map(({ change, item }) => ({ change, id: idOf(mailbox, 'message', { item, folder }, immutable), shape: null }));
  return [...rows, ...gone];
}

/** @throws 400 for anything but a lower bound on the time of receipt, and for other orders than newest first. */
function readFilter(options: ReadonlyMap<string, string>): Expression | null {
  const text = options.get('$filter') ?? options.get('filter');
  const order = options.get('$orderby') ?? options.get('orderby');
  const filter = text === undefined ? null : parseFilter(text);
  const foreign = filter && pathsOf(filter).some((path) => path.join('/').toLowerCase() !== 'receiveddatetime');
  const bounded = filter === null || (filter.kind === 'compare' && ['ge', 'gt'].includes(filter.operator));
  if (foreign || !bounded || (order !== undefined && !/^receiveddatetime\s+desc$/i.test(order.trim()))) {
    throw invalidQuery(
      "The following parameters are not supported with change tracking over the 'Messages' resource: '$filter, $orderby'.",
    );
  }
  return filter;
}
