/** Lists that come in pages: links are followed as they are, with a limit, and only back to Graph itself. */
import { PortFailure } from '../../ports/failures.ts';
import { isGraphUrl } from './allow-hosts.ts';
import type { Graph } from './client.ts';
import type { GraphCall } from './request-plan.ts';

/** One page as Graph writes it. */
export interface Page<Item> {
  readonly value?: readonly Item[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
}

/** Everything a paged read gave; `deltaLink` is null when the feed has none. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly deltaLink: string | null;
}

const MAX_PAGES = 2_000;

/**
 * Reads to the end. Headers are sent again with each page: links do not carry them.
 *
 * @throws PortFailure `unavailable` for a link to another host, a link met before, or more pages than any list has.
 */
export async function readPages<Item>(graph: Graph, first: GraphCall): Promise<Pages<Item>> {
  const items: Item[] = [];
  const seen = new Set<string>();
  for (let call = first; seen.size < MAX_PAGES; ) {
    const { body } = await graph.call<Page<Item>>(call);
    items.push(...(body?.value ?? []));
    const next = body?.['@odata.nextLink'];
    if (next === undefined) return { items, deltaLink: checkedLink(graph, body?.['@odata.deltaLink'] ?? null) };
    if (seen.has(next)) throw new PortFailure('unavailable', 'a page that follows itself');
    seen.add(next);
    call = { ...first, path: checkedLink(graph, next) ?? '', area: first.area ?? 'pages' };
  }
  throw new PortFailure('unavailable', 'more pages than any list has');
}

function checkedLink(graph: Graph, link: string | null): string | null {
  if (link !== null && !isGraphUrl(graph.rules, link))
    throw new PortFailure('unavailable', 'a link to another host in an answer');
  return link;
}
