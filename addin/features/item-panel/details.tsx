/** The fields of an item, each saved when it is left. Who may not edit reads them. */
import { Button, Checkbox, Field, Input, makeStyles, Select, Slider, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useState } from 'react';
import { ACTION_TYPES, type ActionItem, AGREEMENTS, PRIORITIES } from '../../../shared/action-item/action-item.ts';
import { slippedDays } from '../../../shared/action-item/overdue.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useWhoIAm } from '../../api/changes-context.ts';
import type { FieldChanges } from '../../api/item-acts.ts';
import { mayEdit } from '../../api/item-rights.ts';
import { DraftField } from '../../ui/items/draft-field.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonPicker } from '../../ui/items/person-picker.tsx';
import { useLanguage } from '../../words/words.ts';
import { Section } from './section.tsx';

export interface DetailsProps {
  readonly item: ActionView;
  readonly onOpenSession: (reference: string) => void;
}

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  owner: { display: 'flex', gap: tokens.spacingHorizontalXS, minInlineSize: 0 },
});

export function Details({ item, onOpenSession }: DetailsProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words } = useLanguage();
  const { tab } = words;
  const act = useAct();
  const isReadOnly = !mayEdit(item, useWhoIAm());
  const save = (changes: FieldChanges) => act([item], { kind: 'edit', changes });
  const field = (
    name: 'title' | 'notes' | 'resources' | 'barrier' | 'helpAsked',
    label: string,
    maxLength: number,
  ) => ({
    name: `${item.reference} ${name}`,
    label,
    saved: item[name],
    maxLength,
    isReadOnly,
    onSave: (text: string) => save({ [name]: text }),
  });
  return (
    <Section title={tab.item.details}>
      {isReadOnly && <Text className={page.quiet}>{tab.register.mayNot}</Text>}
      <DraftField {...field('title', tab.item.title, 255)} isLine isRequired />
      <div className={styles.pair}>
        <Owner item={item} isReadOnly={isReadOnly} onSave={save} />
        <DueDate item={item} isReadOnly={isReadOnly} onSave={save} />
      </div>
      <div className={styles.pair}>
        <Choice
          label={tab.item.priority}
          value={item.priority}
          choices={PRIORITIES}
          words={words.shell.priority}
          isReadOnly={isReadOnly}
          onChoose={(priority) => void save({ priority })}
        />
        <Choice
          label={tab.item.actionType}
          value={item.actionType}
          choices={ACTION_TYPES}
          words={tab.actionType}
          isReadOnly={isReadOnly}
          onChoose={(actionType) => void save({ actionType })}
        />
        <Choice
          label={tab.item.agreement}
          value={item.agreement}
          choices={AGREEMENTS}
          words={tab.agreement}
          isReadOnly={isReadOnly}
          onChoose={(agreement) => void save({ agreement })}
        />
      </div>
      <ProgressField item={item} isReadOnly={isReadOnly} onSave={save} />
      <DraftField {...field('notes', tab.item.notes, 20_000)} />
      {(item.stage === 'Blocked' || item.barrier !== '') && (
        <>
          <DraftField {...field('barrier', tab.item.barrier, 2_000)} />
          <DraftField {...field('helpAsked', tab.item.helpAsked, 2_000)} />
        </>
      )}
      <DraftField {...field('resources', tab.item.resources, 4_000)} />
      <Checkbox
        label={tab.item.resourcesConfirmed}
        checked={item.resourcesConfirmed}
        disabled={isReadOnly}
        onChange={(_event, { checked }) => void save({ resourcesConfirmed: checked === true })}
      />
      {item.sessionRef && (
        <Field label={tab.item.session}>
          <div>
            <Button size="small" onClick={() => onOpenSession(item.sessionRef ?? '')}>
              {item.sessionRef}
            </Button>
          </div>
        </Field>
      )}
    </Section>
  );
}

interface PartProps {
  readonly item: ActionView;
  readonly isReadOnly: boolean;
  readonly onSave: (changes: FieldChanges) => Promise<boolean>;
}

function Owner({ item, isReadOnly, onSave }: PartProps) {
  const styles = useStyles();
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
      <div className={styles.owner}>
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

function DueDate({ item, isReadOnly, onSave }: PartProps) {
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

function ProgressField({ item, isReadOnly, onSave }: PartProps) {
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

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly isReadOnly: boolean;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, words, isReadOnly, onChoose }: ChoiceProps<Value>) {
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
