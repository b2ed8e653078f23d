/** Strips below the header: no connection, and changes that could not be saved. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useChanges } from '../../api/changes-context.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useWords } from '../../words/words.ts';

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
  },
  text: { flexGrow: 1, flexBasis: '200px', minInlineSize: 0 },
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
  const styles = useStyles();
  const { tab, shell } = useWords();
  const isOnline = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const { unsaved, changes, me } = useChanges();
  const [first] = unsaved;
  const problem = first && wordsOf(first.problem, shell);
  return (
    <>
      {!isOnline && (
        <div className={styles.strip} role="status">
          <Text>{shell.offlineBar}</Text>
        </div>
      )}
      {problem && (
        <div className={styles.strip} role="alert">
          <Text className={styles.text}>
            <strong>{tab.notice.unsaved(unsaved.length)}</strong> {problem.title} {problem.next}
          </Text>
          <Button size="small" appearance="primary" onClick={() => void changes.retry(me)}>
            {shell.retry}
          </Button>
          <Button size="small" appearance="subtle" onClick={changes.discard}>
            {tab.notice.discard}
          </Button>
        </div>
      )}
    </>
  );
}
