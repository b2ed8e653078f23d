/**
 * Collections of drives and items share one page rule.
 */
import type { Json } from '../../json.ts';
import { contextUrl, readPage } from '../../odata/page.ts';
import { type Context, ok, type Reply } from '../../route.ts';

/** One page of entities under a context path. */
export function collection(context: Context, path: string, rows: readonly Json[]): Reply {
  const limits = { size: 200, max: 999, above: 'clamp' } as const;
  const page = readPage(context, { rows, limits, key: ({ id }) => String(id), shape: (row) => row });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query), ...page });
}
