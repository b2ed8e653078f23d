/** What was done, as the owner and the verifier wrote it. */
import { Text } from '@fluentui/react-components';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useLanguage } from '../../words/words.ts';
import { Section } from './section.tsx';

const TEXTS = ['actionTaken', 'outcome', 'lessons', 'nextSteps'] as const;

export function Closing({ item }: { readonly item: ActionView }) {
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { item: itemWords } = words.tab;
  const said = TEXTS.filter((field) => item[field] !== '');
  if (said.length === 0 && item.completedOn === null && item.closedOn === null) return null;
  return (
    <Section title={itemWords.closing}>
      {item.completedOn && (
        <Text className={page.quiet}>{itemWords.completedOn(formats.moment(item.completedOn))}</Text>
      )}
      {item.closedOn && item.verifier && (
        <Text className={page.quiet}>{itemWords.closedBy(item.verifier.name, formats.moment(item.closedOn))}</Text>
      )}
      {said.map((field) => (
        <div key={field}>
          <Text weight="semibold" block>
            {itemWords.facts[field]}
          </Text>
          <Text block style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {item[field]}
          </Text>
        </div>
      ))}
    </Section>
  );
}
