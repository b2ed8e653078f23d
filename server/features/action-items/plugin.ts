/** HTTP of action items: the register, one item, and what people do to it. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import {
  ActionDetail,
  ActionList,
  ActionParams,
  ActionView,
  ChangeBody,
  CommentBody,
  EvidenceAnswer,
  EvidenceQuery,
  ListQuery,
} from '../../../shared/contract/action-items.ts';
import { BulkAnswer, BulkBody } from '../../../shared/contract/bulk.ts';
import { MAX_FILE_BYTES } from '../../../shared/contract/limits.ts';
import { PATHS } from '../../../shared/contract/paths.ts';
import { problemOf } from '../../../shared/contract/problems.ts';
import { TransitionBody } from '../../../shared/contract/transitions.ts';
import { ok } from '../../../shared/result.ts';
import type { Ports } from '../../ports/ports.ts';
import { explained } from '../support/list-trouble.ts';
import type { SiteAccess } from '../support/site-access.ts';
import { actionView, logView } from '../support/views.ts';
import { addComment } from './add-comment.ts';
import { attachEvidence } from './attach-evidence.ts';
import { changeItem } from './change-item.ts';
import { changeMany } from './change-many.ts';
import { listItems } from './list-items.ts';
import { moveItem } from './move-item.ts';
import type { ItemPorts } from './writing.ts';

type Api = Parameters<FastifyPluginAsyncTypebox>[0];
type AllPorts = ItemPorts & Pick<Ports, 'evidence'>;

/** Routes of action items. */
export const actionItemsPlugin =
  (ports: AllPorts, access: SiteAccess): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.addHook('preHandler', async (request, reply) => {
      const refusal = await access.check(request.caller);
      return refusal ? reply.refuse(refusal) : undefined;
    });
    // A dropped database counts from zero again; its birth keeps old tags from matching new states.
    registerRoutes(api, ports, Date.parse(await ports.ledger.bornAt()).toString(36));
    changeRoutes(api, ports);
    bulkRoute(api, ports);
    historyRoutes(api, ports);
  };

const attempt = <Value>(ports: AllPorts, { caller }: FastifyRequest, act: Parameters<typeof explained<Value>>[2]) =>
  explained(ports, caller.tenantId, act);

function answer(reply: FastifyReply, stored: Parameters<typeof actionView>[0]): ActionView {
  reply.header('etag', stored.etag);
  return actionView(stored);
}

/** Reading. @param epoch tells one life of the database from the next. */
function registerRoutes(api: Api, ports: AllPorts, epoch: string): void {
  api.get(
    PATHS.actions,
    {
      schema: { operationId: 'listActions', querystring: ListQuery, response: { 200: ActionList, 304: Type.Null() } },
    },
    async (request, reply) => {
      const etag = `W/"${epoch}-${await ports.mirror.revision(request.caller.tenantId)}"`;
      reply.header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
      const listed = await listItems(ports, request.caller, request.query);
      return listed.ok ? listed.value : reply.refuse(listed.failure);
    },
  );
  api.get(
    PATHS.action,
    { schema: { operationId: 'readAction', params: ActionParams, response: { 200: ActionDetail } } },
    async (request, reply) => {
      const { tenantId } = request.caller;
      const held = await ports.mirror.byReference(tenantId, 'actions', request.params.reference);
      if (!held) return reply.refuse({ kind: 'not-found' });
      const log = await ports.mirror.logOf(tenantId, held.record.reference);
      return { item: answer(reply, held), log: log.map(({ record }) => logView(record)) };
    },
  );
}

function changeRoutes(api: Api, ports: AllPorts): void {
  api.patch(
    PATHS.action,
    { schema: { operationId: 'changeAction', params: ActionParams, body: ChangeBody, response: { 200: ActionView } } },
    async (request, reply) => {
      const etag = request.headers['if-match'];
      if (!etag) return reply.refuse({ kind: 'version-required' });
      const change = { reference: request.params.reference, etag, body: request.body };
      const done = await attempt(ports, request, () => changeItem(ports, request, change));
      return done.ok ? answer(reply, done.value) : reply.refuse(done.failure);
    },
  );
  api.post(
    PATHS.transitions,
    {
      schema: { operationId: 'moveAction', params: ActionParams, body: TransitionBody, response: { 200: ActionView } },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const done = await attempt(ports, request, () => moveItem(ports, request, reference, request.body));
      return done.ok ? answer(reply, done.value) : reply.refuse(done.failure);
    },
  );
}

function bulkRoute(api: Api, ports: AllPorts): void {
  api.post(
    PATHS.bulk,
    { schema: { operationId: 'changeActions', body: BulkBody, response: { 200: BulkAnswer, 207: BulkAnswer } } },
    async (request, reply) => {
      const { acts } = request.body;
      const done = await attempt(ports, request, async () => ok(await changeMany(ports, request, acts)));
      if (!done.ok) return reply.refuse(done.failure);
      const results = done.value.map((one, at) => ({
        reference: acts[at]?.reference ?? '',
        item: one.ok ? actionView(one.value) : null,
        problem: one.ok ? null : problemOf(one.failure, request.id),
      }));
      return reply.code(results.every(({ problem }) => problem === null) ? 200 : 207).send({ results });
    },
  );
}

function historyRoutes(api: Api, ports: AllPorts): void {
  api.post(
    PATHS.comments,
    {
      schema: { operationId: 'commentAction', params: ActionParams, body: CommentBody, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const comment = { reference: request.params.reference, key: request.body.key, text: request.body.comment };
      const done = await attempt(ports, request, () => addComment(ports, request, comment));
      return done.ok ? reply.code(204).send(null) : reply.refuse(done.failure);
    },
  );
  api.post(
    PATHS.evidence,
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        operationId: 'attachEvidence',
        consumes: ['application/octet-stream'],
        params: ActionParams,
        querystring: EvidenceQuery,
        response: { 200: EvidenceAnswer },
      },
    },
    async (request, reply) => {
      const content = request.body;
      if (!(content instanceof Uint8Array)) return reply.refuse({ kind: 'type-unknown' });
      const file = { reference: request.params.reference, name: request.query.name, content };
      const done = await attempt(ports, request, () => attachEvidence(ports, request, file));
      if (!done.ok) return reply.refuse(done.failure);
      const { stored, name, webUrl } = done.value;
      return { item: answer(reply, stored), name, webUrl };
    },
  );
}
