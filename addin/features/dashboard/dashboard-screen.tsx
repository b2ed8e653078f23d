/** The dashboard: what is open, what is late, who carries it, and what the next weeks bring. */
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useToday } from '../../ui/items/today.ts';
import { StateMessage } from '../../ui/state-message.tsx';
import { useLanguage } from '../../words/words.ts';
import { BarTable } from './bar-table.tsx';
import { figuresOf } from './figures.ts';

export interface DashboardScreenProps {
  readonly items: readonly ActionView[];
  readonly onCapture: () => void;
}

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, maxInlineSize: '1200px', marginInline: 'auto' },
  tiles: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    '@media (max-width: 639px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  /** The fifth of two columns has a line for itself. */
  last: { '@media (max-width: 639px)': { gridColumnStart: 1, gridColumnEnd: 3 } },
  tile: {
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    '@media (max-width: 900px)': { paddingInline: tokens.spacingHorizontalM },
  },
  loud: { color: tokens.colorStatusDangerForeground3 },
  charts: {
    display: 'grid',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
  },
});

export function DashboardScreen({ items, onCapture }: DashboardScreenProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { dashboard, capture } = words.tab;
  const today = useToday();
  const figures = useMemo(() => figuresOf(items, today), [items, today]);
  if (items.length === 0)
    return <StateMessage kind="first-run" {...dashboard.empty} action={{ label: capture, onClick: onCapture }} />;
  const tiles = [
    { label: dashboard.open, value: formats.number(figures.open), isLoud: false },
    { label: dashboard.overdue, value: formats.number(figures.overdue), isLoud: figures.overdue > 0 },
    { label: dashboard.verify, value: formats.number(figures.toVerify), isLoud: false },
    { label: dashboard.closed30, value: formats.number(figures.closed30), isLoud: false },
    { label: dashboard.onTime, value: figures.onTime === null ? '–' : formats.percent(figures.onTime), isLoud: false },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds no button must be reached by the keyboard
    <section className={page.scroll} aria-label={dashboard.label} tabIndex={0}>
      <div className={styles.root}>
        <h1 className={page.hidden}>{dashboard.label}</h1>
        <dl className={styles.tiles} style={{ marginBlock: 0 }}>
          {tiles.map(({ label, value, isLoud }, index) => (
            <div
              key={label}
              className={mergeClasses(page.card, styles.tile, index === tiles.length - 1 && styles.last)}
            >
              <dt className={page.quiet}>{label}</dt>
              <dd style={{ marginInlineStart: 0 }}>
                <Text size={700} weight="semibold" className={isLoud ? styles.loud : ''}>
                  {value}
                </Text>
              </dd>
            </div>
          ))}
        </dl>
        <div className={styles.charts}>
          <BarTable
            title={dashboard.byOwner}
            head={words.tab.columns.owner}
            bars={figures.byOwner}
            nameOf={(name) => name || words.shell.noOwner}
          />
          <BarTable
            title={dashboard.byDue}
            head={words.tab.columns.dueOn}
            bars={figures.byWeek}
            nameOf={(name) => formats.day(name, today)}
          />
          <BarTable
            title={dashboard.byPriority}
            head={words.tab.columns.priority}
            bars={figures.byPriority}
            nameOf={(name) => (words.shell.priority as Readonly<Record<string, string>>)[name] ?? name}
          />
        </div>
      </div>
    </section>
  );
}
