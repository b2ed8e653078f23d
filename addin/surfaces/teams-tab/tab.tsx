/** The tab from signing in to the first screen: each state on the way says what to do next. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { MeAnswer } from '../../../shared/contract/admin.ts';
import { useApi } from '../../api/api-context.ts';
import { ChangesContext } from '../../api/changes-context.ts';
import { createItemChanges } from '../../api/item-changes.ts';
import { meOf } from '../../api/item-rights.ts';
import { useMe } from '../../api/me.ts';
import { useLiveRegister } from '../../api/revision.ts';
import { SetUp } from '../../features/settings/set-up.tsx';
import type { HostPlace } from '../../host/host.ts';
import { useShell, useSignIn } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { TabFrame } from './frame.tsx';
import { createNavigation, type Screen } from './navigation.ts';
import type { TabHost } from './tab-host.ts';

/** A channel shows everybody the same; the personal app begins with what is one's own. */
const firstScreen = ({ kind }: HostPlace): Screen => (kind === 'personal' || kind === 'browser' ? 'mine' : 'register');

export function Tab({ host }: { readonly host: TabHost }) {
  const navigation = useMemo(() => createNavigation(window, firstScreen(host.place)), [host]);
  useEffect(() => {
    const { wanted } = host.place;
    if (wanted?.startsWith('AI-')) navigation.go({ item: wanted });
    if (wanted?.startsWith('S-')) navigation.go({ screen: 'sessions', session: wanted });
    host.onBack(() => navigation.back());
  }, [host, navigation]);
  return (
    <Gate>
      {(answer) => (
        <Signed answer={answer}>
          <TabFrame navigation={navigation} isPersonal={firstScreen(host.place) === 'mine'} />
        </Signed>
      )}
    </Gate>
  );
}

/** Lets through who is signed in, to a register that stands. */
function Gate({ children }: { readonly children: (me: MeAnswer) => ReactNode }) {
  const page = usePageStyles();
  const { title } = useWords().tab;
  const { status } = useSignIn();
  const me = useMe({ enabled: status === 'signed-in' });
  if (status === 'signed-in' && me.data?.isProvisioned) return children(me.data);
  return (
    <main>
      <h1 className={page.hidden}>{title}</h1>
      {status === 'signed-out' ? (
        <SignInFirst />
      ) : me.error ? (
        <ProblemMessage error={me.error} onRetry={() => void me.refetch()} />
      ) : me.data ? (
        <SetUp isAdmin={me.data.roles.includes('admin')} />
      ) : (
        <SkeletonLines count={8} height={32} />
      )}
    </main>
  );
}

function SignInFirst() {
  const { shell } = useWords();
  const { begin, isBusy, refusal } = useSignIn();
  const text = refusal ? shell.signIn.failed[refusal] : shell.signIn.text;
  const action = { label: shell.signIn.action, onClick: () => void begin(), isBusy };
  return <StateMessage kind="first-run" title={shell.signIn.title} text={text} action={action} />;
}

function Signed({ answer, children }: { readonly answer: MeAnswer; readonly children: ReactNode }) {
  const api = useApi();
  const queries = useQueryClient();
  const { drafts } = useShell();
  const { undoReason } = useWords().tab.notice;
  useLiveRegister(true);
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
