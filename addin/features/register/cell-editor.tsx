/** Editing in place: Enter and Tab keep what was typed, Esc leaves it as it was, leaving the cell keeps it too. */
import { Input, Select } from '@fluentui/react-components';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ACTION_TYPES, PRIORITIES } from '../../../shared/action-item/action-item.ts';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useWhoIAm } from '../../api/changes-context.ts';
import type { FieldChanges } from '../../api/item-acts.ts';
import { stepsFor } from '../../api/item-rights.ts';
import { PersonPicker } from '../../ui/items/person-picker.tsx';
import { standingOf, standingText } from '../../ui/items/status-text.ts';
import { useWords } from '../../words/words.ts';
import { type ColumnId, columnOf, type EditKind } from './columns.ts';

export interface CellEditorProps {
  readonly item: ActionView;
  readonly column: ColumnId;
  readonly onEdited: (move: 'stay' | 'next') => void;
}

export function CellEditor({ item, column, onEdited }: CellEditorProps) {
  const { edit } = columnOf(column);
  if (edit === 'person') return <OwnerEditor item={item} onEdited={onEdited} />;
  if (edit === 'step') return <StepEditor item={item} onEdited={onEdited} />;
  if (edit === 'priority' || edit === 'actionType') return <ChoiceEditor item={item} kind={edit} onEdited={onEdited} />;
  return <TextEditor item={item} kind={edit ?? 'text'} onEdited={onEdited} />;
}

interface EditorProps {
  readonly item: ActionView;
  readonly onEdited: CellEditorProps['onEdited'];
}

/** Field, shown value and read value of what is typed; null when the value is none. */
const TYPED = {
  text: { type: 'text', label: 'title', show: ({ title }: ActionView) => title, read: readTitle },
  date: { type: 'date', label: 'dueOn', show: ({ dueOn }: ActionView) => dueOn ?? '', read: readDate },
  percent: {
    type: 'number',
    label: 'progress',
    show: ({ progress }: ActionView) => String(progress),
    read: readPercent,
  },
} as const;

function TextEditor({ item, kind, onEdited }: EditorProps & { readonly kind: EditKind }) {
  const field = TYPED[kind as keyof typeof TYPED] ?? TYPED.text;
  const act = useAct();
  const [text, setText] = useState(field.show(item));
  const isOver = useRef(false);
  const label = useWords().tab.columns[field.label];
  const finish = (move: 'stay' | 'next', isKept: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    const changes = isKept ? field.read(text) : null;
    if (changes) void act([item], { kind: 'edit', changes });
    onEdited(move);
  };
  return (
    <Input
      autoFocus
      size="small"
      type={field.type}
      aria-label={label}
      value={text}
      maxLength={255}
      onChange={(_event, { value }) => setText(value)}
      onKeyDown={(event) => onEditorKey(event, finish)}
      onBlur={() => finish('stay', true)}
      style={{ inlineSize: '100%', minInlineSize: 0 }}
      input={
        field.type === 'number' ? { min: 0, max: 100, style: { minInlineSize: 0 } } : { style: { minInlineSize: 0 } }
      }
    />
  );
}

function onEditorKey(event: KeyboardEvent, finish: (move: 'stay' | 'next', isKept: boolean) => void): void {
  const ends = { Enter: ['stay', true], Tab: ['next', true], Escape: ['stay', false] } as const;
  event.stopPropagation();
  const end = ends[event.key as keyof typeof ends];
  if (!end || event.nativeEvent.isComposing) return;
  event.preventDefault();
  finish(end[0], end[1]);
}

function readTitle(text: string): FieldChanges | null {
  const title = text.replace(/\s+/g, ' ').trim();
  return title === '' ? null : { title };
}

function readDate(text: string): FieldChanges | null {
  return text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text) ? { dueOn: text === '' ? null : text } : null;
}

function readPercent(text: string): FieldChanges | null {
  const progress = Math.round(Number(text));
  return text !== '' && progress >= 0 && progress <= 100 ? { progress } : null;
}

function ChoiceEditor({ item, kind, onEdited }: EditorProps & { readonly kind: 'priority' | 'actionType' }) {
  const act = useAct();
  const { tab, shell } = useWords();
  const words: Readonly<Record<string, string>> = kind === 'priority' ? shell.priority : tab.actionType;
  const choices: readonly string[] = kind === 'priority' ? PRIORITIES : ACTION_TYPES;
  return (
    <Choices
      label={tab.columns[kind]}
      value={item[kind]}
      choices={choices.map((choice) => [choice, words[choice] ?? choice])}
      onChoose={(choice) => {
        void act([item], { kind: 'edit', changes: { [kind]: choice } });
        onEdited('stay');
      }}
      onEdited={onEdited}
    />
  );
}

/** Steps that need nothing more are taken here; the others open the item, where their facts are asked for. */
function StepEditor({ item, onEdited }: EditorProps) {
  const act = useAct();
  const me = useWhoIAm();
  const words = useWords();
  const { tab } = words;
  const free = stepsFor(item, me).filter((verb) => ruleOf(verb).needs.length === 0);
  return (
    <Choices
      label={tab.columns.status}
      value=""
      choices={[
        ['', standingText(standingOf(item), words)],
        ...free.map((verb): [string, string] => [verb, tab.item.step[verb]]),
      ]}
      onChoose={(verb) => {
        if (verb !== '') void act([item], { kind: 'move', verb: verb as Verb, facts: {} });
        onEdited('stay');
      }}
      onEdited={onEdited}
    />
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChoose: (choice: string) => void;
  readonly onEdited: CellEditorProps['onEdited'];
}

function Choices({ label, value, choices, onChoose, onEdited }: ChoicesProps) {
  return (
    <Select
      autoFocus
      size="small"
      aria-label={label}
      defaultValue={value}
      onChange={(_event, data) => onChoose(data.value)}
      onBlur={() => onEdited('stay')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Enter') onEdited('stay');
        if (event.key === 'Tab') {
          event.preventDefault();
          onEdited('next');
        }
      }}
      style={{ inlineSize: '100%', minInlineSize: 0 }}
    >
      {choices.map(([choice, word]) => (
        <option key={choice} value={choice}>
          {word}
        </option>
      ))}
    </Select>
  );
}

function OwnerEditor({ item, onEdited }: EditorProps) {
  const act = useAct();
  const { tab } = useWords();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the picker's own keys away from the grid
    <div
      style={{ inlineSize: '100%', minInlineSize: 0 }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onEdited('stay');
      }}
    >
      <PersonPicker
        autoFocus
        size="small"
        label={tab.columns.owner}
        value={item.owner}
        onPick={(owner) => {
          void act([item], { kind: 'edit', changes: { owner } });
          onEdited('stay');
        }}
        onLeave={() => onEdited('stay')}
      />
    </div>
  );
}
