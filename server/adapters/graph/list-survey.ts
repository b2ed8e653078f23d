/** What stands on the site: the lists that are ours, found by id, then by the mark in their description. Only reads. */
import type { Actor } from '../../ports/identity.ts';
import type { RegisterSettings } from '../../ports/settings.ts';
import { partResult, sendBatch } from './batch.ts';
import type { Graph } from './client.ts';
import type { ListSchema } from './list-schema.ts';
import { LIST_SCHEMAS } from './list-schemas.ts';
import { readPages } from './pages.ts';

/** The members of a column we compare. Facets stand under their own names. */
export interface WireColumn {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly indexed?: boolean;
  readonly enforceUniqueValues?: boolean;
  readonly choice?: { readonly choices?: readonly string[] };
  readonly text?: { readonly allowMultipleLines?: boolean };
  readonly [facet: string]: unknown;
}

/** A list of ours on the site. */
export interface FoundList {
  readonly id: string;
  readonly displayName: string;
  /** From the mark; null when somebody removed it. */
  readonly schemaVersion: number | null;
  readonly columns: readonly WireColumn[];
}

/** The site and what was found there, by our list names. */
export interface Survey {
  readonly siteId: string;
  readonly lists: ReadonlyMap<string, FoundList>;
}

/** How the mark looks in a description: `[followthrough:actions:1]`. */
export const markOf = (list: string, version: number): string => `[followthrough:${list}:${version}]`;

interface WireList {
  readonly id: string;
  readonly displayName?: string;
  readonly description?: string;
}

/**
 * Three requests: site, lists, and the columns of all lists found. Rejects as the site does: `not-found`, `denied`.
 *
 * @param siteAddress `contoso.sharepoint.com:/sites/register`.
 */
export async function surveySite(
  graph: Graph,
  actor: Actor,
  siteAddress: string,
  bound: RegisterSettings,
): Promise<Survey> {
  const site = await graph.call<{ readonly id: string }>({
    actor,
    method: 'GET',
    path: `/sites/${encodeURI(siteAddress)}?$select=id,webUrl`,
  });
  const siteId = site.body.id;
  const path = `/sites/${siteId}/lists?$select=id,displayName,description&$top=999`;
  const { items } = await readPages<WireList>(graph, { actor, method: 'GET', path });
  const found = LIST_SCHEMAS.flatMap((schema) => {
    const list = findList(items, schema, bound.siteId === siteId ? bound.listIds[schema.list] : undefined);
    return list ? [{ schema, list }] : [];
  });
  const columns = await readColumns(
    graph,
    actor,
    siteId,
    found.map(({ list }) => list.id),
  );
  return {
    siteId,
    lists: new Map(found.map(({ schema, list }, index) => [schema.list, toFound(schema, list, columns[index] ?? [])])),
  };
}

const markPattern = (list: string): RegExp => new RegExp(`\\[followthrough:${list}:(\\d+)\\]`);

function findList(lists: readonly WireList[], schema: ListSchema, boundId: string | undefined): WireList | undefined {
  const byId = boundId ? lists.find(({ id }) => id.toLowerCase() === boundId.toLowerCase()) : undefined;
  return byId ?? lists.find(({ description }) => markPattern(schema.list).test(description ?? ''));
}

/** Type facets are properties of their own. */
const COLUMN_QUERY =
  '$select=id,name,displayName,indexed,enforceUniqueValues,text,choice,dateTime,number,boolean,personOrGroup&$top=500';

async function readColumns(
  graph: Graph,
  actor: Actor,
  siteId: string,
  listIds: readonly string[],
): Promise<readonly (readonly WireColumn[])[]> {
  if (listIds.length === 0) return [];
  const parts = listIds.map(
    (id) => ({ method: 'GET', path: `/sites/${siteId}/lists/${id}/columns?${COLUMN_QUERY}` }) as const,
  );
  const answers = await sendBatch(graph, actor, parts);
  return answers.map((answer) => {
    const { body } = partResult(answer, 'safe', 'read columns');
    return (body as { readonly value?: readonly WireColumn[] } | null)?.value ?? [];
  });
}

function toFound(schema: ListSchema, list: WireList, columns: readonly WireColumn[]): FoundList {
  const version = markPattern(schema.list).exec(list.description ?? '')?.[1];
  return {
    id: list.id,
    displayName: list.displayName ?? '',
    schemaVersion: version ? Number(version) : null,
    columns,
  };
}
