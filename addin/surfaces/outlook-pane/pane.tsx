/** The pane: what was found in the open item, the series' open items, and in compose the agenda. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useLiveRegister } from '../../api/revision.ts';
import { seriesWishOf, useSeriesItems } from '../../api/series-items.ts';
import { useHostItem, useSignIn } from '../../host/shell.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { lazyPart, warmUp } from '../../ui/lazy-part.ts';
import { OfflineBar } from '../../ui/offline-bar.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { useFormats, useWords } from '../../words/words.ts';
import { FoundTab } from './found-tab.tsx';
import { PaneHead } from './pane-head.tsx';
import { useWelcome, Welcome } from './welcome.tsx';

const OpenItems = lazyPart(async () => (await import('../../features/open-items/open-items.tsx')).default);
const AgendaTab = lazyPart(async () => (await import('./agenda-tab.tsx')).default);

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', blockSize: '100vh', minInlineSize: '280px' },
  main: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0 },
  panel: { flexGrow: 1, minBlockSize: 0, overflowY: 'auto' },
  body: { backgroundColor: tokens.colorNeutralBackground1 },
});

type PaneTab = 'found' | 'open' | 'insert';

export function Pane() {
  const styles = useStyles();
  const { pane } = useWords();
  const item = useHostItem();
  const { status } = useSignIn();
  const [tab, setTab] = useState<PaneTab>('found');
  const welcome = useWelcome();
  useEffect(() => void warmUp(), []);
  useLiveRegister(status === 'signed-in');
  const canInsert = item?.insertHtml != null;
  const selected = tab === 'insert' && !canInsert ? 'found' : tab;
  const wish = useMemo(() => seriesWishOf(item), [item]);
  // Asked with the same wish by whoever shows them, so it is one request.
  const { items } = useSeriesItems(wish, status === 'signed-in' && item !== null);
  const tabs = useTabs(canInsert, items?.length ?? 0);
  useEffect(() => {
    document.title = item?.title ? `${item.title} · ${pane.title}` : pane.title;
  }, [item, pane]);
  return (
    <div className={styles.root}>
      <PaneHead item={item} onHelp={welcome.open} />
      <OfflineBar />
      {welcome.isOpen && <Welcome onClose={welcome.close} />}
      <main className={styles.main}>
        <Tabs label={pane.tabs} tabs={tabs} selected={selected} onSelect={setTab}>
          <ErrorBoundary key={selected}>
            <Suspense fallback={<SkeletonLines count={3} height={72} />}>
              {selected === 'found' && <FoundTab item={item} />}
              {selected === 'open' && (
                <div className={styles.panel}>
                  <OpenItems wish={wish} />
                </div>
              )}
              {selected === 'insert' && item && (
                <div className={styles.panel}>
                  <AgendaTab item={item} wish={wish} />
                </div>
              )}
            </Suspense>
          </ErrorBoundary>
        </Tabs>
      </main>
    </div>
  );
}

function useTabs(canInsert: boolean, openCount: number): readonly Tab<PaneTab>[] {
  const { pane } = useWords();
  const formats = useFormats();
  return [
    { name: 'found', label: pane.found },
    { name: 'open', label: openCount > 0 ? pane.openCount(formats.number(openCount)) : pane.open },
    ...(canInsert ? [{ name: 'insert' as const, label: pane.insert }] : []),
  ];
}
