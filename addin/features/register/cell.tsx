/** What a cell shows. */
import { mergeClasses } from '@fluentui/react-components';
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { slippedDays } from '../../../shared/action-item/overdue.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { DueText } from '../../ui/items/due-text.tsx';
import { PersonName } from '../../ui/items/person-name.tsx';
import { PriorityText, StatusBadge } from '../../ui/items/status-badge.tsx';
import { useLanguage } from '../../words/words.ts';
import type { ColumnId } from './columns.ts';
import { useGridStyles } from './grid-styles.ts';

export interface CellProps {
  readonly item: ActionView;
  readonly column: ColumnId;
  readonly today: string;
}

export function CellContent({ item, column, today }: CellProps) {
  const styles = useGridStyles();
  const { words, formats } = useLanguage();
  const { tab, shell } = words;
  switch (column) {
    case 'reference':
      return (
        <span className={styles.link} data-open={item.reference}>
          {item.reference}
        </span>
      );
    case 'title':
      return (
        <span className={styles.text} title={item.title} dir="auto">
          {item.title}
        </span>
      );
    case 'owner':
      return <PersonName person={item.owner} />;
    case 'dueOn':
      return <DueText item={item} today={today} />;
    case 'status':
      return <StatusBadge status={item.status} stage={item.stage} />;
    case 'priority':
      return <PriorityText priority={item.priority} />;
    case 'progress':
      return <Progress share={item.progress / 100} />;
    case 'modifiedAt':
      return <span className={mergeClasses(styles.text, styles.quiet)}>{formats.moment(item.modifiedAt)}</span>;
    case 'slipped': {
      const days = slippedDays(item as Pick<ActionItem, 'dueOn' | 'originalDueOn'>);
      return <span className={styles.quiet}>{days === 0 ? '' : formats.number(days)}</span>;
    }
    case 'evidence':
      return <span className={styles.quiet}>{formats.number(item.evidenceLinks.length)}</span>;
    case 'stage':
      return <span className={styles.text}>{shell.stage[item.stage]}</span>;
    case 'actionType':
      return <span className={styles.text}>{tab.actionType[item.actionType]}</span>;
    case 'agreement':
      return <span className={styles.text}>{tab.agreement[item.agreement]}</span>;
    case 'sessionRef':
      return <span className={styles.text}>{item.sessionRef ?? ''}</span>;
  }
}

function Progress({ share }: { readonly share: number }) {
  const styles = useGridStyles();
  const { percent } = useLanguage().formats;
  return (
    <>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.fill} style={{ display: 'block', inlineSize: `${share * 100}%` }} />
      </span>
      <span className={styles.percent}>{percent(share)}</span>
    </>
  );
}

/** An item where there is no room for columns. */
export function CardContent({ item, today }: Omit<CellProps, 'column'>) {
  const styles = useGridStyles();
  return (
    <>
      <span className={mergeClasses(styles.cardLine, styles.spread)}>
        <span className={styles.quiet}>{item.reference}</span>
        <StatusBadge status={item.status} stage={item.stage} />
      </span>
      <span className={styles.cardTitle} dir="auto">
        {item.title}
      </span>
      <span className={mergeClasses(styles.cardLine, styles.spread)}>
        <PersonName person={item.owner} />
        <DueText item={item} today={today} />
      </span>
    </>
  );
}

/** A check box drawn light; the grid reads the clicks. */
export function Check({ isChecked, label }: { readonly isChecked: boolean | 'mixed'; readonly label: string }) {
  const styles = useGridStyles();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cell around it holds the focus and its keys
    // biome-ignore lint/a11y/useSemanticElements: ten thousand inputs are slower than the few boxes that are seen
    <span
      role="checkbox"
      aria-checked={isChecked}
      aria-label={label}
      className={mergeClasses(styles.check, isChecked !== false && styles.checked)}
    >
      {isChecked !== false && (
        <svg
          width="12"
          height="12"
          viewBox="0 0 12 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          aria-hidden="true"
        >
          <path
            d={isChecked === 'mixed' ? 'M3 6h6' : 'M2.5 6.3l2.4 2.4 4.6-5'}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      )}
    </span>
  );
}
