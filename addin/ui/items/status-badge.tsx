/** Status and priority as small labels: always with their word, never by colour alone. */
import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { Priority } from '../../../shared/action-item/action-item.ts';
import { useWords } from '../../words/words.ts';
import { type Standing, type Stands, standingOf, standingText } from './status-text.ts';

const useStyles = makeStyles({
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    blockSize: '20px',
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusCircular,
    ...shorthands.borderWidth(tokens.strokeWidthThin),
    ...shorthands.borderStyle('solid'),
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    boxSizing: 'border-box',
  },
  neutral: {
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    ...shorthands.borderColor(tokens.colorNeutralStroke2),
  },
  brand: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ...shorthands.borderColor(tokens.colorBrandStroke2),
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    ...shorthands.borderColor(tokens.colorStatusDangerBorder1),
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
  },
  success: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
    ...shorthands.borderColor(tokens.colorStatusSuccessBorder1),
  },
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  firm: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  loud: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
});

export type Tone = 'neutral' | 'brand' | 'danger' | 'warning' | 'success';

/** A word on a tinted ground. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.badge, styles[tone])}>{children}</span>;
}

const TONES: Readonly<Record<Standing, Tone>> = {
  Blocked: 'warning',
  Cancelled: 'neutral',
  'In Progress': 'brand',
  Overdue: 'danger',
  Completed: 'success',
  Closed: 'neutral',
};

/** Where an item stands, in the SOP's words. */
export function StatusBadge(item: Stands) {
  const words = useWords();
  const standing = standingOf(item);
  return <Badge tone={TONES[standing]}>{standingText(standing, words)}</Badge>;
}

const PRIORITY_STYLES = { Critical: 'loud', High: 'firm', Normal: 'quiet', Low: 'quiet' } as const;

export interface PriorityTextProps {
  readonly priority: Priority;
  /** Says of what it is the value, where no heading does. */
  readonly isLong?: boolean;
}

/** Only what stands out is loud. */
export function PriorityText({ priority, isLong = false }: PriorityTextProps) {
  const styles = useStyles();
  const { shell } = useWords();
  const word = shell.priority[priority];
  return <span className={styles[PRIORITY_STYLES[priority]]}>{isLong ? shell.priorityOf(word) : word}</span>;
}
