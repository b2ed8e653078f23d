/** The register: every action item as a grid, with filters, groups, saved views and changes to many at once. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useWhoIAm } from '../../api/changes-context.ts';
import { isMine, mayEdit } from '../../api/item-rights.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useToday } from '../../ui/items/today.ts';
import { useRoom } from '../../ui/items/use-width.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { StateMessage } from '../../ui/state-message.tsx';
import { useLanguage } from '../../words/words.ts';
import type { ColumnId } from './columns.ts';
import { RegisterGrid } from './register-grid.tsx';
import { selectRows } from './select-rows.ts';
import { Toolbar } from './toolbar.tsx';
import { useViews } from './use-views.ts';
import { type BuiltIn, NO_FILTERS } from './view.ts';

const BulkBar = lazyPart(() => import('./bulk-bar.tsx').then((file) => file.BulkBar));

export interface RegisterScreenProps {
  readonly items: readonly ActionView[];
  /** Reference of the item that is open beside the grid. */
  readonly opened: string | null;
  readonly onOpen: (reference: string) => void;
  readonly onCapture: () => void;
  /** View a fresh register begins with. */
  readonly first: BuiltIn;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, minInlineSize: 0 },
  status: {
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    borderTopWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke2,
  },
});

export function RegisterScreen({ items, opened, onOpen, onCapture, first }: RegisterScreenProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { register } = words.tab;
  const me = useWhoIAm();
  const today = useToday();
  const room = useRoom();
  const views = useViews(first);
  const { view } = views;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [closedGroups, setClosedGroups] = useState<ReadonlySet<string>>(new Set());
  const [hint, setHint] = useState('');
  const deferredText = useDeferredValue(view.filters.text);
  const compareText = useMemo(() => new Intl.Collator(formats.locale, { numeric: true }).compare, [formats.locale]);
  const rows = useMemo(() => {
    const shown = { ...view, filters: { ...view.filters, text: deferredText } };
    return selectRows(items, shown, { today, isMine: (item) => isMine(item, me), compareText, closedGroups });
  }, [items, view, deferredText, today, me, compareText, closedGroups]);
  const shownCount = useMemo(
    () => rows.reduce((sum, row) => sum + (row.kind === 'item' ? 1 : row.isOpen ? 0 : row.count), 0),
    [rows],
  );
  const chosen = useMemo(() => items.filter(({ reference }) => selected.has(reference)), [items, selected]);

  useEffect(() => {
    if (hint === '') return undefined;
    const timer = setTimeout(() => setHint(''), 5_000);
    return () => clearTimeout(timer);
  }, [hint]);

  const onSort = useCallback(
    (column: ColumnId) =>
      views.change(({ sort }) => ({ sort: { column, isDescending: sort.column === column && !sort.isDescending } })),
    [views.change],
  );
  const onToggleGroup = useCallback((value: string) => {
    setClosedGroups((closed) => {
      const next = new Set(closed);
      if (!next.delete(value)) next.add(value);
      return next;
    });
  }, []);
  const groupLabel = useCallback((value: string) => labelOf(view.group, value, words), [view.group, words]);

  if (items.length === 0) {
    return (
      <StateMessage kind="first-run" {...register.empty} action={{ label: words.tab.capture, onClick: onCapture }} />
    );
  }
  return (
    <div className={styles.root}>
      <h1 className={page.hidden}>{register.label}</h1>
      <Toolbar
        views={views}
        items={items}
        isNarrow={room === 'narrow'}
        hasLabels={room !== 'narrow' && opened === null}
      />
      {chosen.length > 0 && (
        <Suspense fallback={null}>
          <BulkBar items={chosen} onClear={() => setSelected(new Set())} />
        </Suspense>
      )}
      {rows.length === 0 ? (
        <StateMessage
          kind="empty"
          {...register.noHits}
          action={{ label: register.clear, onClick: () => views.change(() => ({ filters: NO_FILTERS })) }}
        />
      ) : (
        <RegisterGrid
          rows={rows}
          view={view}
          today={today}
          isNarrow={room === 'narrow'}
          opened={opened}
          selected={selected}
          onSelect={setSelected}
          onSort={onSort}
          onOpen={onOpen}
          onToggleGroup={onToggleGroup}
          mayEdit={(item) => mayEdit(item, me)}
          onRefused={() => setHint(register.mayNot)}
          groupLabel={groupLabel}
        />
      )}
      <div className={styles.status} role="status">
        {hint || register.shown(shownCount, items.length)}
        {room !== 'narrow' && <span className={page.hidden}>{register.keys}</span>}
      </div>
    </div>
  );
}

function labelOf(group: string | null, value: string, { shell, tab }: ReturnType<typeof useLanguage>['words']): string {
  if (value === '') return group === 'owner' ? shell.noOwner : shell.none;
  const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: shell.status,
    priority: shell.priority,
    actionType: tab.actionType,
  };
  return tables[group ?? '']?.[value] ?? value;
}
