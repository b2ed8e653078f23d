/**
 * The rule of Outlook collections on filter and order together.
 * @see https://learn.microsoft.com/graph/api/user-list-messages
 */
import { pathsOf } from '../odata/filter.ts';
import type { Query } from '../odata/query.ts';
import { inefficientFilter } from './failures.ts';

/** @throws 400 unless every property of `$orderby` is in `$filter`, first and in the same order. */
export function checkOrder({ filter, orderBy }: Query): void {
  if (!filter || orderBy.length === 0) return;
  const names = (path: readonly string[]) => path.join('/').toLowerCase();
  const filtered = [...new Set(pathsOf(filter).map(names))];
  if (orderBy.some(({ path }, at) => filtered[at] !== names(path))) throw inefficientFilter();
}
