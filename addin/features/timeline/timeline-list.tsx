/** The timeline as a list by week. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { DueText } from '../../ui/items/due-text.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonName } from '../../ui/items/person-name.tsx';
import { useLanguage } from '../../words/words.ts';
import { weeksOf } from './lanes.ts';

export interface TimelineListProps {
  readonly items: readonly ActionView[];
  readonly today: string;
  readonly onOpen: (reference: string) => void;
}

/** Items drawn; further ones are found in the register. */
const MOST = 150;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    marginBlock: tokens.spacingVerticalS,
    paddingInline: 0,
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
  card: {
    inlineSize: '100%',
    boxSizing: 'border-box',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
  },
});

export function TimelineList({ items, today, onOpen }: TimelineListProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const weeks = useMemo(() => weeksOf(items.slice(0, MOST)), [items]);
  return (
    <div className={page.scroll}>
      {weeks.map(({ monday, items: due }) => (
        <section key={monday} aria-labelledby={`week-${monday}`}>
          <h2 id={`week-${monday}`} className={page.heading} style={{ fontSize: tokens.fontSizeBase300 }}>
            {words.tab.dashboard.week(formats.day(monday, today))}
          </h2>
          <ul className={styles.list}>
            {due.map((item) => (
              <li key={item.reference}>
                <button
                  type="button"
                  className={mergeClasses(page.bare, page.card, styles.card)}
                  onClick={() => onOpen(item.reference)}
                >
                  <span>{item.title}</span>
                  <span className={styles.foot}>
                    <PersonName person={item.owner} />
                    <DueText item={item} today={today} isLong />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {items.length > MOST && <p className={page.quiet}>{words.tab.timeline.more(items.length - MOST)}</p>}
    </div>
  );
}
