/** Views to choose from, capture and settings. Where there is little room the views are a menu. */
import {
  Button,
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Tab,
  TabList,
  Tooltip,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useShell } from '../../host/shell.ts';
import { Badge } from '../../ui/items/status-badge.tsx';
import type { Room } from '../../ui/items/use-width.ts';
import { useWords } from '../../words/words.ts';
import { type Navigation, type Place, SCREENS, type Screen } from './navigation.ts';

export interface HeaderProps {
  readonly place: Place;
  readonly navigation: Navigation;
  readonly room: Room;
  readonly isHidden: boolean;
}

const VIEWS = [
  'meeting',
  'mine',
  'register',
  'board',
  'timeline',
  'sessions',
  'dashboard',
] as const satisfies readonly Screen[];

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minBlockSize: '44px',
    paddingInline: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottomWidth: tokens.strokeWidthThin,
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  space: { flexGrow: 1 },
  away: { display: 'none' },
});

export function Header({ place, navigation, room, isHidden }: HeaderProps) {
  const styles = useStyles();
  const { tab, shell } = useWords();
  const { config, host } = useShell();
  const views = host.place.kind === 'meeting' ? VIEWS : VIEWS.filter((view) => view !== 'meeting');
  const go = (screen: unknown) => {
    const wanted = SCREENS.find((one) => one === screen);
    if (wanted) navigation.go({ screen: wanted, session: null, ...(room === 'narrow' && { item: null }) });
  };
  const isView = views.some((view) => view === place.screen);
  return (
    <header className={mergeClasses(styles.root, isHidden && styles.away)}>
      {room === 'narrow' ? (
        <Menu
          checkedValues={{ screen: [place.screen] }}
          onCheckedValueChange={(_event, { checkedItems: [screen] }) => go(screen)}
        >
          <MenuTrigger disableButtonEnhancement>
            <MenuButton appearance="subtle" aria-label={`${tab.navigation}: ${tab.screens[place.screen]}`}>
              {tab.screens[place.screen]}
            </MenuButton>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {views.map((view) => (
                <MenuItemRadio key={view} name="screen" value={view}>
                  {tab.screens[view]}
                </MenuItemRadio>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      ) : (
        <TabList
          aria-label={tab.navigation}
          selectedValue={isView ? place.screen : null}
          onTabSelect={(_event, { value }) => go(value)}
          size={room === 'wide' ? 'medium' : 'small'}
        >
          {views.map((view) => (
            <Tab key={view} value={view}>
              {tab.screens[view]}
            </Tab>
          ))}
        </TabList>
      )}
      <span className={styles.space} />
      {config.isDemo && room !== 'narrow' && <Badge tone="warning">{shell.demo}</Badge>}
      {room === 'wide' ? (
        <Button appearance="primary" icon={<AddRegular />} onClick={() => go('capture')}>
          {tab.capture}
        </Button>
      ) : (
        <Tooltip content={tab.capture} relationship="label">
          <Button appearance="primary" icon={<AddRegular />} onClick={() => go('capture')} />
        </Tooltip>
      )}
      <Tooltip content={tab.screens.settings} relationship="label">
        <Button
          appearance="subtle"
          icon={<SettingsRegular />}
          aria-pressed={place.screen === 'settings'}
          onClick={() => go('settings')}
        />
      </Tooltip>
    </header>
  );
}
