/** The steps the lifecycle offers to this person now, and a form for the facts a step asks for. */
import { Button, Text } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { ownsItem } from '../../../shared/action-item/role.ts';
import { ruleOf, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useIsMoving, useWhoIAm } from '../../api/changes-context.ts';
import { stepsFor } from '../../api/item-rights.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useWords } from '../../words/words.ts';
import { Section } from './section.tsx';

const StepForm = lazyPart(() => import('./step-form.tsx').then((file) => file.StepForm));

/** The step most people take next stands out. */
const MAIN: readonly Verb[] = ['complete', 'close', 'unblock', 'start'];

export function Steps({ item }: { readonly item: ActionView }) {
  const styles = usePageStyles();
  const { item: words } = useWords().tab;
  const act = useAct();
  const me = useWhoIAm();
  const isMoving = useIsMoving(item.reference);
  const [asking, setAsking] = useState<Verb | null>(null);
  const verbs = stepsFor(item, me);
  const main = item.stage === 'Open' ? 'start' : MAIN.find((verb) => verbs.includes(verb));
  const isOwnCheck = item.stage === 'Completed' && ownsItem(item.owner, me.person);
  const take = (verb: Verb) => {
    if (ruleOf(verb).needs.length > 0 || verb === 'complete') setAsking(verb);
    else void act([item], { kind: 'move', verb, facts: {} });
  };
  const isOffered = asking !== null && verbs.includes(asking);
  return (
    <Section title={words.steps}>
      {verbs.length === 0 && <Text className={styles.quiet}>{words.noSteps}</Text>}
      {isOwnCheck && <Text className={styles.quiet}>{words.ownerMayNot}</Text>}
      {verbs.length > 0 && (
        <div className={styles.row}>
          {verbs.map((verb) => (
            <Button
              key={verb}
              appearance={verb === main ? 'primary' : 'secondary'}
              aria-expanded={ruleOf(verb).needs.length > 0 ? asking === verb : undefined}
              disabledFocusable={isMoving}
              onClick={() => take(verb)}
            >
              {words.step[verb]}
            </Button>
          ))}
        </div>
      )}
      {isOffered && (
        <Suspense fallback={null}>
          <StepForm key={asking} item={item} verb={asking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </Section>
  );
}
