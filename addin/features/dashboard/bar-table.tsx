/** A bar chart that is a table: read by everybody, drawn with no library. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useLanguage } from '../../words/words.ts';
import type { Bar } from './figures.ts';

export interface BarTableProps {
  readonly title: string;
  /** Head of the first column. */
  readonly head: string;
  readonly bars: readonly Bar[];
  readonly nameOf: (name: string) => string;
}

const useStyles = makeStyles({
  root: { paddingBlock: tokens.spacingVerticalM, paddingInline: tokens.spacingHorizontalL },
  table: {
    inlineSize: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    marginBlockStart: tokens.spacingVerticalS,
  },
  name: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInlineEnd: tokens.spacingHorizontalS,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  lateNumber: {
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    color: tokens.colorStatusDangerForeground3,
  },
  track: { display: 'flex', blockSize: '16px' },
  fill: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    borderRadius: tokens.borderRadiusSmall,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
  },
  late: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    borderRadius: tokens.borderRadiusSmall,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
});

export function BarTable({ title, head, bars, nameOf }: BarTableProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { dashboard } = words.tab;
  const id = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section className={mergeClasses(page.card, styles.root)} aria-labelledby={id}>
      <h2 id={id} className={page.heading}>
        {title}
      </h2>
      <table className={styles.table} aria-labelledby={id}>
        <colgroup>
          <col style={{ inlineSize: '42%' }} />
          <col />
          <col style={{ inlineSize: '32px' }} />
          <col style={{ inlineSize: '56px' }} />
        </colgroup>
        <thead className={page.hidden}>
          <tr>
            <th scope="col">{head}</th>
            <td />
            <th scope="col">{dashboard.count}</th>
            <th scope="col">{dashboard.overdue}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ name, count, late }) => (
            <tr key={name}>
              <th scope="row" className={styles.name} title={nameOf(name)}>
                {nameOf(name)}
              </th>
              <td aria-hidden="true">
                <span className={styles.track}>
                  {late > 0 && <span className={styles.late} style={{ inlineSize: `${(late / most) * 100}%` }} />}
                  <span className={styles.fill} style={{ inlineSize: `${((count - late) / most) * 100}%` }} />
                </span>
              </td>
              <td className={styles.number}>{formats.number(count)}</td>
              <td className={styles.lateNumber}>{late > 0 && dashboard.late(formats.number(late))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
