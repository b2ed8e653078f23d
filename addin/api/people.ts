/** People of the directory. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pathOf } from '../../shared/contract/paths.ts';
import type { PeopleAnswer } from '../../shared/contract/people.ts';
import { useApi } from './api-context.ts';
import { keys } from './keys.ts';

/** Fewer letters than this fit everybody. */
const LEAST_LETTERS = 2;

/** People by the beginning of name or address; asks nothing for less than two letters. */
export function usePeople(text: string, { enabled = true }: { readonly enabled?: boolean } = {}) {
  const api = useApi();
  const wanted = text.trim();
  return useQuery({
    queryKey: keys.people(wanted.toLowerCase()),
    enabled: enabled && wanted.length >= LEAST_LETTERS,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.send<PeopleAnswer>({ path: pathOf('people'), query: { text: wanted }, signal })).body.people,
  });
}
