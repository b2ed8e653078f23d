/**
 * Routes of transcripts and AI insights.
 * @see https://learn.microsoft.com/graph/api/onlinemeeting-list-transcripts
 */
import { fail } from '../../errors.ts';
import type { Json } from '../../json.ts';
import { contextUrl, readPage, select } from '../../odata/page.ts';
import { type Context, ok, type Reply, type Route } from '../../route.ts';
import { INSIGHTS_READ, TRANSCRIPTS_READ } from '../scopes.ts';
import { requestedMeeting } from './meeting-routes.ts';
import { transcriptEntity } from './show-meeting.ts';
import type { StoredTranscript } from './stored-meeting.ts';
import { metadataVtt } from './vtt.ts';

const ALL = '/users/{user-id}/onlineMeetings/{onlineMeeting-id}/transcripts';
const ONE = `${ALL}/{callTranscript-id}`;
const INSIGHTS = '/copilot/users/{user-id}/onlineMeetings/{onlineMeeting-id}/aiInsights';

function route(path: string, handler: Route['handler']): Route {
  return { method: 'GET', path, permissions: TRANSCRIPTS_READ, mailbox: true, handler };
}

/** Transcript and insight routes. */
export const TRANSCRIPT_ROUTES: readonly Route[] = [
  route(ALL, listTranscripts),
  route(ONE, getTranscript),
  route(`${ONE}/content`, getContent),
  route(`${ONE}/metadataContent`, getMetadata),
  { method: 'GET', path: INSIGHTS, permissions: INSIGHTS_READ, mailbox: true, handler: listInsights },
  {
    method: 'GET',
    path: `${INSIGHTS}/{callAiInsight-id}`,
    permissions: INSIGHTS_READ,
    mailbox: true,
    handler: getInsight,
  },
];

function path(context: Context, name: string): string {
  const meeting = encodeURIComponent(context.param('onlineMeeting-id'));
  return `users('${context.person().id}')/onlineMeetings('${meeting}')/${name}`;
}

function collection(context: Context, name: string, rows: readonly Json[]): Reply {
  const page = readPage(context, {
    rows,
    limits: { size: 20, max: 100, above: 'clamp' },
    key: (row) => String(row.id),
    shape: (row) => row,
    always: ['id'],
  });
  const url = contextUrl(context.tenant.graphBaseUrl, path(context, name), context.query);
  return ok({ '@odata.context': url, '@odata.count': rows.length, ...page });
}

function entity(context: Context, name: string, row: Json): Reply {
  const url = contextUrl(context.tenant.graphBaseUrl, path(context, name), context.query, true);
  return ok({ '@odata.context': url, ...select(row, context.query, ['id']) });
}

function listTranscripts(context: Context): Reply {
  const meeting = requestedMeeting(context);
  const rows = meeting.transcripts.map((transcript) => transcriptEntity(context.tenant, meeting, transcript));
  return collection(context, 'transcripts', rows);
}

function requested(context: Context): StoredTranscript {
  const found = requestedMeeting(context).transcripts.find(({ id }) => id === context.param('callTranscript-id'));
  if (!found) throw fail(404, 'NotFound', 'The transcript was not found.');
  return found;
}

function getTranscript(context: Context): Reply {
  const row = transcriptEntity(context.tenant, requestedMeeting(context), requested(context));
  return entity(context, 'transcripts', row);
}

function getContent(context: Context): Reply {
  const { content } = requested(context);
  const format = context.query.raw.get('$format') ?? context.headers.accept ?? '';
  if (/officedocument/i.test(format)) throw fail(406, 'NotAcceptable', 'Only text/vtt is offered.');
  return { status: 200, body: content, contentType: 'text/vtt' };
}

function getMetadata(context: Context): Reply {
  const { content, createdDateTime } = requested(context);
  return { status: 200, body: metadataVtt(content, Date.parse(createdDateTime), 'en-us'), contentType: 'text/vtt' };
}

function listInsights(context: Context): Reply {
  return collection(context, 'aiInsights', requestedMeeting(context).insights.map(summaryOf));
}

/** The list names the insights, the single one tells them. */
function summaryOf({ meetingNotes: _notes, actionItems: _items, viewpoint: _view, ...summary }: Json): Json {
  return summary;
}

function getInsight(context: Context): Reply {
  const found = requestedMeeting(context).insights.find(({ id }) => id === context.param('callAiInsight-id'));
  if (!found) throw fail(404, 'NotFound', 'The insight was not found.');
  return entity(context, 'aiInsights', found);
}
