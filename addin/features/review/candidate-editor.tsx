/** Everything that can be changed on one candidate. Loaded when the first one is edited. */
import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { PRIORITIES, type Priority } from '../../../shared/action-item/action-item.ts';
import type { ExtractionContext } from '../../../shared/extraction/extraction.ts';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { useWords } from '../../words/words.ts';
import type { CardActions, EditorField } from './card-actions.ts';
import { DueField } from './due-field.tsx';
import type { Entry } from './entry.ts';
import { OwnerField } from './owner-field.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    listStyleType: 'none',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface EditorProps {
  readonly entry: Entry;
  /** The others it can be merged into. */
  readonly others: readonly Entry[];
  readonly field: EditorField;
  readonly context: ExtractionContext;
  readonly actions: CardActions;
}

export default function CandidateEditor({ entry, others, field, context, actions }: EditorProps) {
  const styles = useStyles();
  const { review, shell } = useWords();
  const { editor } = review;
  const [draft, setDraft] = useState(entry);
  const text = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // NOTE: newer browsers answer with a promise, which is no clean-up.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    if (field === 'text') text.current?.focus();
  }, [field]);
  const change = (changes: Partial<Entry>) => setDraft((last) => ({ ...last, ...changes }));
  const commit = () => {
    const { text: task, owner, dueOn, duePhrase, dueVague, priority } = draft;
    const words = task.trim() === '' ? entry.text : task.trim();
    actions.dispatch({
      kind: 'edit',
      id: entry.id,
      changes: { text: words, owner, dueOn, duePhrase, dueVague, priority },
    });
  };
  const finish = () => {
    commit();
    actions.announce(review.announce.edited);
    actions.edit(null);
  };
  const splitHere = () => {
    const at = text.current?.selectionStart ?? 0;
    commit();
    actions.dispatch({ kind: 'split', id: entry.id, at });
    actions.announce(review.announce.split);
    actions.edit(null);
  };
  const mergeInto = (into: string) => {
    if (into === '') return;
    commit();
    actions.dispatch({ kind: 'merge', id: entry.id, into });
    actions.announce(review.announce.merged);
    actions.edit(null);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) actions.edit(null);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish();
  };
  return (
    <li ref={box} className={styles.root} data-editor={entry.id} aria-label={editor.title} onKeyDown={onKey}>
      <Field label={editor.text} hint={editor.splitHint}>
        <Textarea
          ref={fluentRef(text)}
          value={draft.text}
          resize="vertical"
          rows={3}
          maxLength={4000}
          onChange={(_, { value }) => change({ text: value })}
        />
      </Field>
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
      {others.length > 0 && (
        <Field label={editor.mergeWith}>
          <Select value="" onChange={(_, { value }) => mergeInto(value)}>
            <option value="">{editor.mergeNone}</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.text.slice(0, 80)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={finish}>
          {editor.done}
        </Button>
        <Button onClick={splitHere}>{editor.split}</Button>
        <Button appearance="subtle" onClick={() => actions.edit(null)}>
          {shell.cancel}
        </Button>
      </div>
    </li>
  );
}
