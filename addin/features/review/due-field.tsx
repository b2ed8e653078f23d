/** Until when, in words or as a date; what was understood is said below while typing. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ExtractionContext } from '../../../shared/extraction/extraction.ts';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { useFormats, useWords } from '../../words/words.ts';
import { engine } from './engine.ts';
import type { Entry } from './entry.ts';

type Due = Pick<Entry, 'dueOn' | 'duePhrase' | 'dueVague'>;

interface DueFieldProps {
  readonly due: Due;
  readonly context: ExtractionContext;
  readonly hasFocus: boolean;
  readonly onChange: (due: Due) => void;
}

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalXS },
  button: { flexShrink: 0 },
  text: { flexGrow: 1, inlineSize: 0 },
});

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** Typing pauses this long before the words are read, milliseconds. */
const PAUSE_MS = 150;

export function DueField({ due, context, hasFocus, onChange }: DueFieldProps) {
  const styles = useStyles();
  const { editor } = useWords().review;
  const formats = useFormats();
  const [text, setText] = useState(due.dueOn ?? due.duePhrase ?? '');
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = (value: string) => {
    setText(value);
    clearTimeout(timer.current);
    const words = value.trim();
    if (words === '') return onChange({ dueOn: null, duePhrase: null, dueVague: false });
    if (ISO_DATE.test(words)) return onChange({ dueOn: words, duePhrase: words, dueVague: false });
    timer.current = setTimeout(() => void understand(words, context).then(onChange), PAUSE_MS);
  };
  return (
    <Field label={editor.due} {...sayingOf(text, due, editor, formats.fullDay)}>
      <div className={styles.row}>
        <Input
          ref={fluentRef(field)}
          className={styles.text}
          value={text}
          aria-label={editor.due}
          onChange={(_, { value }) => write(value)}
        />
        <Button className={styles.button} onClick={() => write('')}>
          {editor.noDate}
        </Button>
      </div>
    </Field>
  );
}

type EditorWords = ReturnType<typeof useWords>['review']['editor'];

function sayingOf(text: string, { dueOn, dueVague }: Due, words: EditorWords, fullDay: (date: string) => string) {
  if (text.trim() === '') return { hint: words.dueHint };
  if (dueOn !== null) return { hint: words.dueRead(fullDay(dueOn)) };
  return { validationState: 'warning' as const, validationMessage: dueVague ? words.dueVague : words.dueUnread };
}

/** "friday" means the same as "by friday" here. */
async function understand(words: string, context: ExtractionContext): Promise<Due> {
  for (const phrase of [`x by ${words}`, `x ${words}`]) {
    const read = await engine()
      .readLine(phrase, context)
      .catch(() => null);
    if (read?.dueOn || read?.dueVague) return { dueOn: read.dueOn, duePhrase: words, dueVague: read.dueVague };
  }
  return { dueOn: null, duePhrase: words, dueVague: false };
}
