/** Whether a page of the app can be shown: asked here, because a page cannot see what a frame of another origin got. */
import type { FastifyInstance } from 'fastify';
import type { TenantClient } from './tenant-client.ts';

/** `missing`: the server answers, but not with the page. `silent`: nobody answers. */
export type PageState = 'ready' | 'missing' | 'silent';

const PATIENCE_MS = 3000;

/** Asks for a page once. Never rejects. */
export async function pageState(client: Pick<TenantClient, 'open'>, url: string): Promise<PageState> {
  try {
    const { status } = await client.open(url, { method: 'GET', withinMs: PATIENCE_MS });
    return status < 400 ? 'ready' : 'missing';
  } catch {
    return 'silent';
  }
}

/** Adds `/api/page?url=`, for pages on the origins of these ones only. */
export function addPageRoute(app: FastifyInstance, client: TenantClient, pages: readonly string[]): void {
  const origins = new Set(pages.map((page) => new URL(page).origin));
  app.get<{ Querystring: { url?: string } }>('/api/page', async (request, reply) => {
    const { url = '' } = request.query;
    if (!URL.canParse(url) || !origins.has(new URL(url).origin))
      return reply.code(400).send({ message: 'Not a page of the app.' });
    return { state: await pageState(client, url) };
  });
}
