/** HTTP of the directory: people by the beginning of their name, asked as the person who types. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PATHS } from '../../../shared/contract/paths.ts';
import { PeopleAnswer, PeopleQuery } from '../../../shared/contract/people.ts';
import type { Ports } from '../../ports/ports.ts';

/** Routes of people. */
export const peoplePlugin =
  (ports: Pick<Ports, 'directory'>): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      PATHS.people,
      { schema: { operationId: 'findPeople', querystring: PeopleQuery, response: { 200: PeopleAnswer } } },
      async ({ caller, query }) => {
        const found = await ports.directory.search({ kind: 'person', caller }, query.text);
        return { people: found.map(({ key, name, mail, department }) => ({ key, name, mail, department })) };
      },
    );
  };
