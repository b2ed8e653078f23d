/** Asks for the name of a view. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useWords } from '../../words/words.ts';

export interface SaveViewDialogProps {
  readonly first: string;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

export function SaveViewDialog({ first, onSave, onClose }: SaveViewDialogProps) {
  const { tab, shell } = useWords();
  const [name, setName] = useState(first);
  const isNamed = name.trim() !== '';
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface style={{ maxInlineSize: '420px' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isNamed) onSave(name.trim());
          }}
        >
          <DialogBody>
            <DialogTitle>{tab.register.saveViewTitle}</DialogTitle>
            <DialogContent>
              <Field label={tab.register.viewName} hint={tab.register.saveViewHint}>
                <Input value={name} maxLength={60} onChange={(_event, { value }) => setName(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{shell.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={!isNamed}>
                {shell.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
