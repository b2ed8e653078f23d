/** Everything that can be changed on one candidate. Loaded when the first one is edited. */
import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { PRIORITIES, type Priority } from '../../../shared/action-item/action-item.ts';
import type { ExtractionContext } from '../../../shared/extraction/extraction.ts';
import { useKept } from '../../ui/use-kept.ts';
import { useWords } from '../../words/words.ts';
import type { CardActions, EditorField } from './card-actions.ts';
import { DueField } from './due-field.tsx';
import type { Entry } from './entry.ts';
import { MergeField } from './merge-field.tsx';
import { OwnerField } from './owner-field.tsx';
import { TaskField } from './task-field.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    paddingBlockEnd: 0,
    border: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    listStyleType: 'none',
    // A field that gets the focus scrolls until it is clear of the buttons below.
    '& :is(input, select, textarea)': { scrollMarginBlockEnd: '72px' },
  },
  // The way out is in sight, however long the form is, down to the edge of what scrolls.
  actions: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    position: 'sticky',
    insetBlockEnd: `calc(-1 * ${tokens.spacingHorizontalM})`,
    paddingBlock: tokens.spacingVerticalM,
    borderBlockStartWidth: tokens.strokeWidthThin,
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export interface EditorProps {
  readonly entry: Entry;
  /** The others it can be merged into. */
  readonly others: readonly Entry[];
  readonly field: EditorField;
  readonly context: ExtractionContext;
  readonly actions: CardActions;
  /** Under which name the changes are kept until they are done with. */
  readonly keptAs: string;
}

export default function CandidateEditor({ entry, others, field, context, actions, keptAs }: EditorProps) {
  const styles = useStyles();
  const { review, shell } = useWords();
  const { editor } = review;
  const kept = useKept(keptAs, entry);
  const draft = kept.value;
  const box = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // NOTE: newer browsers answer with a promise, which is no clean-up.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const change = (changes: Partial<Entry>) => kept.change((last) => ({ ...last, ...changes }));
  const commit = () => {
    const { text: task, owner, dueOn, duePhrase, dueVague, priority } = draft;
    const words = task.trim() === '' ? entry.text : task.trim();
    const changes = { text: words, owner, dueOn, duePhrase, dueVague, priority };
    actions.dispatch({ kind: 'edit', id: entry.id, changes });
  };
  const leave = () => {
    kept.forget();
    actions.edit(null);
  };
  const finish = () => {
    commit();
    actions.announce(review.announce.edited);
    leave();
  };
  const splitAt = (at: number) => {
    commit();
    actions.dispatch({ kind: 'split', id: entry.id, at });
    actions.announce(review.announce.split);
    leave();
  };
  const mergeInto = (into: string) => {
    commit();
    actions.dispatch({ kind: 'merge', id: entry.id, into });
    actions.announce(review.announce.merged);
    leave();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) leave();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish();
  };
  return (
    <li ref={box} className={styles.root} data-editor={entry.id} aria-label={editor.title} onKeyDown={onKey}>
      <TaskField
        text={draft.text}
        hasFocus={field === 'text'}
        onChange={(text) => change({ text })}
        onSplit={splitAt}
      />
      <OwnerField
        owner={draft.owner}
        people={context.attendees}
        hasFocus={field === 'owner'}
        onChange={(owner) => change({ owner })}
      />
      <DueField due={draft} context={context} hasFocus={field === 'due'} onChange={change} />
      <Field label={editor.priority}>
        <Select value={draft.priority} onChange={(_, { value }) => change({ priority: value as Priority })}>
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {shell.priority[priority]}
            </option>
          ))}
        </Select>
      </Field>
      {others.length > 0 && <MergeField entry={draft} others={others} onMerge={mergeInto} />}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={finish}>
          {editor.done}
        </Button>
        <Button onClick={leave}>{shell.cancel}</Button>
      </div>
    </li>
  );
}
