/** Asks for the reason of a step. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Verb } from '../../../shared/action-item/status.ts';
import { useWords } from '../../words/words.ts';

export interface ReasonDialogProps {
  readonly verb: Verb;
  readonly onSay: (reason: string) => void;
  readonly onClose: () => void;
}

export function ReasonDialog({ verb, onSay, onClose }: ReasonDialogProps) {
  const { tab, shell } = useWords();
  const [reason, setReason] = useState('');
  const label = (tab.item.reason as Readonly<Partial<Record<Verb, string>>>)[verb] ?? tab.item.step[verb];
  const isSaid = reason.trim() !== '';
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface style={{ maxInlineSize: '420px' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isSaid) onSay(reason.trim());
          }}
        >
          <DialogBody>
            <DialogTitle>{tab.item.step[verb]}</DialogTitle>
            <DialogContent>
              <Field label={label} required>
                <Textarea value={reason} maxLength={2_000} onChange={(_event, { value }) => setReason(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{shell.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={!isSaid}>
                {tab.item.step[verb]}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
