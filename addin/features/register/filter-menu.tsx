/** Filters as one menu with a part for each kind of them. */
import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useMemo } from 'react';
import { PRIORITIES, STATUSES } from '../../../shared/action-item/action-item.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useLanguage } from '../../words/words.ts';
import type { LayoutMenuProps } from './layout-menus.tsx';
import { ownerKeyOf } from './select-rows.ts';
import { countFilters, DUE_WINDOWS, type Filters, NO_FILTERS } from './view.ts';

export interface FilterMenuProps extends LayoutMenuProps {
  readonly items: readonly ActionView[];
}

const FLAGS = ['mineOnly', 'gapsOnly'] as const;

export function FilterMenu({ view, change, items, hasLabel = true }: FilterMenuProps) {
  const { words } = useLanguage();
  const { register } = words.tab;
  const { filters } = view;
  const count = countFilters(filters);
  const set = (part: Partial<Filters>) => change((old) => ({ filters: { ...old.filters, ...part } }));
  const checked = {
    statuses: [...filters.statuses],
    priorities: [...filters.priorities],
    owners: [...filters.owners],
    due: filters.due ? [filters.due] : [],
    flags: FLAGS.filter((flag) => filters[flag]),
  };
  const onChange = (name: string, values: readonly string[]) => {
    if (name === 'due') set({ due: DUE_WINDOWS.find((one) => one === values[0]) ?? null });
    else if (name === 'flags') set({ mineOnly: values.includes('mineOnly'), gapsOnly: values.includes('gapsOnly') });
    else if (name === 'statuses') set({ statuses: STATUSES.filter((one) => values.includes(one)) });
    else if (name === 'priorities') set({ priorities: PRIORITIES.filter((one) => values.includes(one)) });
  };
  const label = count === 0 ? register.filter : register.filters(count);
  return (
    <Menu
      persistOnItemClick
      checkedValues={checked}
      onCheckedValueChange={(_event, data) => onChange(data.name, data.checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance={count > 0 ? 'outline' : 'subtle'}
          icon={<FilterRegular />}
          aria-label={label}
          title={hasLabel ? undefined : label}
          {...(!hasLabel && { style: { minInlineSize: 'auto' } })}
        >
          {hasLabel || count > 0 ? (hasLabel ? label : String(count)) : undefined}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover style={{ maxBlockSize: '70vh', overflowY: 'auto' }}>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words.tab.columns.status}</MenuGroupHeader>
            {STATUSES.map((status) => (
              <MenuItemCheckbox key={status} name="statuses" value={status}>
                {words.shell.status[status]}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{words.tab.columns.dueOn}</MenuGroupHeader>
            {DUE_WINDOWS.map((due) => (
              <MenuItemRadio key={due} name="due" value={due} onClick={() => filters.due === due && set({ due: null })}>
                {register.due[due]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{words.tab.columns.priority}</MenuGroupHeader>
            {PRIORITIES.map((priority) => (
              <MenuItemCheckbox key={priority} name="priorities" value={priority}>
                {words.shell.priority[priority]}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItemCheckbox name="flags" value="mineOnly">
            {register.views.mine}
          </MenuItemCheckbox>
          <MenuItemCheckbox name="flags" value="gapsOnly">
            {register.views.gaps}
          </MenuItemCheckbox>
          <OwnerMenu items={items} owners={filters.owners} onOwners={(owners) => set({ owners })} />
          <MenuDivider />
          <MenuItem onClick={() => set({ ...NO_FILTERS, text: filters.text })}>{register.clear}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface OwnerMenuProps {
  readonly items: readonly ActionView[];
  readonly owners: readonly string[];
  readonly onOwners: (owners: readonly string[]) => void;
}

const MOST_OWNERS = 100;

function OwnerMenu({ items, owners, onOwners }: OwnerMenuProps) {
  const { words, formats } = useLanguage();
  const people = useMemo(() => {
    const names = new Map(items.map((item) => [ownerKeyOf(item), item.owner?.name ?? '']));
    const { compare } = new Intl.Collator(formats.locale);
    return [...names].sort(([, a], [, b]) => compare(a, b)).slice(0, MOST_OWNERS);
  }, [items, formats.locale]);
  return (
    <Menu
      persistOnItemClick
      checkedValues={{ owners: [...owners] }}
      onCheckedValueChange={(_event, { checkedItems }) => onOwners(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuItem>{words.tab.columns.owner}</MenuItem>
      </MenuTrigger>
      <MenuPopover style={{ maxBlockSize: '60vh', overflowY: 'auto' }}>
        <MenuList>
          {people.map(([key, name]) => (
            <MenuItemCheckbox key={key} name="owners" value={key}>
              {name || words.shell.noOwner}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
