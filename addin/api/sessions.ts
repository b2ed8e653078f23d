/** Sessions and their summaries. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pathOf } from '../../shared/contract/paths.ts';
import type { SessionDetail, SessionList, SessionView, SummaryPreview } from '../../shared/contract/sessions.ts';
import { useApi } from './api-context.ts';
import { keys } from './keys.ts';

/** Newest sessions of the register. */
export function useSessions({ limit = 200, enabled = true }: { limit?: number; enabled?: boolean } = {}) {
  const api = useApi();
  return useQuery({
    queryKey: keys.sessions,
    enabled,
    queryFn: async ({ signal }) =>
      (await api.send<SessionList>({ path: pathOf('sessions'), query: { limit }, signal })).body,
  });
}

/** One session with its items; asks nothing while there is no reference. */
export function useSession(reference: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.session(reference ?? ''),
    enabled: reference !== null,
    queryFn: async ({ signal }) =>
      (await api.send<SessionDetail>({ path: pathOf('session', { reference: reference ?? '' }), signal })).body,
  });
}

/** The summary as one recipient would get it now; asks nothing while there is no reference. */
export function useSummary(reference: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.summary(reference ?? ''),
    enabled: reference !== null,
    queryFn: async ({ signal }) =>
      (await api.send<SummaryPreview>({ path: pathOf('summary', { reference: reference ?? '' }), signal })).body,
  });
}

/** Approves the summary: it goes out now instead of at the deadline. */
export function useApproveSummary() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (reference: string) =>
      (await api.send<SessionView>({ method: 'POST', path: pathOf('approval', { reference }) })).body,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
}
