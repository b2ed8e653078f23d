/**
 * Columns that came with a later version of the lists. A register whose doctor has not run since lacks them, and
 * SharePoint refuses an item that names a column it does not have.
 */
import type { Actor } from '../../ports/identity.ts';
import type { ListName } from '../../ports/lists.ts';
import type { Graph } from './client.ts';
import type { Fields } from './field-codecs.ts';
import { readPages } from './pages.ts';

/** Only columns that the record can do without: what they would say is worked out, or asked for anew. */
const LATER: { readonly [Name in ListName]?: readonly string[] } = { sessions: ['EventMailbox'] };

/** The list that is written to, and as whom. */
interface Place {
  readonly graph: Graph;
  readonly actor: Actor;
  readonly list: ListName;
  /** `/sites/{id}/lists/{id}`. */
  readonly path: string;
}

/** The new items without the columns that the list does not have yet; asks only when one of them is to be filled. */
export async function withoutMissing(
  { graph, actor, list, path }: Place,
  items: readonly Fields[],
): Promise<readonly Fields[]> {
  const later = (LATER[list] ?? []).filter((column) => items.some((fields) => column in fields));
  if (later.length === 0) return items;
  const call = { actor, method: 'GET', path: `${path}/columns?$select=name&$top=500` } as const;
  const { items: there } = await readPages<{ readonly name: string }>(graph, call);
  const missing = later.filter((column) => !there.some(({ name }) => name === column));
  return items.map((fields) => Object.fromEntries(Object.entries(fields).filter(([name]) => !missing.includes(name))));
}
