/** Reviewing what a text says was agreed. The same in the pane and in the tab; the surface gives meeting and text. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useGrowing } from '../../ui/use-growing.ts';
import { useFormats, useWords } from '../../words/words.ts';
import { AddLine } from './add-line.tsx';
import { CandidateCard, QuietCard } from './candidate-card.tsx';
import type { CardActions, EditorField } from './card-actions.ts';
import type { Entry } from './entry.ts';
import { SaveBar } from './save-bar.tsx';
import { SourceView } from './source-view.tsx';
import { type Review as ReviewData, type ReviewInput, useReview } from './use-review.ts';
import { useSave } from './use-save.ts';

const CandidateEditor = lazy(() => import('./candidate-editor.tsx'));

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, position: 'relative' },
  scroll: {
    flexGrow: 1,
    minBlockSize: 0,
    overflowY: 'auto',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  list: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  count: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  note: { color: tokens.colorNeutralForeground2 },
  hidden: {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Cards drawn at a time. */
const CARDS_A_STEP = 6;

/** From here on "accept all that are certain" accepts. */
const SURE = 0.75;

export interface ReviewProps extends ReviewInput {
  /** Offers another text, such as pasted notes. */
  readonly onOtherText: () => void;
}

export function Review({ onOtherText, ...input }: ReviewProps) {
  const styles = useStyles();
  const review = useReview(input);
  const save = useSave(input.meeting, review);
  const [pointed, setPointed] = useState<string | null>(null);
  const [editing, setEditing] = useState<{ id: string; field: EditorField } | null>(null);
  const [said, setSaid] = useState('');
  const edit = useCallback((id: string | null, field: EditorField = 'text') => {
    setEditing(id === null ? null : { id, field });
    if (id === null) returnFocus();
  }, []);
  const actions: CardActions = useMemo(
    () => ({ dispatch: review.dispatch, announce: setSaid, point: setPointed, edit }),
    [review.dispatch, edit],
  );
  const { entries } = review.state;
  const entry = entries.find(({ id }) => id === pointed) ?? entries.find(isLive) ?? null;
  return (
    <div className={styles.root}>
      <div className={styles.scroll}>
        <AddLine context={review.context} actions={actions} />
        <Head review={review} actions={actions} />
        <Body review={review} actions={actions} pointed={pointed} editing={editing} onOtherText={onOtherText} />
      </div>
      {editing === null && (review.found?.lines.length ?? 0) > 0 && (
        <SourceView lines={review.found?.lines ?? []} entry={entry} />
      )}
      <SaveBar review={review} save={save} actions={actions} />
      <div className={styles.hidden} role="status" aria-live="polite">
        {said}
      </div>
    </div>
  );
}

/** The card that was edited takes the focus back; it is drawn in the next frame. */
function returnFocus(): void {
  const id = document.activeElement?.closest('[data-editor]')?.getAttribute('data-editor');
  requestAnimationFrame(() => {
    if (id) document.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`)?.focus();
  });
}

function Head({ review, actions }: { readonly review: ReviewData; readonly actions: CardActions }) {
  const styles = useStyles();
  const words = useWords();
  const formats = useFormats();
  const { entries, past } = review.state;
  const live = entries.filter(({ decision }) => decision === 'open' || decision === 'accepted');
  if (entries.length === 0) return null;
  const isAnySure = live.some(({ decision, finding }) => decision === 'open' && (finding?.confidence ?? 0) >= SURE);
  const { followUp = null, notices = [] } = review.found ?? {};
  const accepted = live.filter(({ decision }) => decision === 'accepted').length;
  return (
    <>
      <div className={styles.head}>
        <Text size={200} className={styles.count}>
          {words.review.summary(live.length, accepted)}
        </Text>
        {past.length > 0 && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => {
              actions.dispatch({ kind: 'undo' });
              actions.announce(words.review.announce.undone);
            }}
          >
            {words.shell.undo}
          </Button>
        )}
        {isAnySure && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() => actions.dispatch({ kind: 'accept-all', minConfidence: SURE })}
          >
            {words.review.acceptSure}
          </Button>
        )}
      </div>
      {followUp?.on && (
        <Text size={200} className={styles.note}>
          {words.review.followUp(followUp.phrase, formats.fullDay(followUp.on))}
        </Text>
      )}
      {notices.map((notice) => (
        <Text key={notice} size={200} className={styles.note}>
          {notice}
        </Text>
      ))}
    </>
  );
}

interface BodyProps {
  readonly review: ReviewData;
  readonly actions: CardActions;
  readonly pointed: string | null;
  readonly editing: { readonly id: string; readonly field: EditorField } | null;
  readonly onOtherText: () => void;
}

function Body({ review, actions, pointed, editing, onOtherText }: BodyProps) {
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
    if (status !== 'read') return status === 'reading' ? <SkeletonLines count={3} height={88} /> : null;
    const action = { label: words.nothing.action, onClick: onOtherText };
    return <StateMessage kind="empty" title={words.nothing.title} text={words.nothing.text} action={action} />;
  }
  return (
    <ul className={styles.list} aria-label={words.list}>
      {entries.map((entry) => {
        if (entry.id === editing?.id) {
          const others = drawn.filter((one) => one !== entry && isLive(one));
          return (
            <Suspense key={entry.id} fallback={<SkeletonLines count={1} height={180} />}>
              <CandidateEditor
                entry={entry}
                others={others}
                field={editing.field}
                context={review.context}
                actions={actions}
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

const isLive = ({ decision, saved }: Entry): boolean =>
  saved === null && (decision === 'open' || decision === 'accepted');
