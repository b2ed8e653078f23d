/** Action items: the register, one item with its history, and what people do to it. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ActionDetail,
  ActionList,
  ActionView,
  CommentBody,
  EvidenceAnswer,
  ListQuery,
} from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { TransitionBody } from '../../shared/contract/transitions.ts';
import { useApi } from './api-context.ts';
import { keys, REGISTER } from './keys.ts';
import { upload } from './upload.ts';

/** One page of the register. */
export function useActions(query: ListQuery, { enabled = true }: { readonly enabled?: boolean } = {}) {
  const api = useApi();
  return useQuery({
    queryKey: keys.actions(query),
    enabled,
    queryFn: async ({ signal }) => (await api.send<ActionList>({ path: pathOf('actions'), query, signal })).body,
  });
}

/** The items of these references, as far as the register has them; asks nothing while there are none. */
export function useNamedActions(references: readonly string[], { enabled }: { readonly enabled: boolean }) {
  const isOn = enabled && references.length > 0;
  return useActions({ references: references.join(',') }, { enabled: isOn });
}

/** One item with its history; asks nothing while there is no reference. */
export function useAction(reference: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.action(reference ?? ''),
    enabled: reference !== null,
    queryFn: async ({ signal }) =>
      (await api.send<ActionDetail>({ path: pathOf('action', { reference: reference ?? '' }), signal })).body,
  });
}

export interface Move extends TransitionBody {
  readonly reference: string;
}

/** Moves an item along its life. */
export function useMoveAction() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ reference, ...body }: Move) =>
      (await api.send<ActionView>({ method: 'POST', path: pathOf('transitions', { reference }), body })).body,
    onSuccess: (item) => settle(client, item),
  });
}

export interface Comment extends CommentBody {
  readonly reference: string;
}

/** Adds a comment. The same key again adds nothing. */
export function useCommentAction() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ reference, ...body }: Comment) => {
      await api.send<null>({ method: 'POST', path: pathOf('comments', { reference }), body });
    },
    onSuccess: (_, { reference }) => client.invalidateQueries({ queryKey: keys.action(reference) }),
  });
}

export interface EvidenceUpload {
  readonly reference: string;
  readonly file: File;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Adds a file to an item's evidence. */
export function useAttachEvidence() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ reference, file, onProgress }: EvidenceUpload) =>
      upload<EvidenceAnswer>(api, {
        path: pathOf('evidence', { reference }),
        query: { name: file.name },
        file,
        ...(onProgress && { onProgress }),
      }),
    onSuccess: ({ item }) => settle(client, item),
  });
}

/** The answer is shown at once; lists and history are asked again. */
function settle(client: QueryClient, item: ActionView): Promise<void> {
  client.setQueryData<ActionDetail>(keys.action(item.reference), (old) => old && { ...old, item });
  client.setQueriesData<ActionList>({ queryKey: [...REGISTER, 'actions'] }, (old) => old && withItem(old, item));
  return client.invalidateQueries({ queryKey: REGISTER });
}

const withItem = (list: ActionList, item: ActionView): ActionList => ({
  ...list,
  items: list.items.map((one) => (one.reference === item.reference ? item : one)),
});
