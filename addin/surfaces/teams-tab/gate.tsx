/** Before the tab: who is signed in comes in, to a register that stands. Everybody else reads what is missing and what to do. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense } from 'react';
import type { MeAnswer } from '../../../shared/contract/admin.ts';
import { useMe } from '../../api/me.ts';
import { problemOf } from '../../api/problem.ts';
import type { Host } from '../../host/host.ts';
import { useSignIn } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { PageLinks } from '../../ui/page-links.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { stateOf } from '../../ui/problem-words.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { type Sight, useFirstSight, type Waiting } from './first-sight.ts';

const SetUp = lazyPart(() => import('../../features/settings/set-up.tsx').then((file) => file.SetUp));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', minBlockSize: '100vh', boxSizing: 'border-box' },
  middle: { display: 'flex', flexDirection: 'column', justifyContent: 'center', flexGrow: 1 },
  slow: { textAlign: 'center', color: tokens.colorNeutralForeground2, paddingInline: tokens.spacingHorizontalL },
  links: {
    display: 'flex',
    justifyContent: 'center',
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalL,
  },
});

export interface GateProps {
  readonly host: Pick<Host, 'ready' | 'fail'>;
  readonly children: (me: MeAnswer) => ReactNode;
}

export function Gate({ host, children }: GateProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab } = useWords();
  const { status } = useSignIn();
  const me = useMe({ enabled: status === 'signed-in' });
  const { waiting, again } = useFirstSight(host, sightOf(status, me), tab.start.over.title);
  if (status === 'signed-in' && me.data?.isProvisioned) return children(me.data);
  const retry = () => {
    again();
    void me.refetch({ cancelRefetch: true });
  };
  return (
    <main className={styles.root}>
      <h1 className={page.hidden}>{tab.title}</h1>
      {status === 'signed-out' ? (
        <Middle>
          <SignInFirst />
        </Middle>
      ) : me.error ? (
        <Middle>
          <ProblemMessage error={me.error} onRetry={retry} />
        </Middle>
      ) : me.data ? (
        <Middle>
          <Suspense fallback={null}>
            <SetUp me={me.data} />
          </Suspense>
        </Middle>
      ) : (
        <Wait waiting={waiting} onRetry={retry} />
      )}
      {(status === 'signed-out' || me.error || me.data || waiting === 'over') && (
        <footer className={styles.links}>
          <PageLinks hasWayOut={status === 'signed-in'} />
        </footer>
      )}
    </main>
  );
}

function Middle({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().middle}>{children}</div>;
}

/** Never an endless wait: after a while it says so, and then it gives up. */
function Wait({ waiting, onRetry }: { readonly waiting: Waiting; readonly onRetry: () => void }) {
  const styles = useStyles();
  const { tab, shell } = useWords();
  if (waiting === 'over') {
    return (
      <Middle>
        <StateMessage kind="error" {...tab.start.over} action={{ label: shell.retry, onClick: onRetry }} />
      </Middle>
    );
  }
  return (
    <>
      <SkeletonLines count={8} height={32} />
      <div role="status" className={styles.slow}>
        {waiting === 'long' && <Text>{tab.start.slow}</Text>}
      </div>
    </>
  );
}

function SignInFirst() {
  const { tab, shell } = useWords();
  const { begin, isBusy, refusal, hasLeft } = useSignIn();
  const said = refusal ? shell.signIn.failed[refusal] : hasLeft ? tab.signOutDone : tab.start.signIn.text;
  const action = { label: shell.signIn.action, onClick: () => void begin(), isBusy };
  return <StateMessage kind="sign-in" title={tab.start.signIn.title} text={said} action={action} />;
}

type Asked = Pick<ReturnType<typeof useMe>, 'data' | 'error'>;

function sightOf(status: ReturnType<typeof useSignIn>['status'], { data, error }: Asked): Sight {
  if (status === 'signed-out' || (status === 'signed-in' && data)) return 'useful';
  if (status !== 'signed-in' || !error) return null;
  const { kind } = problemOf(error);
  if (kind === 'timed-out') return 'timed-out';
  const state = stateOf(kind);
  if (state === 'sign-in') return 'useful';
  return state === 'error' ? 'other' : state;
}
