/** The tab: where in it a person is, and the changes that are made while it is open. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { MeAnswer } from '../../../shared/contract/admin.ts';
import { useApi } from '../../api/api-context.ts';
import { ChangesContext } from '../../api/changes-context.ts';
import { createItemChanges } from '../../api/item-changes.ts';
import { meOf } from '../../api/item-rights.ts';
import type { HostPlace } from '../../host/host.ts';
import { useShell } from '../../host/shell.ts';
import { useWords } from '../../words/words.ts';
import { TabFrame } from './frame.tsx';
import { Gate } from './gate.tsx';
import { createNavigation, type Screen } from './navigation.ts';
import type { TabHost } from './tab-host.ts';

/** A channel shows everybody the same; the personal app begins with what is one's own, a meeting with what is its own. */
const FIRST: Readonly<Record<HostPlace['kind'], Screen>> = {
  personal: 'mine',
  browser: 'mine',
  meeting: 'meeting',
  channel: 'register',
  settings: 'register',
  pane: 'register',
};

export function Tab({ host }: { readonly host: TabHost }) {
  const navigation = useMemo(() => createNavigation(window, FIRST[host.place.kind]), [host]);
  useEffect(() => {
    const stop = navigation.subscribe(() => host.tellAddress(window.location.href));
    const { wanted } = host.place;
    if (wanted?.startsWith('AI-')) navigation.go({ item: wanted });
    if (wanted?.startsWith('S-')) navigation.go({ screen: 'sessions', session: wanted });
    host.onBack(() => navigation.back());
    return stop;
  }, [host, navigation]);
  return (
    <Gate host={host}>
      {(answer) => (
        <Signed answer={answer}>
          <TabFrame navigation={navigation} />
        </Signed>
      )}
    </Gate>
  );
}

function Signed({ answer, children }: { readonly answer: MeAnswer; readonly children: ReactNode }) {
  const api = useApi();
  const queries = useQueryClient();
  const { drafts } = useShell();
  const { undoReason } = useWords().tab.notice;
  const changes = useMemo(
    () =>
      createItemChanges({
        api,
        queries,
        drafts,
        undoReason,
        wait: (ms) => new Promise((settle) => setTimeout(settle, ms)),
        later: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
    [api, queries, drafts, undoReason],
  );
  useEffect(() => {
    const flush = () => document.hidden && changes.flush();
    document.addEventListener('visibilitychange', flush);
    return () => document.removeEventListener('visibilitychange', flush);
  }, [changes]);
  const bag = useMemo(() => ({ changes, me: meOf(answer) }), [changes, answer]);
  return <ChangesContext.Provider value={bag}>{children}</ChangesContext.Provider>;
}
