/** Saving as a hook: finds out which meeting it is, writes in parts, and takes back what was saved by mistake. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { REGISTER_ROLES, type RegisterRole } from '../../../shared/action-item/role.ts';
import { verbsFor } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { MeAnswer } from '../../../shared/contract/admin.ts';
import type { CaptureAnswer } from '../../../shared/contract/capture.ts';
import { pathOf } from '../../../shared/contract/paths.ts';
import { useApi } from '../../api/api-context.ts';
import { capture } from '../../api/capture.ts';
import type { Api } from '../../api/client.ts';
import { REGISTER } from '../../api/keys.ts';
import { findMeeting } from '../../api/meetings.ts';
import { useLanguage } from '../../words/words.ts';
import { captureItems } from './capture-items.ts';
import { localKeyOf, type ReviewMeeting, sessionFacts } from './meeting.ts';
import type { Review } from './use-review.ts';

export type SavePhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'saving'; readonly saved: number; readonly all: number }
  | { readonly kind: 'saved'; readonly answer: CaptureAnswer; readonly undoable: readonly string[] }
  | { readonly kind: 'undone' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Save {
  readonly phase: SavePhase;
  readonly isBusy: boolean;
  save(): Promise<void>;
  /** Cancels what the last saving created, with a reason in the history. */
  undo(reason: string): Promise<void>;
  dismiss(): void;
}

/** Saving of this review. */
export function useSave(meeting: ReviewMeeting, { state, dispatch, found }: Review): Save {
  const api = useApi();
  const client = useQueryClient();
  const { words, formats } = useLanguage();
  const [phase, setPhase] = useState<SavePhase>({ kind: 'idle' });
  const save = async (): Promise<void> => {
    try {
      setPhase({ kind: 'looking' });
      const me = (await api.send<MeAnswer>({ path: pathOf('me') })).body;
      const known = meeting.itemId === null ? null : await findMeeting(api, meeting.itemId);
      const sessionKey = meeting.sessionKey ?? known?.key ?? localKeyOf(meeting);
      const { items, keys } = captureItems(sessionKey, state.entries, words.review.ownerAsWritten);
      setPhase({ kind: 'saving', saved: 0, all: items.length });
      const { key, name, mail } = me;
      const day = formats.fullDay(formats.dateOf(meeting.startsAt));
      const named = { ...meeting, title: meeting.title || words.review.untitled(day) };
      const answer = await capture(api, {
        sessionKey,
        body: {
          session: sessionFacts(named, known, { key, name, mail }, found),
          items,
          sourceKind: meeting.sourceKind,
          channel: meeting.channel,
        },
        onProgress: (saved, all) => setPhase({ kind: 'saving', saved, all }),
      });
      dispatch({ kind: 'saved', items: answer.items, keys });
      setPhase({ kind: 'saved', answer, undoable: undoable(answer, me) });
    } catch (error) {
      setPhase({ kind: 'failed', error });
    } finally {
      void client.invalidateQueries({ queryKey: REGISTER });
    }
  };
  const undo = async (reason: string): Promise<void> => {
    if (phase.kind !== 'saved') return;
    try {
      await withdraw(api, phase.undoable, reason);
      dispatch({ kind: 'withdrawn', references: phase.undoable });
      setPhase({ kind: 'undone' });
    } catch (error) {
      setPhase({ kind: 'failed', error });
    } finally {
      void client.invalidateQueries({ queryKey: REGISTER });
    }
  };
  const isBusy = phase.kind === 'looking' || phase.kind === 'saving';
  return { phase, isBusy, save, undo, dismiss: () => setPhase({ kind: 'idle' }) };
}

/** Items this saving created that the person may cancel, by the lifecycle's own table. */
function undoable({ items }: CaptureAnswer, me: MeAnswer): readonly string[] {
  const roles = REGISTER_ROLES.filter((role): role is RegisterRole => me.roles.includes(role));
  const mayCancel = (item: ActionView) => verbsFor(item, me, roles).includes('cancel');
  return items.flatMap(({ outcome, item }) =>
    outcome === 'created' && item && mayCancel(item) ? [item.reference] : [],
  );
}

async function withdraw(api: Api, references: readonly string[], reason: string): Promise<void> {
  for (const reference of references) {
    const body = { verb: 'cancel', facts: { reason } };
    await api.send({ method: 'POST', path: pathOf('transitions', { reference }), body });
  }
}
