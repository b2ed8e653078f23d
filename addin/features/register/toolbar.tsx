/** Above the grid: view, search, filters, groups and columns. */
import { makeStyles, mergeClasses, SearchBox, tokens } from '@fluentui/react-components';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useWords } from '../../words/words.ts';
import { FilterMenu } from './filter-menu.tsx';
import { ColumnMenu, GroupMenu, SortMenu } from './layout-menus.tsx';
import type { Views } from './use-views.ts';
import { ViewMenu } from './view-menu.tsx';

export interface ToolbarProps {
  readonly views: Views;
  readonly items: readonly ActionView[];
  readonly isNarrow: boolean;
  /** Whether there is room for words beside the icons. */
  readonly hasLabels: boolean;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalSNudge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  search: { flexGrow: 1, flexShrink: 1, flexBasis: '160px', minInlineSize: 0, maxInlineSize: '320px' },
  /** On a phone it takes the line below. */
  below: { order: 1, flexBasis: '100%', maxInlineSize: 'none' },
  space: { flexGrow: 1, flexBasis: 0 },
});

export function Toolbar({ views, items, isNarrow, hasLabels }: ToolbarProps) {
  const styles = useStyles();
  const words = useWords().tab.register;
  const { view, change } = views;
  return (
    <div className={styles.root}>
      <ViewMenu views={views} hasLabel={!isNarrow} />
      <span className={styles.space} />
      <SearchBox
        className={mergeClasses(styles.search, isNarrow && styles.below)}
        aria-label={words.search}
        placeholder={words.search}
        value={view.filters.text}
        onChange={(_event, { value }) => change(({ filters }) => ({ filters: { ...filters, text: value } }))}
        input={{ style: { minInlineSize: 0 } }}
      />
      <FilterMenu view={view} change={change} items={items} hasLabel={hasLabels} />
      <GroupMenu view={view} change={change} hasLabel={hasLabels} />
      {isNarrow ? (
        <SortMenu view={view} change={change} />
      ) : (
        <ColumnMenu view={view} change={change} hasLabel={hasLabels} />
      )}
    </div>
  );
}
