/** Asks for the reason of a step. */
import { Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Verb } from '../../../shared/action-item/status.ts';
import { useWords, type Words } from '../../words/words.ts';
import { FormDialog } from './form-dialog.tsx';

export interface ReasonDialogProps {
  readonly verb: Verb;
  readonly onSay: (reason: string) => void;
  readonly onClose: () => void;
}

/** What is asked when the step needs a reason. */
export const reasonLabel = (verb: Verb, { tab }: Words): string =>
  (tab.item.reason as Readonly<Partial<Record<Verb, string>>>)[verb] ?? tab.item.step[verb];

export function ReasonDialog({ verb, onSay, onClose }: ReasonDialogProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const step = words.tab.item.step[verb];
  const said = reason.trim();
  return (
    <FormDialog title={step} action={step} isReady={said !== ''} onSend={() => onSay(said)} onClose={onClose}>
      <Field label={reasonLabel(verb, words)} required>
        <Textarea value={reason} maxLength={2_000} onChange={(_event, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  );
}
