/** The views: those everybody has, and those a person saved under a name. */
import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useWords } from '../../words/words.ts';
import type { Views } from './use-views.ts';
import { BUILT_IN } from './view.ts';

const SaveViewDialog = lazyPart(() => import('./save-view-dialog.tsx').then((file) => file.SaveViewDialog));

export interface ViewMenuProps {
  readonly views: Views;
  /** False leaves the word “View” to those who hear it. */
  readonly hasLabel: boolean;
}

export function ViewMenu({ views, hasLabel }: ViewMenuProps) {
  const words = useWords().tab.register;
  const [isNaming, setNaming] = useState(false);
  const { name, saved } = views;
  const title = 'builtIn' in name ? words.views[name.builtIn] : name.saved;
  const shown = views.isChanged ? words.changed(title) : title;
  const value = 'builtIn' in name ? `built-in:${name.builtIn}` : `saved:${name.saved}`;
  const choose = (chosen = '') => {
    const builtIn = BUILT_IN.find((one) => chosen === `built-in:${one}`);
    views.choose(builtIn ? { builtIn } : { saved: chosen.slice('saved:'.length) });
  };
  return (
    <>
      <Menu
        checkedValues={{ view: [value] }}
        onCheckedValueChange={(_event, { checkedItems: [chosen] }) => choose(chosen)}
      >
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            appearance="subtle"
            size="medium"
            style={{ fontWeight: 600 }}
            aria-label={`${words.view}: ${title}`}
          >
            {hasLabel ? `${words.view}: ${shown}` : shown}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {BUILT_IN.map((one) => (
              <MenuItemRadio key={one} name="view" value={`built-in:${one}`}>
                {words.views[one]}
              </MenuItemRadio>
            ))}
            {saved.length > 0 && <MenuDivider />}
            {saved.map((one) => (
              <MenuItemRadio key={one.name} name="view" value={`saved:${one.name}`}>
                {one.name}
              </MenuItemRadio>
            ))}
            <MenuDivider />
            <MenuItem onClick={() => setNaming(true)}>{words.saveView}</MenuItem>
            {'saved' in name && (
              <MenuItem onClick={() => views.remove(name.saved)}>{words.removeView(name.saved)}</MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {isNaming && (
        <Suspense fallback={null}>
          <SaveViewDialog
            first={'saved' in name ? name.saved : ''}
            onSave={(chosen) => {
              views.save(chosen);
              setNaming(false);
            }}
            onClose={() => setNaming(false)}
          />
        </Suspense>
      )}
    </>
  );
}
