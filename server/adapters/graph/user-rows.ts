/**
 * Rows of the site's hidden user list: the numbers that person columns are written with. Graph cannot add a row, so a
 * person the site has not met has none, and the text columns beside the person column say who is meant.
 */
import { isPortFailure } from '../../ports/failures.ts';
import { type Actor, tenantOf } from '../../ports/identity.ts';
import type { Graph } from './client.ts';
import type { LookupIds } from './field-codecs.ts';
import { readPages } from './pages.ts';
import type { RegisterSite } from './register-site.ts';

/** The hidden user list of a tenant's site. */
export interface UserRows {
  /** Rows by mail address or sign-in name; read once and again after a quarter of an hour. Never rejects for rights. */
  of(actor: Actor): Promise<LookupIds>;
}

interface UserRow {
  readonly id: string;
  readonly fields?: { readonly EMail?: string; readonly UserName?: string };
}

const FRESH_MS = 15 * 60_000;
const QUERY = '$select=id&$expand=fields($select=EMail,UserName)&$top=2000';

/** Reads lazily: nothing is asked before the first write. */
export function createUserRows(graph: Graph, site: RegisterSite): UserRows {
  const read = new Map<string, { readonly atMs: number; readonly rows: Promise<ReadonlyMap<string, number>> }>();
  return {
    async of(actor) {
      const tenantId = tenantOf(actor);
      const now = graph.timers.elapsedMs();
      const kept = read.get(tenantId);
      const fresh = kept && now - kept.atMs < FRESH_MS ? kept : { atMs: now, rows: readRows(graph, site, actor) };
      read.set(tenantId, fresh);
      const rows = await fresh.rows;
      return (mail) => rows.get(mail.toLowerCase());
    },
  };
}

/** No rows rather than a failure: person columns are a convenience, the text beside them is the record. */
async function readRows(graph: Graph, site: RegisterSite, actor: Actor): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  try {
    const path = `${await site.sitePath(actor)}/lists/User%20Information%20List/items?${QUERY}`;
    const { items } = await readPages<UserRow>(graph, { actor, method: 'GET', path });
    for (const { id, fields } of items)
      for (const name of [fields?.UserName, fields?.EMail]) if (name) rows.set(name.toLowerCase(), Number(id));
  } catch (error) {
    if (!isPortFailure(error)) throw error;
  }
  return rows;
}
