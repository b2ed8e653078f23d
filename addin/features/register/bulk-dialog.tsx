/** Asks for what all selected items shall get: an owner, a due date, or the reason of a step. */
import { Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PersonRef } from '../../../shared/action-item/person.ts';
import type { Verb } from '../../../shared/action-item/status.ts';
import type { Act } from '../../api/item-acts.ts';
import { FormDialog } from '../../ui/items/form-dialog.tsx';
import { PersonPicker } from '../../ui/items/person-picker.tsx';
import { reasonLabel } from '../../ui/items/reason-dialog.tsx';
import { useWords, type Words } from '../../words/words.ts';

export type BulkWish =
  | { readonly kind: 'owner' }
  | { readonly kind: 'date' }
  | { readonly kind: 'step'; readonly verb: Verb };

export interface BulkDialogProps {
  readonly wish: BulkWish;
  readonly count: number;
  readonly onAct: (act: Act) => void;
  readonly onClose: () => void;
}

export function BulkDialog({ wish, count, onAct, onClose }: BulkDialogProps) {
  const words = useWords();
  const [owner, setOwner] = useState<PersonRef | null>(null);
  const [text, setText] = useState('');
  const act = actOf(wish, owner, text);
  const title = titleOf(wish, count, words);
  return (
    <FormDialog
      title={title}
      action={words.tab.register.apply}
      isReady={act !== null}
      onSend={() => act && onAct(act)}
      onClose={onClose}
    >
      {wish.kind === 'owner' && (
        <Field label={words.tab.item.owner}>
          <PersonPicker value={owner} onPick={setOwner} label={words.tab.item.owner} />
        </Field>
      )}
      {wish.kind === 'date' && (
        <Field label={words.tab.item.dueOn}>
          <Input type="date" value={text} onChange={(_event, { value }) => setText(value)} />
        </Field>
      )}
      {wish.kind === 'step' && (
        <Field label={reasonLabel(wish.verb, words)} required>
          <Textarea value={text} maxLength={2_000} onChange={(_event, { value }) => setText(value)} />
        </Field>
      )}
    </FormDialog>
  );
}

function actOf(wish: BulkWish, owner: PersonRef | null, text: string): Act | null {
  if (wish.kind === 'owner') return owner && { kind: 'edit', changes: { owner } };
  if (wish.kind === 'date') return text === '' ? null : { kind: 'edit', changes: { dueOn: text } };
  return text.trim() === '' ? null : { kind: 'move', verb: wish.verb, facts: { reason: text.trim() } };
}

function titleOf(wish: BulkWish, count: number, { tab }: Words): string {
  if (wish.kind === 'owner') return tab.register.assign(count);
  return wish.kind === 'date' ? tab.register.date(count) : tab.item.step[wish.verb];
}
