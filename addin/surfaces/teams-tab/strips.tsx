/** Strips below the header: no connection, changes of others that do not arrive, and changes that could not be saved. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useChanges } from '../../api/changes-context.ts';
import { problemOf } from '../../api/problem.ts';
import { useLiveRegister } from '../../api/revision.ts';
import { useSignIn } from '../../host/shell.ts';
import { stateOf, wordsOf } from '../../ui/problem-words.ts';
import { useLanguage, useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    borderBottomWidth: tokens.strokeWidthThin,
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorStatusWarningBorder1,
    '@media (max-width: 639px)': { paddingInline: tokens.spacingHorizontalM },
  },
  text: { flexGrow: 1, flexBasis: '200px', minInlineSize: 0, overflowWrap: 'anywhere' },
});

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

export function Strips() {
  const { shell } = useWords();
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  return (
    <>
      {isOnline ? <Behind /> : <Strip role="status">{shell.offlineBar}</Strip>}
      <NotSaved />
    </>
  );
}

interface StripProps {
  readonly role: 'status' | 'alert';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

function Strip({ role, children, actions }: StripProps) {
  const styles = useStyles();
  return (
    <div className={styles.strip} role={role}>
      <Text className={styles.text}>{children}</Text>
      {actions}
    </div>
  );
}

/** What is on the screen may be old: what others do does not come through. */
function Behind() {
  const { words, formats } = useLanguage();
  const { error, heardAtMs, ask } = useLiveRegister();
  const { begin, isBusy } = useSignIn();
  // Before anything was read the screen itself says what is the matter.
  if (!error || heardAtMs === 0) return null;
  const problem = problemOf(error);
  const isSignIn = stateOf(problem.kind) === 'sign-in';
  const { title, next } = wordsOf(problem, words.shell);
  const signIn = async () => {
    if (await begin(problem.claims ?? undefined)) ask();
  };
  return (
    <Strip
      role="status"
      actions={
        <Button size="small" disabledFocusable={isBusy} onClick={isSignIn ? () => void signIn() : ask}>
          {isSignIn ? words.shell.signIn.action : words.shell.retry}
        </Button>
      }
    >
      <strong>{title}</strong> {words.tab.notice.behind(formats.time(new Date(heardAtMs).toISOString()))}{' '}
      {isSignIn && next}
    </Strip>
  );
}

function NotSaved() {
  const { tab, shell } = useWords();
  const { unsaved, changes, me } = useChanges();
  const [first] = unsaved;
  if (!first) return null;
  const { title, next } = wordsOf(first.problem, shell);
  const references = [...new Set(unsaved.map(({ item }) => item.reference))];
  return (
    <Strip
      role="alert"
      actions={
        <>
          <Button size="small" appearance="primary" onClick={() => void changes.retry(me)}>
            {shell.retry}
          </Button>
          <Button size="small" appearance="subtle" onClick={changes.discard}>
            {tab.notice.discard}
          </Button>
        </>
      }
    >
      <strong>{tab.notice.unsaved(unsaved.length)}</strong> {tab.notice.which(references)} {title} {next}
    </Strip>
  );
}
