/** Open items of the series, with the updates one gives in a meeting: started, done, blocked. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useMe } from '../../api/me.ts';
import { type SeriesWish, useSeriesItems } from '../../api/series-items.ts';
import { useSignIn } from '../../host/shell.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { OpenItem } from './open-item.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    overflowY: 'auto',
  },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  count: { color: tokens.colorNeutralForeground2 },
});

export default function OpenItems({ wish }: { readonly wish: SeriesWish }) {
  const { status, begin, isBusy, refusal } = useSignIn();
  const { pane, shell } = useWords();
  const series = useSeriesItems(wish, status === 'signed-in');
  if (status === 'signed-out') {
    const text = refusal ? shell.signIn.failed[refusal] : pane.series.signIn.text;
    const action = { label: shell.signIn.action, onClick: () => void begin(), isBusy };
    return <StateMessage kind="first-run" title={pane.series.signIn.title} text={text} action={action} />;
  }
  // What is known stays on the screen when asking again fails.
  if (series.items === null && series.error)
    return <ProblemMessage error={series.error} onRetry={() => void series.refetch()} />;
  if (series.items === null) return <SkeletonLines count={3} height={72} />;
  if (series.items.length === 0) {
    const { title, text } = series.hasSessions ? pane.series.none : pane.series.noSeries;
    return <StateMessage kind="empty" title={title} text={text} />;
  }
  return <List items={series.items} />;
}

function List({ items }: { readonly items: readonly ActionView[] }) {
  const styles = useStyles();
  const { series } = useWords().pane;
  const me = useMe();
  return (
    <div className={styles.root}>
      <Text size={200} className={styles.count}>
        {series.count(items.length)}
      </Text>
      <ul className={styles.list} aria-label={series.title}>
        {items.map((item) => (
          <OpenItem key={item.reference} item={item} me={me.data ?? null} />
        ))}
      </ul>
    </div>
  );
}
