/** Reviewing what a text says was agreed. The same in the pane and in the tab; the surface gives meeting and text. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.ts';
import { StrokeIcon } from '../../ui/stroke-icon.tsx';
import { useKept } from '../../ui/use-kept.ts';
import { useWords } from '../../words/words.ts';
import { AddLine } from './add-line.tsx';
import type { CardActions, Editing, EditorField } from './card-actions.ts';
import { isLive } from './entry.ts';
import { ReviewHead } from './review-head.tsx';
import { ReviewList } from './review-list.tsx';
import { SaveBar } from './save-bar.tsx';
import { SourceView } from './source-view.tsx';
import { type ReviewInput, useReview } from './use-review.ts';
import { useSave } from './use-save.ts';

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
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  hidden: {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

const PASTE = 'M7.500 4.500H5.500v12.500h9V4.500h-2M7.500 3h5v3h-5zM7.500 9.500h5M7.500 12.500h5';

const Nothing = () => null;
/** Few have one, so the page does not wait for it; where it does not arrive the review is whole without it. */
const SecondReader = lazyPart(() =>
  import('./second-reader.tsx').then(
    (file) => file.SecondReader,
    () => Nothing,
  ),
);

export interface ReviewProps extends ReviewInput {
  /** Offers another text, such as pasted notes. */
  readonly onOtherText: () => void;
  /** Items of the register that the text names, as the surface shows them; false when there are none. */
  readonly knownItems?: ReactNode;
}

export function Review({ onOtherText, knownItems = false, ...input }: ReviewProps) {
  const styles = useStyles();
  const { nothing } = useWords().review;
  const review = useReview(input);
  const save = useSave(input.meeting, review);
  const [pointed, setPointed] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { name, entries } = review.state;
  // A half-filled editor is open again after a reload.
  const { value: editing, change, forget } = useKept<Editing | null>(`editing ${name}`, null);
  const edit = useCallback(
    (id: string | null, field: EditorField = 'text') => {
      if (id !== null) return change(() => ({ id, field }));
      forget();
      returnFocus();
    },
    [change, forget],
  );
  const actions: CardActions = useMemo(
    () => ({ dispatch: review.dispatch, announce: setSaid, point: setPointed, edit }),
    [review.dispatch, edit],
  );
  const isEditing = entries.some(({ id, saved }) => id === editing?.id && saved === null);
  const entry = entries.find(({ id }) => id === pointed) ?? entries.find(isLive) ?? null;
  const lines = review.found?.lines ?? [];
  return (
    <div className={styles.root}>
      <div className={styles.scroll}>
        <div className={styles.row}>
          <AddLine context={review.context} actions={actions} keptAs={`line ${name}`} />
          {entries.length > 0 && (
            <Button
              aria-label={nothing.action}
              title={nothing.action}
              appearance="subtle"
              icon={<StrokeIcon path={PASTE} size={20} />}
              onClick={onOtherText}
            />
          )}
        </div>
        <ReviewHead review={review} actions={actions} />
        <Suspense fallback={null}>
          <SecondReader key={name} review={review} actions={actions} />
        </Suspense>
        <ReviewList
          review={review}
          actions={actions}
          pointed={pointed}
          editing={editing}
          hasKnown={knownItems !== false}
          onOtherText={onOtherText}
        />
        {knownItems}
      </div>
      {!isEditing && entry !== null && lines.length > 0 && <SourceView lines={lines} entry={entry} />}
      {!isEditing && (entries.length > 0 || knownItems === false) && (
        <SaveBar review={review} save={save} actions={actions} />
      )}
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
