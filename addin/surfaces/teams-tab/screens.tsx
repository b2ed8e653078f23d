/** The chosen view. Each is fetched when it is first shown; those over the whole register share one reading of it. */
import { type ComponentProps, Suspense } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useWholeRegister } from '../../api/register.ts';
import { useShell } from '../../host/shell.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import type { Navigation, Place } from './navigation.ts';

const MeetingScreen = lazyPart(() =>
  import('../../features/meeting/meeting-screen.tsx').then((file) => file.MeetingScreen),
);
const RegisterScreen = lazyPart(() =>
  import('../../features/register/register-screen.tsx').then((file) => file.RegisterScreen),
);
const BoardScreen = lazyPart(() => import('../../features/board/board-screen.tsx').then((file) => file.BoardScreen));
const TimelineScreen = lazyPart(() =>
  import('../../features/timeline/timeline-screen.tsx').then((file) => file.TimelineScreen),
);
const MineScreen = lazyPart(() => import('../../features/my-actions/mine-screen.tsx').then((file) => file.MineScreen));
const DashboardScreen = lazyPart(() =>
  import('../../features/dashboard/dashboard-screen.tsx').then((file) => file.DashboardScreen),
);
const SessionsScreen = lazyPart(() =>
  import('../../features/sessions/sessions-screen.tsx').then((file) => file.SessionsScreen),
);
const NotesScreen = lazyPart(() => import('../../features/notes/notes-screen.tsx').then((file) => file.NotesScreen));
const SettingsScreen = lazyPart(() =>
  import('../../features/settings/settings-screen.tsx').then((file) => file.SettingsScreen),
);

export interface ScreensProps {
  readonly place: Place;
  readonly navigation: Navigation;
  readonly onOpen: (reference: string) => void;
}

export function Screens(props: ScreensProps) {
  const { place, navigation, onOpen } = props;
  const home = useShell().host.place.kind === 'meeting' ? 'meeting' : 'register';
  return (
    <Suspense fallback={<SkeletonLines count={8} height={36} />}>
      {place.screen === 'sessions' && (
        <SessionsScreen
          opened={place.session}
          onOpenSession={(session) => navigation.go({ session })}
          onOpen={onOpen}
          onCapture={() => navigation.go({ screen: 'capture', item: null })}
        />
      )}
      {place.screen === 'capture' && <NotesScreen onDone={() => navigation.go({ screen: home, item: null })} />}
      {place.screen === 'settings' && <SettingsScreen />}
      {place.screen in OVER_REGISTER && <OverRegister {...props} />}
    </Suspense>
  );
}

type ItemsProps = Omit<ComponentProps<typeof RegisterScreen>, 'first'> & { readonly onShowAll: () => void };

const OVER_REGISTER: Readonly<Record<string, (props: ItemsProps) => JSX.Element>> = {
  meeting: (props) => <MeetingScreen {...props} />,
  register: ({ onShowAll: _all, ...props }) => <RegisterScreen {...props} first="open" />,
  board: (props) => <BoardScreen {...props} />,
  timeline: (props) => <TimelineScreen {...props} />,
  mine: (props) => <MineScreen {...props} />,
  dashboard: (props) => <DashboardScreen {...props} />,
};

const NO_ITEMS: readonly ActionView[] = [];

function OverRegister({ place, navigation, onOpen }: ScreensProps) {
  const register = useWholeRegister();
  if (register.error && !register.data) {
    return <ProblemMessage error={register.error} onRetry={() => void register.refetch()} />;
  }
  if (!register.data) return <SkeletonLines count={8} height={36} />;
  const Chosen = OVER_REGISTER[place.screen];
  if (!Chosen) return null;
  return (
    <Chosen
      items={register.data.items ?? NO_ITEMS}
      opened={place.item}
      onOpen={onOpen}
      onCapture={() => navigation.go({ screen: 'capture', item: null })}
      onShowAll={() => navigation.go({ screen: 'register' })}
    />
  );
}
