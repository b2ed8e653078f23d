/** The fields of an item, each saved when it is left. Who may not edit reads them. */
import { Button, Checkbox, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ACTION_TYPES, AGREEMENTS, PRIORITIES } from '../../../shared/action-item/action-item.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useWhoIAm } from '../../api/changes-context.ts';
import type { FieldChanges } from '../../api/item-acts.ts';
import { mayEdit } from '../../api/item-rights.ts';
import { DraftField } from '../../ui/items/draft-field.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useLanguage } from '../../words/words.ts';
import { Choice, DueDate, Owner, ProgressField } from './detail-fields.tsx';
import { Section } from './section.tsx';

export interface DetailsProps {
  readonly item: ActionView;
  readonly onOpenSession: (reference: string) => void;
}

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** The other answers come with a date or a reason, which the owner is asked for. */
const FREE_AGREEMENTS: readonly ActionView['agreement'][] = ['Asked', 'Agreed'];

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
          choices={AGREEMENTS.filter((one) => one === item.agreement || FREE_AGREEMENTS.includes(one))}
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
