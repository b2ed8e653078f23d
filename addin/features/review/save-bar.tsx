/** The end of the review: save, progress, what came of it, and undo. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useSignIn } from '../../host/shell.ts';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useCountdown } from '../../ui/use-countdown.ts';
import { useWords } from '../../words/words.ts';
import type { CardActions } from './card-actions.ts';
import { EndGate } from './end-gate.tsx';
import { isToSave } from './entry.ts';
import { gapsToSave } from './gate.ts';
import type { Review } from './use-review.ts';
import type { Save, SavePhase } from './use-save.ts';

const useStyles = makeStyles({
  root: { backgroundColor: tokens.colorNeutralBackground1, boxShadow: tokens.shadow4 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
  },
  behind: { display: 'none' },
  text: {
    outlineStyle: 'none',
    flexGrow: 1,
    flexBasis: '120px',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground2,
  },
  alarm: { color: tokens.colorPaletteRedForeground1 },
  track: { blockSize: '2px', backgroundColor: tokens.colorNeutralBackground6 },
  fill: {
    blockSize: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transitionProperty: 'inline-size',
    transitionDuration: '200ms',
  },
});

interface SaveBarProps {
  readonly review: Review;
  readonly save: Save;
  readonly actions: CardActions;
}

export function SaveBar({ review, save, actions }: SaveBarProps) {
  const styles = useStyles();
  const words = useWords();
  const { status, isBusy: isSigningIn, begin, refusal } = useSignIn();
  const [isGateOpen, setGateOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { entries } = review.state;
  const count = entries.filter(isToSave).length;
  const gaps = gapsToSave(entries);
  const needsSignIn = status === 'signed-out';
  const problem = save.phase.kind === 'failed' ? problemOf(save.phase.error) : null;
  const waitSeconds = useCountdown(problem?.retryAfterSeconds ?? 0, save.phase);
  useAnnouncedPhase(save.phase, actions.announce);
  const outcome = useFocusAtTheEnd(save.phase);
  // The bar stands behind the gate; its button can take the focus when it is drawn again.
  const closeGate = () => {
    setGateOpen(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  const start = async () => {
    closeGate();
    const claims = problem?.claims ?? null;
    if ((needsSignIn || claims) && !(await begin(claims ?? undefined))) return;
    await save.save();
  };
  const isGateShown = isGateOpen && gaps.length > 0;
  const isBusy = save.isBusy || isSigningIn || waitSeconds > 0;
  const label = needsSignIn ? words.review.save.signInAndSave : words.review.save.action(count);
  const text = refusal && needsSignIn ? words.shell.signIn.failed[refusal] : sayingOf(save.phase, count, words);
  const isAlarm = save.phase.kind === 'failed' || (refusal !== null && needsSignIn);
  const done = save.phase.kind === 'saved' && count === 0 ? save.phase : null;
  return (
    <div className={styles.root}>
      <Progress phase={save.phase} />
      {isGateShown && <EndGate gaps={gaps} actions={actions} onSave={() => void start()} onClose={closeGate} />}
      <div className={mergeClasses(styles.bar, isGateShown && styles.behind)}>
        <Text ref={fluentRef(outcome)} tabIndex={-1} size={200} className={isAlarm ? styles.alarm : styles.text} block>
          {waitSeconds > 0 ? `${text} ${words.shell.throttled.text(waitSeconds)}` : text}
        </Text>
        {done && done.undoable.length > 0 && (
          <Button onClick={() => void save.undo(words.review.save.undoReason)}>{words.review.save.undo}</Button>
        )}
        {!done && (
          <Button
            ref={fluentRef(button)}
            appearance="primary"
            disabledFocusable={count === 0 || isBusy}
            onClick={() => (gaps.length > 0 && !isGateOpen ? setGateOpen(true) : void start())}
          >
            {label}
          </Button>
        )}
      </div>
    </div>
  );
}

function Progress({ phase }: { readonly phase: SavePhase }) {
  const styles = useStyles();
  if (phase.kind !== 'saving' && phase.kind !== 'looking') return null;
  const share = phase.kind === 'saving' && phase.all > 0 ? phase.saved / phase.all : 0;
  return (
    <div className={styles.track}>
      <div className={styles.fill} style={{ inlineSize: `${Math.max(8, share * 100)}%` }} />
    </div>
  );
}

type AllWords = ReturnType<typeof useWords>;

function sayingOf(phase: SavePhase, count: number, { review: { save }, shell }: AllWords): string {
  switch (phase.kind) {
    case 'idle':
      return count === 0 ? save.nothing : '';
    case 'looking':
      return save.looking;
    case 'saving':
      return save.progress(phase.saved, phase.all);
    case 'saved':
      return savedWords(phase, save);
    case 'undone':
      return save.undone;
    case 'failed': {
      const { title, next } = wordsOf(problemOf(phase.error), shell);
      return `${title} ${next}`;
    }
  }
}

function savedWords(
  { answer: { items } }: Extract<SavePhase, { kind: 'saved' }>,
  save: AllWords['review']['save'],
): string {
  const failed = items.filter(({ outcome }) => outcome === 'failed').length;
  const known = items.filter(({ outcome }) => outcome === 'known').length;
  const parts = [save.done(items.length - failed)];
  if (known > 0) parts.push(save.alreadyThere(known));
  if (failed > 0) parts.push(save.partly(failed));
  return parts.join(' ');
}

/** The button that had the focus goes with the end of a saving: what came of it takes the focus instead of nobody. */
function useFocusAtTheEnd(phase: SavePhase): RefObject<HTMLSpanElement | null> {
  const outcome = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const isOver = phase.kind === 'saved' || phase.kind === 'undone';
    const { activeElement, body } = document;
    if (isOver && (activeElement === null || activeElement === body)) outcome.current?.focus();
  }, [phase]);
  return outcome;
}

/** The end of a saving is said aloud; its steps are not. */
function useAnnouncedPhase(phase: SavePhase, announce: (text: string) => void): void {
  const words = useWords();
  useEffect(() => {
    if (phase.kind === 'saved' || phase.kind === 'failed' || phase.kind === 'undone')
      announce(sayingOf(phase, 0, words));
  }, [phase, announce, words]);
}
