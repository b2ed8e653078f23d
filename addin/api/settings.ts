/** Settings of the register, its lists, and what the server owes. Changing them takes the role of an administrator. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DoctorAnswer,
  ObligationView,
  RoleBody,
  SettingsBody,
  SettingsView,
} from '../../shared/contract/admin.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { useApi } from './api-context.ts';
import { keys } from './keys.ts';

export function useSettings() {
  const api = useApi();
  return useQuery({
    queryKey: keys.settings,
    queryFn: async ({ signal }) => (await api.send<SettingsView>({ path: pathOf('settings'), signal })).body,
  });
}

export function useChangeSettings() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SettingsBody) =>
      (await api.send<SettingsView>({ method: 'PATCH', path: pathOf('settings'), body })).body,
    onSuccess: (settings) => client.setQueryData(keys.settings, settings),
  });
}

export interface Grant extends RoleBody {
  /** Entra object id of the person. */
  readonly objectId: string;
}

/** Gives a person exactly these roles. */
export function useGrantRoles() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ objectId, ...body }: Grant) =>
      (await api.send<SettingsView>({ method: 'PUT', path: pathOf('roles', { objectId }), body })).body,
    onSuccess: (settings) => {
      client.setQueryData(keys.settings, settings);
      // One's own roles may be among them.
      void client.invalidateQueries({ queryKey: keys.me });
    },
  });
}

const DOCTOR = {
  check: { path: pathOf('listsCheck') },
  repair: { method: 'POST', path: pathOf('listsRepair') },
} as const;

/** Compares the lists with what the product needs; `repair` also mends, and makes them the first time. */
export function useListsDoctor() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wish: 'check' | 'repair') => (await api.send<DoctorAnswer>(DOCTOR[wish])).body,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
  });
}

/** What the server owes; `states` joined by commas. */
export function useObligations(states: string) {
  const api = useApi();
  return useQuery({
    queryKey: keys.obligations(states),
    queryFn: async ({ signal }) =>
      (
        await api.send<{ obligations: readonly ObligationView[] }>({
          path: pathOf('obligations'),
          query: { states },
          signal,
        })
      ).body.obligations,
  });
}

/** Takes up an obligation again that gave up. */
export function useRedrive() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) =>
      (await api.send<ObligationView>({ method: 'POST', path: pathOf('redrive', { id }) })).body,
    onSuccess: () => client.invalidateQueries({ queryKey: ['obligations'] }),
  });
}
