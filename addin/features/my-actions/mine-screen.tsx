/** My actions: what presses first, with the next step on each, so that most need no more than one press. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useWhoIAm } from '../../api/changes-context.ts';
import { ItemCard } from '../../ui/items/item-card.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useToday } from '../../ui/items/today.ts';
import { StateMessage } from '../../ui/state-message.tsx';
import { useLanguage } from '../../words/words.ts';
import { groupMine, MY_GROUPS } from './my-groups.ts';

export interface MineScreenProps {
  readonly items: readonly ActionView[];
  readonly onOpen: (reference: string) => void;
  readonly onCapture: () => void;
}

/** More than these are looked for in the register. */
const MOST = 40;

const useStyles = makeStyles({
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalS },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    marginBlockEnd: tokens.spacingVerticalS,
  },
});

export function MineScreen({ items, onOpen, onCapture }: MineScreenProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { mine, capture } = words.tab;
  const me = useWhoIAm();
  const today = useToday();
  const groups = useMemo(() => groupMine(items, me, today), [items, me, today]);
  const shown = MY_GROUPS.filter((group) => groups[group].length > 0);
  if (shown.length === 0)
    return <StateMessage kind="empty" {...mine.empty} action={{ label: capture, onClick: onCapture }} />;
  return (
    <div className={page.scroll}>
      <div className={page.column}>
        <Text as="h1" size={500} weight="semibold" block>
          {mine.title(me.person.name.split(' ')[0] ?? me.person.name)}
        </Text>
        {shown.map((group) => (
          <section key={group} aria-labelledby={`mine-${group}`}>
            <div className={styles.head}>
              <h2 id={`mine-${group}`} className={page.heading}>
                {mine.groups[group]}
              </h2>
              <Text className={page.quiet}>{formats.number(groups[group].length)}</Text>
            </div>
            <ul className={styles.list}>
              {groups[group].slice(0, MOST).map((item) => (
                <li key={item.reference}>
                  <ItemCard item={item} today={today} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
