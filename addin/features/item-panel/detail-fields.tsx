/** Single fields of an item: owner, due date, progress, and one choice of several words. */
import { Button, Field, Input, Select, Slider, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useState } from 'react';
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { slippedDays } from '../../../shared/action-item/overdue.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { FieldChanges } from '../../api/item-acts.ts';
import { PersonPicker } from '../../ui/items/person-picker.tsx';
import { useLanguage } from '../../words/words.ts';

export interface PartProps {
  readonly item: ActionView;
  readonly isReadOnly: boolean;
  readonly onSave: (changes: FieldChanges) => Promise<boolean>;
}

export function Owner({ item, isReadOnly, onSave }: PartProps) {
  const { tab, shell } = useLanguage().words;
  if (isReadOnly) {
    return (
      <Field label={tab.item.owner}>
        <Input readOnly value={item.owner?.name ?? shell.noOwner} input={{ style: { minInlineSize: 0 } }} />
      </Field>
    );
  }
  return (
    <Field label={tab.item.owner}>
      <div style={{ display: 'flex', gap: tokens.spacingHorizontalXS, minInlineSize: 0 }}>
        <PersonPicker
          key={item.owner?.key ?? item.owner?.name ?? ''}
          label={tab.item.owner}
          value={item.owner}
          placeholder={tab.item.noOwner}
          onPick={(owner) => void onSave({ owner })}
        />
        {item.owner && (
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={tab.item.removeOwner}
            onClick={() => void onSave({ owner: null })}
          />
        )}
      </div>
    </Field>
  );
}

export function DueDate({ item, isReadOnly, onSave }: PartProps) {
  const { words, formats } = useLanguage();
  const { item: itemWords } = words.tab;
  const [typed, setTyped] = useState(item.dueOn ?? '');
  useEffect(() => setTyped(item.dueOn ?? ''), [item.dueOn]);
  const slip = slippedDays(item as Pick<ActionItem, 'dueOn' | 'originalDueOn'>);
  const hint =
    slip !== 0 && item.originalDueOn
      ? words.tab.facts([
          itemWords.firstDue(formats.day(item.originalDueOn, item.dueOn ?? '')),
          slip > 0 ? itemWords.slipped(slip) : itemWords.earlier(-slip),
        ])
      : undefined;
  return (
    <Field label={itemWords.dueOn} {...(hint && { hint })}>
      <Input
        type="date"
        value={typed}
        readOnly={isReadOnly}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={() => {
          const dueOn = typed === '' ? null : typed;
          if (dueOn !== item.dueOn) void onSave({ dueOn });
        }}
        input={{ style: { minInlineSize: 0 } }}
      />
    </Field>
  );
}

export function ProgressField({ item, isReadOnly, onSave }: PartProps) {
  const { words, formats } = useLanguage();
  const [moved, setMoved] = useState<number | null>(null);
  const value = moved ?? item.progress;
  const settle = () => {
    if (moved !== null && moved !== item.progress) void onSave({ progress: moved });
    setMoved(null);
  };
  const label = `${words.tab.item.progress}: ${formats.percent(value / 100)}`;
  return (
    <Field label={label}>
      <Slider
        value={value}
        min={0}
        max={100}
        disabled={isReadOnly}
        onChange={(_event, data) => setMoved(data.value)}
        onPointerUp={settle}
        onBlur={settle}
        onKeyUp={(event) => event.key === 'Enter' && settle()}
      />
    </Field>
  );
}

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly isReadOnly: boolean;
  readonly onChoose: (value: Value) => void;
}

export function Choice<Value extends string>({
  label,
  value,
  choices,
  words,
  isReadOnly,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <Select
        value={value}
        disabled={isReadOnly}
        onChange={(_event, data) => {
          const chosen = choices.find((one) => one === data.value);
          if (chosen) onChoose(chosen);
        }}
        select={{ style: { minInlineSize: 0 } }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words[choice]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
