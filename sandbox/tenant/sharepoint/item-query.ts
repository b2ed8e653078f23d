/**
 * What may be asked of a list's items: only columns under `fields/`, only indexed ones unless the caller insists,
 * and never a scan over the list view threshold.
 * @see https://learn.microsoft.com/graph/api/listitem-list
 */
import { fail, invalidRequest } from '../errors.ts';
import { compileFilter } from '../odata/evaluate.ts';
import { type Expression, pathsOf } from '../odata/filter.ts';
import type { Query } from '../odata/query.ts';
import type { Prefer } from '../prefer.ts';
import { findColumn } from './field-read.ts';
import { isReference } from './field-write.ts';
import type { List, Row } from './state.ts';

/** Rows a query may look at without a selective index. */
const LIST_VIEW_THRESHOLD = 5000;
const INSIST = 'honornonindexedquerieswarningmayfailrandomly';

/** Reads a column for filter and order. */
export function readRowPath(list: List): (row: Row, path: readonly string[]) => unknown {
  return (row, path) => {
    const name = path[1] ?? '';
    if (name.toLowerCase() === 'id') return row.id;
    if (name === 'Created') return row.createdAt;
    if (name === 'Modified') return row.modifiedAt;
    if (name === 'FileLeafRef') return row.file?.name;
    const column = findColumn(list, name);
    return column ? row.fields[column.name] : undefined;
  };
}

/** @throws 400 for what SharePoint refuses to filter or sort by, 429 above the threshold. */
export function checkItemQuery(list: List, query: Query, prefer: Prefer): void {
  if (query.skip !== null) throw invalidRequest("The query parameter '$skip' is not supported on list items.");
  const paths = [...(query.filter ? pathsOf(query.filter) : []), ...query.orderBy.map(({ path }) => path)];
  const names = paths.map((path) => columnName(list, path));
  const unindexed = names.find((name) => !isIndexed(list, name));
  if (unindexed !== undefined && !prefer.has(INSIST)) {
    throw invalidRequest(
      `Field '${unindexed}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  }
  checkThreshold(list, query, unindexed !== undefined);
}

function columnName(list: List, path: readonly string[]): string {
  const [head = '', name = ''] = path;
  if (head.toLowerCase() !== 'fields' || path.length !== 2) throw invalidRequest('Invalid filter clause');
  const column = findColumn(list, name);
  if (name.toLowerCase() !== 'id' && !column) throw invalidRequest(`Field '${name}' is not recognized`);
  return name;
}

function isIndexed(list: List, name: string): boolean {
  if (name.toLowerCase() === 'id') return true;
  const column = findColumn(list, name);
  return column?.indexed === true && (!isReference(column) || name.endsWith('LookupId'));
}

function checkThreshold(list: List, query: Query, hasUnindexed: boolean): void {
  const rows = Object.values(list.rows);
  if (rows.length <= LIST_VIEW_THRESHOLD) return;
  const first = query.filter ? firstIndexed(list, query.filter) : null;
  if (!first && !hasUnindexed && !query.filter) return;
  const matched = first ? rows.filter(compileFilter(first, readRowPath(list))).length : rows.length;
  if (matched > LIST_VIEW_THRESHOLD) {
    throw fail(
      429,
      'activityLimitReached',
      'The attempted operation is prohibited because it exceeds the list view threshold.',
    );
  }
}

/** The leftmost condition SharePoint can answer from an index; null when it must read every row. */
function firstIndexed(list: List, filter: Expression): Expression | null {
  if (filter.kind === 'logic' && filter.operator === 'and') {
    return firstIndexed(list, filter.left) ?? firstIndexed(list, filter.right);
  }
  const isUsable =
    filter.kind === 'compare' || filter.kind === 'in' || (filter.kind === 'call' && filter.name === 'startswith');
  const indexed = pathsOf(filter).every((path) => isIndexed(list, path[1] ?? ''));
  return (isUsable || filter.kind === 'logic') && indexed ? filter : null;
}
