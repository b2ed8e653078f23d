/** Reads a register's lists with @pnp/graph, a Graph client that nobody here wrote. */
import { readFileSync } from 'node:fs';
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/list-item/index.js';
import '@pnp/graph/lists/index.js';
import '@pnp/graph/sites/index.js';
import { NodeFetchWithRetry } from '@pnp/nodejs';
import { BearerToken, DefaultParse } from '@pnp/queryable';
import type { Stage } from '../../scripts/demo/stage.ts';
import { trustAuthority } from './start-sandbox.ts';

/** Fields of a list item by internal name, with the item's id. */
export interface PnpItem {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is used here of the client, whose own typings extend a module that this resolution does not find. */
interface Items {
  (): Promise<PnpItem[]>;
  expand(name: string): Items;
  getById(id: string): { update(change: object): Promise<unknown> };
}
interface Site {
  lists: { (): Promise<{ id: string; displayName: string }[]>; getById(id: string): { items: Items } };
}

/** A list of the register by its name, with the conformance application's wide rights. */
export async function openList(stage: Stage, name: string): Promise<Items> {
  const { certificate, graphBaseUrl } = stage.tenant.facts;
  await trustAuthority(readFileSync(certificate, 'utf8'));
  const body = { app: 'control' };
  const { accessToken } = await stage.control<{ accessToken: string }>('/token', { method: 'POST', body });
  const graph = graphfi().using(
    DefaultHeaders(),
    DefaultInit(graphBaseUrl),
    NodeFetchWithRetry(),
    DefaultParse(),
    BearerToken(accessToken),
  ) as unknown as { sites: { getById(id: string): Site } };
  const site = graph.sites.getById((await stage.sitePath()).replace('/sites/', ''));
  const list = (await site.lists()).find((one) => one.displayName === name);
  if (!list) throw new Error(`there is no list ${name}`);
  return site.lists.getById(list.id).items;
}

/** Every item of that list. */
export const readList = async (stage: Stage, name: string): Promise<readonly PnpItem[]> =>
  (await openList(stage, name)).expand('fields')();
