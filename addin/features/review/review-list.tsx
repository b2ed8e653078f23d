/** The cards, the editor in place of one of them, and what is said where there are none. */
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { Suspense, useDeferredValue } from 'react';
import { lazyPart } from '../../ui/lazy-part.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { useWords } from '../../words/words.ts';
import { CandidateCard, QuietCard } from './candidate-card.tsx';
import type { CardActions, Editing } from './card-actions.ts';
import { isLive } from './entry.ts';
import type { Review } from './use-review.ts';

const CandidateEditor = lazyPart(async () => (await import('./candidate-editor.tsx')).default);

const useStyles = makeStyles({
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
});

/** Cards drawn at a time. */
const CARDS_A_STEP = 6;

interface ReviewListProps {
  readonly review: Review;
  readonly actions: CardActions;
  /** Entry whose sentence is shown; null when none. */
  readonly pointed: string | null;
  readonly editing: Editing | null;
  /** Whether what the text names of the register is shown below. */
  readonly hasKnown: boolean;
  readonly onOtherText: () => void;
}

export function ReviewList({ review, actions, pointed, editing, hasKnown, onOtherText }: ReviewListProps) {
  const styles = useStyles();
  const { shell, review: words } = useWords();
  const { status, state } = review;
  // Many cards are drawn in small steps, so that the page answers meanwhile.
  const drawn = useDeferredValue(state.entries);
  const entries = drawn.slice(0, useGrowing(drawn.length, CARDS_A_STEP));
  if (status === 'failed') {
    const action = { label: shell.retry, onClick: review.readAgain };
    return <StateMessage kind="error" title={words.failed.title} text={words.failed.text} action={action} />;
  }
  if (state.entries.length === 0) {
    if (status !== 'read') return <SkeletonLines count={3} height={88} />;
    if (hasKnown) return <Text>{words.nothingNew}</Text>;
    const action = { label: words.nothing.action, onClick: onOtherText };
    return <StateMessage kind="empty" title={words.nothing.title} text={words.nothing.text} action={action} />;
  }
  return (
    <ul className={styles.list} aria-label={words.list}>
      {entries.map((entry) => {
        if (entry.id === editing?.id && entry.saved === null) {
          const others = drawn.filter((one) => one !== entry && isLive(one));
          return (
            <Suspense key={entry.id} fallback={<SkeletonLines count={1} height={180} />}>
              <CandidateEditor
                entry={entry}
                others={others}
                field={editing.field}
                context={review.context}
                actions={actions}
                keptAs={`edit ${entry.id} ${state.name}`}
              />
            </Suspense>
          );
        }
        return isLive(entry) || entry.saved ? (
          <CandidateCard key={entry.id} entry={entry} isPointed={pointed === entry.id} actions={actions} />
        ) : (
          <QuietCard key={entry.id} entry={entry} actions={actions} />
        );
      })}
    </ul>
  );
}
