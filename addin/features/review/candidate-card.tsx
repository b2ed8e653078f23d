/** One candidate: what is to be done, by whom, until when, why we think so, and the decision. */
import { Button, mergeClasses, Text } from '@fluentui/react-components';
import { memo } from 'react';
import { useShell } from '../../host/shell.ts';
import { OutLink } from '../../ui/out-link.tsx';
import { useWords } from '../../words/words.ts';
import { CandidateFacts } from './candidate-facts.tsx';
import { CandidateWhy } from './candidate-why.tsx';
import type { CardActions } from './card-actions.ts';
import { decide, onCardKey } from './card-keys.ts';
import { useCardStyles } from './card-styles.ts';
import type { Entry } from './entry.ts';

interface CardProps {
  readonly entry: Entry;
  readonly isPointed: boolean;
  readonly actions: CardActions;
}

/** Drawn again only when its own entry changes. */
export const CandidateCard = memo(function CandidateCard({ entry, isPointed, actions }: CardProps) {
  const styles = useCardStyles();
  const { review } = useWords();
  const look = entry.saved
    ? styles.saved
    : entry.problem
      ? styles.failed
      : entry.decision === 'accepted' && styles.accepted;
  return (
    <li
      className={mergeClasses(styles.card, isPointed && styles.pointed, look)}
      aria-label={entry.text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk along the cards
      tabIndex={0}
      data-entry={entry.id}
      onKeyDown={(event) => onCardKey(event, entry, actions, review.announce)}
      onFocus={() => actions.point(entry.id)}
      onPointerEnter={() => actions.point(entry.id)}
    >
      <Text className={styles.text} weight="semibold" dir="auto">
        {entry.text}
      </Text>
      <CandidateFacts entry={entry} actions={actions} />
      <CandidateWhy entry={entry} />
      {entry.problem && <span className={styles.problem}>{review.save.partly(1)}</span>}
      {entry.saved ? <SavedLine entry={entry} /> : <Decision entry={entry} actions={actions} />}
    </li>
  );
});

/** A discarded or merged candidate: one line and the way back. */
export const QuietCard = memo(function QuietCard({ entry, actions }: Omit<CardProps, 'isPointed'>) {
  const styles = useCardStyles();
  const { review } = useWords();
  const label = entry.decision === 'merged' ? review.merged(entry.text) : review.discarded(entry.text);
  return (
    <li className={mergeClasses(styles.card, styles.quiet)}>
      <Text size={200} className={styles.cut} title={entry.text}>
        {label}
      </Text>
      {entry.decision === 'discarded' && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            actions.dispatch({ kind: 'decide', id: entry.id, decision: 'open' });
            actions.announce(review.announce.restored);
          }}
        >
          {review.restore}
        </Button>
      )}
    </li>
  );
});

/** What it became, and the way there where the host knows one. */
function SavedLine({ entry: { saved } }: { readonly entry: Entry }) {
  const styles = useCardStyles();
  const { review, pane } = useWords();
  const { host } = useShell();
  if (!saved) return null;
  const say = saved.outcome === 'sighted' ? review.sighted : review.saved;
  const link = host.linkTo(saved.reference);
  return (
    <div className={styles.line}>
      <span className={mergeClasses(styles.small, styles.grow)}>{say(saved.reference)}</span>
      {link && (
        <OutLink isQuiet href={link} label={pane.series.openInTeams(saved.reference)} onOpen={host.openLink}>
          {pane.series.teams}
        </OutLink>
      )}
    </div>
  );
}

function Decision({ entry, actions }: Omit<CardProps, 'isPointed'>) {
  const styles = useCardStyles();
  const { review } = useWords();
  const isAccepted = entry.decision === 'accepted';
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        appearance={isAccepted ? 'primary' : 'outline'}
        aria-pressed={isAccepted}
        onClick={() => decide(entry, isAccepted ? 'open' : 'accepted', actions, review.announce)}
      >
        {isAccepted ? review.accepted : review.accept}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => actions.edit(entry.id)}>
        {review.edit}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => decide(entry, 'discarded', actions, review.announce)}>
        {review.discard}
      </Button>
    </div>
  );
}
