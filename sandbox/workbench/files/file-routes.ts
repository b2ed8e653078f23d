/** `POST /api/files`: a file dropped on the workbench becomes a meeting or a message of the signed-in person. */
import type { FastifyInstance } from 'fastify';
import type { WorkbenchOptions } from '../options.ts';
import { jsonOf, type TenantClient } from '../tenant-client.ts';
import { RefusedFile } from './dropped.ts';
import { placeMeeting, placeMessage } from './place.ts';
import { readDropped } from './readers.ts';

interface FileQuery {
  name?: string;
  /** `meeting` or `message`; mails are messages whatever it says. */
  as?: string;
  /** UPN of the person. */
  user?: string;
}

/** Adds the route. The body is the file's bytes as `application/octet-stream`. */
export function addFileRoutes(app: FastifyInstance, { users }: WorkbenchOptions, client: TenantClient): void {
  app.post<{ Querystring: FileQuery }>('/api/files', async (request, reply) => {
    const { name = '', as, user } = request.query;
    const me = users.find(({ userPrincipalName }) => userPrincipalName === user);
    if (!me || !Buffer.isBuffer(request.body)) return reply.code(400).send({ message: 'A file and a person, please.' });
    try {
      const dropped = await readDropped(request.body, name.slice(0, 255));
      const clock = jsonOf(await client.control('/clock', { method: 'GET' })) as { now: string };
      const place = dropped.isMail || as === 'message' ? placeMessage : placeMeeting;
      return reply.code(201).send(await place(dropped, { client, users, me, now: clock.now }));
    } catch (error) {
      if (error instanceof RefusedFile) return reply.code(422).send({ message: error.message });
      throw error;
    }
  });
}
