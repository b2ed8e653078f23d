/** A due date, with how late it is where that counts. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Stage } from '../../../shared/action-item/action-item.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import { daysBetween } from '../../../shared/time/day-count.ts';
import { useLanguage } from '../../words/words.ts';

const useStyles = makeStyles({
  none: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  late: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  root: { whiteSpace: 'nowrap' },
});

export interface DueTextProps {
  readonly item: { readonly dueOn: string | null; readonly stage: Stage };
  readonly today: string;
  /** Says in words how many days late. */
  readonly isLong?: boolean;
}

/** Whether the item is late on that day. */
export const isLate = ({ dueOn, stage }: DueTextProps['item'], today: string): boolean =>
  dueOn !== null && isOpenStage(stage) && dueOn < today;

export function DueText({ item, today, isLong = false }: DueTextProps) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  if (item.dueOn === null) return <span className={styles.none}>{words.shell.noDate}</span>;
  const day = formats.day(item.dueOn, today);
  if (!isLate(item, today)) return <span className={styles.root}>{day}</span>;
  const late = words.shell.daysLate(daysBetween(item.dueOn, today));
  return (
    <span className={mergeClasses(styles.late, !isLong && styles.root)} title={isLong ? undefined : late}>
      {isLong ? words.tab.facts([day, late]) : day}
    </span>
  );
}
