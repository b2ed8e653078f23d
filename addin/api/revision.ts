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

/** Whether changes of others arrive. */
export interface LiveRegister {
  /** Why they do not; null while they do. */
  readonly error: unknown;
  /** When the register was last heard of, milliseconds since 1970 by this machine; 0 before the first time. */
  readonly heardAtMs: number;
  readonly ask: () => void;
}

/** Refreshes everything of the register that is on the screen as soon as its revision grows. Call it once a page. */
export function useLiveRegister(isOn = true): LiveRegister {
  const api = useApi();
  const client = useQueryClient();
  const live = useQuery({
    queryKey: REVISION,
    enabled: isOn,
    // Without a network there is nobody to ask; it is asked again as soon as there is one.
    networkMode: 'online',
    refetchInterval: EVERY_MS,
    // A hidden tab asks nothing; it asks at once when it is shown again.
    refetchIntervalInBackground: false,
    retry: false,
    queryFn: async ({ signal }) =>
      (await api.send<ActionList>({ path: pathOf('actions'), query: { limit: 1 }, signal })).body.revision,
  });
  const revision = live.data;
  const seen = useRef(revision);
  useEffect(() => {
    if (seen.current !== undefined && revision !== seen.current) void client.invalidateQueries({ queryKey: REGISTER });
    seen.current = revision;
  }, [revision, client]);
  return { error: live.error, heardAtMs: live.dataUpdatedAt, ask: () => void live.refetch() };
}
