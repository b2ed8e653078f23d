/** A dialog that asks for something: its fields, the button that sends them, and the way out. Enter sends, Esc leaves. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.ts';

export interface FormDialogProps {
  readonly title: string;
  /** Label of the button that sends. */
  readonly action: string;
  /** Whether everything needed is there; before that nothing is sent. */
  readonly isReady: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function FormDialog({ title, action, isReady, onSend, onClose, children }: FormDialogProps) {
  const { cancel } = useWords().shell;
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface style={{ maxInlineSize: '420px' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) onSend();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>{children}</DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={!isReady}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
