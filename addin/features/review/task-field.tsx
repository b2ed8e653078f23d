/** The words of a task, and cutting them in two where the cursor stands. */
import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalXS },
  button: { justifySelf: 'start' },
});

interface TaskFieldProps {
  readonly text: string;
  readonly hasFocus: boolean;
  readonly onChange: (text: string) => void;
  /** @param at UTF-16 offset into the text. */
  readonly onSplit: (at: number) => void;
}

export function TaskField({ text, hasFocus, onChange, onSplit }: TaskFieldProps) {
  const styles = useStyles();
  const { editor } = useWords().review;
  const area = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(0);
  useEffect(() => {
    if (hasFocus) area.current?.focus();
  }, [hasFocus]);
  const canSplit = text.slice(0, cursor).trim() !== '' && text.slice(cursor).trim() !== '';
  return (
    <div className={styles.root}>
      <Field label={editor.text} hint={editor.splitHint}>
        <Textarea
          ref={fluentRef(area)}
          textarea={{ dir: 'auto' }}
          value={text}
          resize="vertical"
          rows={3}
          maxLength={4000}
          onChange={(_, { value }) => onChange(value)}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        />
      </Field>
      <Button
        className={styles.button}
        size="small"
        disabledFocusable={!canSplit}
        onClick={() => canSplit && onSplit(cursor)}
      >
        {editor.split}
      </Button>
    </div>
  );
}
