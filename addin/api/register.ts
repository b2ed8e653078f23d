/**
 * The whole register in the page, for grids that sort and filter ten thousand rows by themselves. It is read once in
 * large pages; after a change only what is newer is asked for.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ActionList, ActionView } from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { useApi } from './api-context.ts';
import type { Api } from './client.ts';
import { keys } from './keys.ts';

export interface WholeRegister {
  /** By reference, newest change first. */
  readonly items: readonly ActionView[];
  readonly revision: number;
}

const PAGE = 500;
const NEWEST = { orderBy: 'modifiedAt', descending: true } as const;

/** Every item of the register. Unchanged items keep their identity, so that rows are not drawn again. */
export function useWholeRegister({ enabled = true }: { readonly enabled?: boolean } = {}) {
  const api = useApi();
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.all,
    enabled,
    // Comparing ten thousand rows field by field costs more than it saves: catchUp keeps what is the same.
    structuralSharing: false,
    queryFn: ({ signal }) => catchUp(api, client.getQueryData<WholeRegister>(keys.all) ?? null, signal),
  });
}

/** The register as it is now, from what is known and as few pages as possible. */
export async function catchUp(api: Api, known: WholeRegister | null, signal?: AbortSignal): Promise<WholeRegister> {
  const first = await page(api, 0, signal);
  if (known && known.revision === first.revision) return known;
  if (known) {
    const merged = mergeNewer(known.items, first);
    if (merged) return { items: merged, revision: first.revision };
  }
  const items = [...first.items];
  while (items.length < first.total) {
    const next = await page(api, items.length, signal);
    if (next.items.length === 0) break;
    items.push(...next.items);
  }
  const unique = new Map(items.map((item) => [item.reference, item]));
  return { items: [...unique.values()], revision: first.revision };
}

/**
 * The newest page over what is known; null when it does not reach back to something known and unchanged, or when the
 * count says that items were deleted. Then everything is read again.
 */
export function mergeNewer(known: readonly ActionView[], newest: ActionList): readonly ActionView[] | null {
  const versions = new Map(known.map((item) => [item.reference, item.etag]));
  const reachesBack = newest.items.some((item) => versions.get(item.reference) === item.etag);
  if (!reachesBack && newest.items.length < newest.total) return null;
  const changed = newest.items.filter((item) => versions.get(item.reference) !== item.etag);
  const replaced = new Set(changed.map((item) => item.reference));
  const merged = [...changed, ...known.filter((item) => !replaced.has(item.reference))];
  return merged.length === newest.total ? merged : null;
}

const page = async (api: Api, offset: number, signal?: AbortSignal): Promise<ActionList> =>
  (
    await api.send<ActionList>({
      path: pathOf('actions'),
      query: { ...NEWEST, limit: PAGE, offset },
      ...(signal && { signal }),
    })
  ).body;
