/** The chosen view. Each is fetched when it is first shown; those over the whole register share one reading of it. */
import { type ComponentProps, lazy, Suspense } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useWholeRegister } from '../../api/register.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import type { Navigation, Place } from './navigation.ts';

const RegisterScreen = lazy(() =>
  import('../../features/register/register-screen.tsx').then((file) => ({ default: file.RegisterScreen })),
);
const BoardScreen = lazy(() =>
  import('../../features/board/board-screen.tsx').then((file) => ({ default: file.BoardScreen })),
);
const TimelineScreen = lazy(() =>
  import('../../features/timeline/timeline-screen.tsx').then((file) => ({ default: file.TimelineScreen })),
);
const MineScreen = lazy(() =>
  import('../../features/my-actions/mine-screen.tsx').then((file) => ({ default: file.MineScreen })),
);
const DashboardScreen = lazy(() =>
  import('../../features/dashboard/dashboard-screen.tsx').then((file) => ({ default: file.DashboardScreen })),
);
const SessionsScreen = lazy(() =>
  import('../../features/sessions/sessions-screen.tsx').then((file) => ({ default: file.SessionsScreen })),
);
const NotesScreen = lazy(() =>
  import('../../features/notes/notes-screen.tsx').then((file) => ({ default: file.NotesScreen })),
);
const SettingsScreen = lazy(() =>
  import('../../features/settings/settings-screen.tsx').then((file) => ({ default: file.SettingsScreen })),
);

export interface ScreensProps {
  readonly place: Place;
  readonly navigation: Navigation;
  readonly isPersonal: boolean;
  readonly onOpen: (reference: string) => void;
}

export function Screens(props: ScreensProps) {
  const { place, navigation, onOpen } = props;
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
      {place.screen === 'capture' && <NotesScreen onDone={() => navigation.go({ screen: 'register', item: null })} />}
      {place.screen === 'settings' && <SettingsScreen />}
      {place.screen in OVER_REGISTER && <OverRegister {...props} />}
    </Suspense>
  );
}

type ItemsProps = Omit<ComponentProps<typeof RegisterScreen>, 'first'> & { readonly isPersonal: boolean };

const OVER_REGISTER: Readonly<Record<string, (props: ItemsProps) => JSX.Element>> = {
  register: ({ isPersonal: _personal, ...props }) => <RegisterScreen {...props} first="open" />,
  board: (props) => <BoardScreen {...props} />,
  timeline: (props) => <TimelineScreen {...props} />,
  mine: (props) => <MineScreen {...props} />,
  dashboard: (props) => <DashboardScreen {...props} />,
};

const NO_ITEMS: readonly ActionView[] = [];

function OverRegister({ place, navigation, isPersonal, onOpen }: ScreensProps) {
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
      isPersonal={isPersonal}
    />
  );
}
