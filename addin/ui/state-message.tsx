/** What a screen shows instead of data: what is the matter, and the one thing to do next. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { StrokeIcon } from './stroke-icon.tsx';

export interface StateAction {
  readonly label: string;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
}

export interface StateMessageProps {
  /** `error` is announced at once, the others politely. */
  readonly kind: 'empty' | 'first-run' | 'sign-in' | 'error' | 'offline' | 'throttled' | 'no-permission';
  readonly title: string;
  readonly text: string;
  readonly action?: StateAction | undefined;
  /** A quieter way out beside the action. */
  readonly second?: StateAction | undefined;
  /** Small print below, such as the id for support. */
  readonly note?: string | undefined;
  /** What stands between the text and the actions. */
  readonly children?: ReactNode;
  readonly picture?: ReactNode;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalXXL,
    paddingInline: tokens.spacingHorizontalXL,
    maxInlineSize: '420px',
    marginInline: 'auto',
    marginBlock: 'auto',
    boxSizing: 'border-box',
  },
  mark: {
    display: 'grid',
    placeItems: 'center',
    inlineSize: '48px',
    blockSize: '48px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    marginBlockEnd: tokens.spacingVerticalXS,
  },
  alarm: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  text: { color: tokens.colorNeutralForeground2 },
  note: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalS,
  },
});

/** Strokes of the pictures, 20 by 20. Drawn here, because an icon font would be loaded for six marks. */
const STROKES: Readonly<Record<StateMessageProps['kind'], string>> = {
  empty: 'M4 6h12M4 10h12M4 14h7',
  'first-run': 'M5 3.5h10v13H5zM7.5 10.3l1.8 1.8 3.4-4',
  'sign-in': 'M10 3a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM3.5 17a6.5 5 0 0 1 13 0',
  error: 'M10 5v6M10 14.5v.2M2.8 16.5L10 3l7.2 13.5z',
  offline: 'M3 3l14 14M6 9.5a6 6 0 0 1 2-1.3M12 8.2a6 6 0 0 1 2.5 1.6M10 14.5v.2',
  throttled: 'M10 5.5V10l3 2M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4z',
  'no-permission': 'M6 9V7a4 4 0 0 1 8 0v2M5 9h10v7.5H5z',
};

/** A whole-screen or whole-panel state. */
export function StateMessage({ kind, title, text, action, second, note, picture, children }: StateMessageProps) {
  const styles = useStyles();
  const isAlarm = kind === 'error';
  return (
    <div className={styles.root} role={isAlarm ? 'alert' : 'status'}>
      <span className={mergeClasses(styles.mark, isAlarm && styles.alarm)} aria-hidden="true">
        {picture ?? <StrokeIcon path={STROKES[kind]} size={24} />}
      </span>
      <Text as="h2" size={400} weight="semibold" align="center" block>
        {title}
      </Text>
      <Text className={styles.text} align="center" block>
        {text}
      </Text>
      {children}
      {(action || second) && (
        <div className={styles.actions}>
          {action && (
            <Button appearance="primary" onClick={action.onClick} disabledFocusable={action.isBusy ?? false}>
              {action.label}
            </Button>
          )}
          {second && (
            <Button appearance="subtle" onClick={second.onClick} disabledFocusable={second.isBusy ?? false}>
              {second.label}
            </Button>
          )}
        </div>
      )}
      {note && (
        <Text size={200} className={styles.note} align="center" block>
          {note}
        </Text>
      )}
    </div>
  );
}
