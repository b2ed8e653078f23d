/**
 * Changes that others make, without reload: one small question every few seconds, answered from the mirror with 304
 * while nothing changed. It costs no Graph call, however many tabs are open.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ActionList } from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { useApi } from './api-context.ts';
import { REGISTER, REVISION } from './keys.ts';

const EVERY_MS = 4_000;

/** Refreshes everything of the register that is on the screen as soon as its revision grows. Call it once a page. */
export function useLiveRegister(isOn: boolean): void {
  const api = useApi();
  const client = useQueryClient();
  const { data: revision } = useQuery({
    queryKey: REVISION,
    enabled: isOn,
    refetchInterval: EVERY_MS,
    // A hidden tab asks nothing; it asks at once when it is shown again.
    refetchIntervalInBackground: false,
    retry: false,
    queryFn: async ({ signal }) =>
      (await api.send<ActionList>({ path: pathOf('actions'), query: { limit: 1 }, signal })).body.revision,
  });
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current !== undefined && revision !== seen.current) void client.invalidateQueries({ queryKey: REGISTER });
    seen.current = revision;
  }, [revision, client]);
}
