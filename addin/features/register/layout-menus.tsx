/** Menus for groups, columns, and for the order where there is no head to click on. */
import {
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { ColumnTripleEditRegular } from '@fluentui/react-icons/svg/column-triple-edit';
import { GroupListRegular } from '@fluentui/react-icons/svg/group-list';
import { useWords } from '../../words/words.ts';
import { COLUMN_IDS, type ColumnId } from './columns.ts';
import type { Views } from './use-views.ts';
import { GROUPINGS, type Grouping, type View } from './view.ts';

export interface LayoutMenuProps {
  readonly view: View;
  readonly change: Views['change'];
  readonly hasLabel?: boolean;
}

const NONE = 'none';

export function GroupMenu({ view, change, hasLabel = true }: LayoutMenuProps) {
  const { register, columns } = useWords().tab;
  const choose = (group: Grouping | null) => change(() => ({ group }));
  return (
    <Menu
      checkedValues={{ group: [view.group ?? NONE] }}
      onCheckedValueChange={(_event, { checkedItems: [value] }) =>
        choose(GROUPINGS.find((one) => one === value) ?? null)
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<GroupListRegular />}
          aria-label={register.group}
          title={hasLabel ? undefined : register.group}
        >
          {hasLabel ? (view.group === null ? register.group : columns[view.group]) : undefined}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="group" value={NONE}>
            {register.noGroup}
          </MenuItemRadio>
          {GROUPINGS.map((group) => (
            <MenuItemRadio key={group} name="group" value={group}>
              {columns[group]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The reference opens the item, so it stays. */
const FIXED: readonly ColumnId[] = ['reference', 'title'];

export function ColumnMenu({ view, change, hasLabel = true }: LayoutMenuProps) {
  const { register, columns } = useWords().tab;
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ columns: [...view.columns] }}
      onCheckedValueChange={(_event, { checkedItems }) =>
        change(() => ({ columns: COLUMN_IDS.filter((id) => FIXED.includes(id) || checkedItems.includes(id)) }))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<ColumnTripleEditRegular />}
          aria-label={register.columns}
          title={hasLabel ? undefined : register.columns}
        >
          {hasLabel ? register.columns : undefined}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {COLUMN_IDS.map((id) => (
            <MenuItemCheckbox key={id} name="columns" value={id} disabled={FIXED.includes(id)}>
              {columns[id]}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const ORDERS: readonly ColumnId[] = ['dueOn', 'reference', 'title', 'owner', 'status', 'priority', 'modifiedAt'];

export function SortMenu({ view, change }: LayoutMenuProps) {
  const { register, columns } = useWords().tab;
  const { column, isDescending } = view.sort;
  return (
    <Menu checkedValues={{ sort: [column] }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={isDescending ? <ArrowDownRegular /> : <ArrowUpRegular />}
          aria-label={`${register.sort} ${columns[column]}, ${isDescending ? register.sortedDown : register.sortedUp}`}
          title={`${register.sort} ${columns[column]}`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {ORDERS.map((id) => (
            <MenuItemRadio
              key={id}
              name="sort"
              value={id}
              onClick={() =>
                change(({ sort }) => ({ sort: { column: id, isDescending: sort.column === id && !sort.isDescending } }))
              }
            >
              {columns[id]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
