/** The head of the grid: names of the columns, the order, and the check box for all. */
import { mergeClasses } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useWords } from '../../words/words.ts';
import { Check } from './cell.tsx';
import { HEIGHTS, useGridStyles } from './grid-styles.ts';
import type { View } from './view.ts';

export interface GridHeadProps {
  readonly view: View;
  readonly isNarrow: boolean;
  readonly template: string;
  readonly minWidth: number | undefined;
  readonly activeColumn: number | null;
  readonly isAllSelected: boolean;
  readonly hasSelection: boolean;
}

export function GridHead({
  view,
  isNarrow,
  template,
  minWidth,
  activeColumn,
  isAllSelected,
  hasSelection,
}: GridHeadProps) {
  const styles = useGridStyles();
  const page = usePageStyles();
  const { register, columns } = useWords().tab;
  const { column: sorted, isDescending } = view.sort;
  const names = isNarrow ? (['title'] as const) : view.columns;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot leave rows out
    <div
      role="rowgroup"
      className={isNarrow ? page.hidden : styles.head}
      style={{ minInlineSize: minWidth, zIndex: 2 }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave rows out */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus */}
      <div
        role="row"
        aria-rowindex={1}
        data-row={-1}
        style={{ display: 'grid', gridTemplateColumns: template, blockSize: HEIGHTS.head }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a table cannot leave rows out */}
        <div
          role="columnheader"
          aria-colindex={1}
          data-column={0}
          tabIndex={activeColumn === 0 ? 0 : -1}
          className={mergeClasses(styles.headCell, styles.checkCell, styles.focusable)}
        >
          <Check isChecked={isAllSelected ? true : hasSelection ? 'mixed' : false} label={register.selectAll} />
        </div>
        {names.map((id, position) => (
          // biome-ignore lint/a11y/useSemanticElements: a table cannot leave rows out
          <div
            key={id}
            role="columnheader"
            aria-colindex={position + 2}
            aria-sort={sorted === id ? (isDescending ? 'descending' : 'ascending') : 'none'}
            data-column={position + 1}
            data-sort={id}
            tabIndex={activeColumn === position + 1 ? 0 : -1}
            className={mergeClasses(styles.headCell, styles.focusable)}
          >
            <span className={styles.text}>{columns[id]}</span>
            {sorted === id &&
              (isDescending ? <ArrowDownRegular aria-hidden="true" /> : <ArrowUpRegular aria-hidden="true" />)}
          </div>
        ))}
      </div>
    </div>
  );
}
