/** One line in natural language: "Ana sends the budget by Friday" becomes an accepted entry. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useId } from 'react';
import type { ExtractionContext } from '../../../shared/extraction/extraction.ts';
import { useKept } from '../../ui/use-kept.ts';
import { useWords } from '../../words/words.ts';
import type { CardActions } from './card-actions.ts';
import { engine } from './engine.ts';
import { entriesOf } from './found.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexGrow: 1, minInlineSize: 0, gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  button: { minInlineSize: '40px' },
  input: {
    flexGrow: 1,
    minInlineSize: 0,
    blockSize: '32px',
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    '::placeholder': { color: tokens.colorNeutralForeground4, opacity: 1 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-1px',
    },
  },
});

interface AddLineProps {
  readonly context: ExtractionContext;
  readonly actions: CardActions;
  /** Under which name a line that was not added yet is kept. */
  readonly keptAs: string;
}

export function AddLine({ context, actions, keptAs }: AddLineProps) {
  const styles = useStyles();
  const { add, announce } = useWords().review;
  const { value: text, change, forget } = useKept(keptAs, '');
  const inputId = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const line = text.trim();
    if (line === '') return;
    forget();
    const read = await engine()
      .readLine(line, context)
      .catch(() => null);
    const [found] = read?.candidate ? entriesOf([{ candidate: read.candidate, mark: { from: 0, to: 0 } }]) : [];
    const { owner = read?.owner ?? null, text: task = line } = found ?? {};
    const due = { duePhrase: read?.duePhrase ?? null, dueOn: read?.dueOn ?? null, dueVague: read?.dueVague ?? false };
    actions.dispatch({ kind: 'add', id: crypto.randomUUID(), entry: { text: task, owner, ...due } });
    actions.announce(announce.added);
  };
  return (
    <form className={styles.root} onSubmit={(event) => void submit(event)}>
      <input
        id={inputId}
        className={styles.input}
        aria-label={add.label}
        placeholder={add.hint}
        value={text}
        maxLength={500}
        autoComplete="off"
        dir="auto"
        onChange={(event) => change(() => event.target.value)}
      />
      <Button type="submit" className={styles.button} aria-label={add.action} disabledFocusable={text.trim() === ''}>
        {add.sign}
      </Button>
    </form>
  );
}
