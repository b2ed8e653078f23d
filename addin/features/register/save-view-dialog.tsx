/** Asks for the name of a view. */
import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { FormDialog } from '../../ui/items/form-dialog.tsx';
import { useWords } from '../../words/words.ts';

export interface SaveViewDialogProps {
  readonly first: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

export function SaveViewDialog({ first, onSave, onClose }: SaveViewDialogProps) {
  const { tab, shell } = useWords();
  const { register } = tab;
  const [name, setName] = useState(first);
  const said = name.trim();
  return (
    <FormDialog
      title={register.saveViewTitle}
      action={shell.save}
      isReady={said !== ''}
      onSend={() => onSave(said)}
      onClose={onClose}
    >
      <Field label={register.viewName} hint={register.saveViewHint}>
        <Input value={name} maxLength={60} onChange={(_event, { value }) => setName(value)} />
      </Field>
    </FormDialog>
  );
}
