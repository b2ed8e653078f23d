/** The frame of the tab: views at the top, the chosen one below, an open item beside it. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useRoom } from '../../ui/items/use-width.ts';
import { lazyPart, warmUp } from '../../ui/lazy-part.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useWords } from '../../words/words.ts';
import { Header } from './header.tsx';
import type { Navigation } from './navigation.ts';
import { Notices } from './notices.tsx';
import { Screens } from './screens.tsx';
import { Strips } from './strips.tsx';

const ItemPanel = lazyPart(() => import('../../features/item-panel/item-panel.tsx').then((file) => file.ItemPanel));

const useStyles = makeStyles({
  root: {
    position: 'fixed',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    // Distances are the screens' own.
    '& h1': { marginBlock: 0 },
    '& h2': { marginBlock: 0 },
    '& h3': { marginBlock: 0 },
  },
  body: { display: 'flex', flexGrow: 1, minBlockSize: 0, minInlineSize: 0, position: 'relative' },
  screen: { display: 'flex', flexDirection: 'column', flexGrow: 1, minInlineSize: 0, minBlockSize: 0 },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    // Where it stands beside the register, the register keeps what one needs to choose.
    inlineSize: 'clamp(400px, 34vw, 440px)',
    flexShrink: 0,
    minBlockSize: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineStartWidth: tokens.strokeWidthThin,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    boxShadow: tokens.shadow8,
  },
  over: {
    position: 'absolute',
    insetBlock: 0,
    insetInlineEnd: 0,
    zIndex: 5,
    inlineSize: '440px',
    maxInlineSize: '100%',
  },
  full: { inlineSize: '100%' },
  away: { visibility: 'hidden' },
});

export interface TabFrameProps {
  readonly navigation: Navigation;
}

export function TabFrame({ navigation }: TabFrameProps) {
  const styles = useStyles();
  const place = useSyncExternalStore(navigation.subscribe, navigation.read);
  const room = useRoom();
  const words = useWords().tab;
  const isCovered = place.item !== null && room === 'narrow';
  const open = (item: string) => navigation.go({ item });
  const close = () => navigation.go({ item: null });
  useEffect(() => void warmUp(), []);
  return (
    <div className={styles.root}>
      <Header place={place} navigation={navigation} room={room} isHidden={isCovered} />
      <Strips />
      <main className={styles.body}>
        <div className={mergeClasses(styles.screen, isCovered && styles.away)} data-screen={place.screen}>
          <ErrorBoundary key={place.screen}>
            <Screens place={place} navigation={navigation} onOpen={open} />
          </ErrorBoundary>
        </div>
        {place.item && (
          <section
            className={mergeClasses(styles.panel, room !== 'wide' && styles.over, isCovered && styles.full)}
            aria-label={words.item.label(place.item)}
          >
            <ErrorBoundary key={place.item}>
              <Suspense fallback={<SkeletonLines count={6} height={40} />}>
                <ItemPanel
                  key={place.item}
                  reference={place.item}
                  isPage={isCovered}
                  onClose={close}
                  onOpenSession={(session) => navigation.go({ screen: 'sessions', session, item: null })}
                />
              </Suspense>
            </ErrorBoundary>
          </section>
        )}
      </main>
      <Notices />
    </div>
  );
}
