/** The agenda of the series, for the invitation that is being written. */

import { type SeriesWish, useSeriesItems } from '../../api/series-items.ts';
import InsertAgenda from '../../features/agenda/insert-agenda.tsx';
import type { HostItem } from '../../host/host.ts';
import { useSignIn } from '../../host/shell.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';

export default function AgendaTab({ item, wish }: { readonly item: HostItem; readonly wish: SeriesWish }) {
  const { pane, shell } = useWords();
  const { status, begin, isBusy } = useSignIn();
  const series = useSeriesItems(wish, status === 'signed-in');
  if (status === 'signed-out') {
    const action = { label: shell.signIn.action, onClick: () => void begin(), isBusy };
    return (
      <StateMessage kind="first-run" title={pane.series.signIn.title} text={pane.series.signIn.text} action={action} />
    );
  }
  if (series.items === null && series.error)
    return <ProblemMessage error={series.error} onRetry={() => void series.refetch()} />;
  if (series.items === null || !item.insertHtml) return <SkeletonLines count={3} height={72} />;
  return <InsertAgenda title={item.title} items={series.items} insert={item.insertHtml} />;
}
