/** What was just done, with the way back; progress of many changes; and the question when two people changed the same. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { Suspense, useEffect, useState } from 'react';
import { useChanges } from '../../api/changes-context.ts';
import type { Done, Dropped } from '../../api/changes-state.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useWords, type Words } from '../../words/words.ts';

const ClashDialog = lazyPart(() => import('./clash-dialog.tsx').then((file) => file.ClashDialog));

/** Long enough to read it and reach the button, also with a keyboard. */
const SHOWN_MS = 12_000;

const useStyles = makeStyles({
  region: {
    position: 'absolute',
    insetBlockEnd: tokens.spacingVerticalXXL,
    insetInline: 0,
    display: 'flex',
    justifyContent: 'center',
    paddingInline: tokens.spacingHorizontalM,
    pointerEvents: 'none',
    zIndex: 10,
  },
  toast: {
    pointerEvents: 'auto',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    maxInlineSize: '480px',
    minInlineSize: 0,
    paddingBlock: tokens.spacingVerticalSNudge,
    paddingInlineStart: tokens.spacingHorizontalL,
    paddingInlineEnd: tokens.spacingHorizontalSNudge,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    boxShadow: tokens.shadow16,
  },
  button: {
    color: tokens.colorNeutralForegroundInverted,
    minInlineSize: 'auto',
    ':hover': { color: tokens.colorNeutralForegroundInvertedHover, backgroundColor: tokens.colorTransparentBackground },
    ':hover:active': { color: tokens.colorNeutralForegroundInverted },
  },
});

export function Notices() {
  const styles = useStyles();
  const words = useWords();
  const { last, dropped, running, clash, changes, me } = useChanges();
  const [isHeld, setHeld] = useState(false);
  // Only the notice goes: the last change can be taken back with a key as long as it is the last.
  const [seenId, setSeenId] = useState(0);
  const shown = [dropped, last].find((one) => one && one.id > seenId) ?? null;
  useEffect(() => {
    if (!shown || isHeld) return undefined;
    const timer = setTimeout(() => setSeenId(shown.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, isHeld]);
  useUndoKey(last?.canUndo === true, () => void changes.undo());
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only holds the notice while somebody is at it */}
      <div
        className={styles.region}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <div role="status" aria-live="polite">
          {running ? (
            <div className={styles.toast}>
              <Text>{words.tab.notice.working(running.done, running.all)}</Text>
            </div>
          ) : (
            shown && (
              <div className={styles.toast}>
                <Text>{'steps' in shown ? droppedText(shown, words) : textOf(shown, words)}</Text>
                {'canUndo' in shown && shown.canUndo && (
                  <Button
                    appearance="transparent"
                    size="small"
                    icon={<ArrowUndoRegular />}
                    className={styles.button}
                    onClick={() => void changes.undo()}
                  >
                    {words.shell.undo}
                  </Button>
                )}
                <Button
                  appearance="transparent"
                  size="small"
                  icon={<DismissRegular />}
                  aria-label={words.shell.close}
                  className={styles.button}
                  onClick={() => setSeenId(shown.id)}
                />
              </div>
            )
          )}
        </div>
      </div>
      {clash && (
        <Suspense fallback={null}>
          <ClashDialog clash={clash} onChoose={(choice) => void changes.settleClash(choice, me)} />
        </Suspense>
      )}
    </>
  );
}

function textOf({ act, references, isUndo }: Done, { tab }: Words): string {
  const what = references.length === 1 ? (references[0] ?? '') : tab.notice.several(references.length);
  if (isUndo) return tab.notice.undone(what);
  return act.kind === 'edit' ? tab.notice.edited(what) : tab.notice.moved(what, tab.item.did[act.verb]);
}

function droppedText({ steps, now }: Dropped, { tab, shell }: Words): string {
  const [first] = steps;
  const what = steps.length === 1 && first ? first.item.reference : tab.notice.several(steps.length);
  const step = first?.act.kind === 'move' ? tab.item.step[first.act.verb] : '';
  return tab.notice.dropped(what, now && shell.stage[now.stage], step);
}

/** Ctrl+Z outside of text takes the last change back. */
function useUndoKey(isOn: boolean, undo: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isText = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isText) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
