/** The facts a step asks for, read off the lifecycle's table. What is typed is kept until the step is taken. */
import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { evidenceMissing } from '../../../shared/action-item/closure.ts';
import { type Need, ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useIsMoving } from '../../api/changes-context.ts';
import type { Facts } from '../../api/item-acts.ts';
import { useShell } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { reasonLabel } from '../../ui/items/reason-dialog.tsx';
import { useWords, type Words } from '../../words/words.ts';

export interface StepFormProps {
  readonly item: ActionView;
  readonly verb: Verb;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

const REPORT = ['actionTaken', 'outcome', 'lessons', 'nextSteps'] as const;
type FactName = keyof Facts;

/** Which texts a step takes, needed or not. */
function fieldsOf(verb: Verb): readonly FactName[] {
  if (verb === 'block') return ['reason', 'helpAsked'];
  if (verb === 'complete' || verb === 'close') return REPORT;
  return ['reason'];
}

const isNeeded = (verb: Verb, fact: FactName): boolean => ruleOf(verb).needs.includes(fact as Need);

function labelOf(verb: Verb, fact: FactName, words: Words): string {
  const { item } = words.tab;
  if (fact === 'helpAsked') return item.helpAsked;
  return fact === 'reason' ? reasonLabel(verb, words) : item.facts[fact];
}

/** What the record already says; a reason is always a new one. */
const knownFacts = (item: ActionView, verb: Verb): Facts =>
  Object.fromEntries(fieldsOf(verb).map((fact) => [fact, fact === 'reason' ? '' : item[fact]]));

export function StepForm({ item, verb, onClose }: StepFormProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const words = useWords();
  const { drafts } = useShell();
  const act = useAct();
  const isMoving = useIsMoving(item.reference);
  const draftName = `${item.reference} ${verb}`;
  const [facts, setFacts] = useState<Facts>(() => ({ ...knownFacts(item, verb), ...drafts.load<Facts>(draftName) }));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const lacking = fieldsOf(verb).filter((fact) => isNeeded(verb, fact) && (facts[fact] ?? '').trim() === '');
  const evidenceLacking = ruleOf(verb).needs.includes('evidence') ? evidenceMissing(item) : 0;
  const hint = (words.tab.item.stepHint as Readonly<Partial<Record<Verb, string>>>)[verb];
  const change = (fact: FactName, text: string) => {
    const next = { ...facts, [fact]: text };
    drafts.save(draftName, next);
    setFacts(next);
  };
  const close = () => {
    drafts.remove(draftName);
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (lacking.length > 0 || evidenceLacking > 0) return;
    setBusy(true);
    const said = Object.fromEntries(Object.entries(facts).filter(([, text]) => text.trim() !== ''));
    const isDone = await act([item], { kind: 'move', verb, facts: said });
    setBusy(false);
    if (isDone) close();
  };
  return (
    <form
      className={styles.root}
      // Our own messages say what is missing, for every browser alike.
      noValidate
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The panel around it stays open, and what was typed is kept.
        event.preventDefault();
        onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {hint && <Text>{hint}</Text>}
      {fieldsOf(verb).map((fact, position) => (
        <Field
          key={fact}
          label={labelOf(verb, fact, words)}
          required={isNeeded(verb, fact)}
          {...(isTried && lacking.includes(fact) && { validationMessage: words.tab.item.needed })}
        >
          <Textarea
            autoFocus={position === 0}
            value={facts[fact] ?? ''}
            maxLength={fact === 'reason' || fact === 'helpAsked' ? 2_000 : 20_000}
            resize="vertical"
            onChange={(_event, { value }) => change(fact, value)}
          />
        </Field>
      ))}
      {evidenceLacking > 0 && (
        <Text role={isTried ? 'alert' : undefined}>{words.tab.item.evidenceNeeded(evidenceLacking)}</Text>
      )}
      <div className={page.row}>
        <Button type="submit" appearance="primary" disabledFocusable={isBusy || isMoving}>
          {words.tab.item.step[verb]}
        </Button>
        <Button onClick={close}>{words.shell.cancel}</Button>
      </div>
    </form>
  );
}
