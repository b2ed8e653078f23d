/**
 * The grid: only the rows that are seen exist. One cell is the tab stop and arrow keys move it, as ARIA's grid pattern
 * says; the row that holds it stays in the page while it is scrolled away.
 */
import { mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useInlineSize } from '../../ui/items/use-width.ts';
import { useWords } from '../../words/words.ts';
import { columnOf, fittingColumns } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow, GroupHead } from './grid-row.tsx';
import { CHECK_WIDTH, HEIGHTS, useGridStyles } from './grid-styles.ts';
import type { Row } from './select-rows.ts';
import { type GridActions, useGridInput } from './use-grid-input.ts';
import type { View } from './view.ts';

export interface RegisterGridProps extends GridActions {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly today: string;
  /** Items as cards instead of columns. */
  readonly isNarrow: boolean;
  /** Reference of the item that is open beside the grid. */
  readonly opened: string | null;
  readonly groupLabel: (value: string) => string;
}

/** The widest column takes what is left. */
const templateOf = (view: View, isNarrow: boolean): string =>
  isNarrow
    ? `${CHECK_WIDTH}px minmax(0, 1fr)`
    : [
        `${CHECK_WIDTH}px`,
        ...view.columns.map((id) =>
          id === 'title' ? `minmax(${columnOf(id).width}px, 1fr)` : `${columnOf(id).width}px`,
        ),
      ].join(' ');

const widthOf = (view: View): number => CHECK_WIDTH + view.columns.reduce((sum, id) => sum + columnOf(id).width, 0);

export function RegisterGrid(props: RegisterGridProps) {
  const { rows, today, isNarrow, opened, groupLabel, selected } = props;
  const styles = useGridStyles();
  const words = useWords().tab.register;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useInlineSize(scroller);
  const isTight = opened !== null && !isNarrow && width !== null;
  const view = useMemo(
    () => (isTight ? { ...props.view, columns: fittingColumns(props.view.columns, width - CHECK_WIDTH) } : props.view),
    [props.view, isTight, width],
  );
  const columnCount = isNarrow ? 2 : view.columns.length + 1;
  const input = useGridInput({ ...props, view }, { columnCount, scroller, isNarrow });
  const { active, editing } = input;
  const heightOf = useCallback(
    (index: number) => (rows[index]?.kind === 'group' ? HEIGHTS.group : isNarrow ? HEIGHTS.card : HEIGHTS.item),
    [rows, isNarrow],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    overscan: 6,
    scrollPaddingStart: isNarrow ? 0 : HEIGHTS.head,
    rangeExtractor: useCallback((range: Range) => withActive(defaultRangeExtractor(range), active.row), [active.row]),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may have other heights at the same places
  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, heightOf]);
  input.scrollTo.current = (row) => virtualizer.scrollToIndex(row);
  const template = useMemo(() => templateOf(view, isNarrow), [view, isNarrow]);
  const minWidth = isNarrow ? undefined : widthOf(view);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave rows out
    <div
      ref={scroller}
      role="grid"
      aria-label={words.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columnCount}
      aria-multiselectable="true"
      className={styles.grid}
      tabIndex={-1}
      {...input.handlers}
    >
      <GridHead
        view={view}
        isNarrow={isNarrow}
        template={template}
        minWidth={minWidth}
        activeColumn={active.row === -1 ? active.column : null}
        isAllSelected={input.isAllSelected}
        hasSelection={selected.size > 0}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave rows out */}
      <div
        role="rowgroup"
        className={mergeClasses(styles.body)}
        style={{ blockSize: virtualizer.getTotalSize(), minInlineSize: minWidth }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const place = {
            index,
            top: start,
            height: size,
            template,
            activeColumn: active.row === index ? active.column : null,
          };
          if (row.kind === 'group') {
            return (
              <GroupHead
                key={`group ${row.value}`}
                {...place}
                group={row}
                label={groupLabel(row.value)}
                columnCount={columnCount}
              />
            );
          }
          const { reference } = row.item;
          return (
            <GridRow
              key={reference}
              {...place}
              item={row.item}
              columns={isNarrow ? null : view.columns}
              isSelected={selected.has(reference)}
              isOpened={opened === reference}
              today={today}
              editing={editing?.reference === reference ? editing.column : null}
              onEdited={input.onEdited}
            />
          );
        })}
      </div>
    </div>
  );
}

function withActive(indexes: number[], row: number): number[] {
  return row < 0 || indexes.includes(row) ? indexes : [...indexes, row].sort((a, b) => a - b);
}
