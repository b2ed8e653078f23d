/** Who we are to the server, and in which state the register is. */
import { useQuery } from '@tanstack/react-query';
import type { MeAnswer } from '../../shared/contract/admin.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { useApi } from './api-context.ts';
import { keys } from './keys.ts';

/** The signed-in person with roles. Fails with `needs-sign-in` until a token can be had. */
export function useMe({ enabled = true }: { readonly enabled?: boolean } = {}) {
  const api = useApi();
  return useQuery({
    queryKey: keys.me,
    enabled,
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => (await api.send<MeAnswer>({ path: pathOf('me'), signal })).body,
  });
}
