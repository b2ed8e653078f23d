/** What is still missing on accepted items, said before they are saved; saving is not prevented. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useFormats, useWords } from '../../words/words.ts';
import type { CardActions } from './card-actions.ts';
import type { Gaps } from './gate.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorPaletteDarkOrangeBackground1,
    color: tokens.colorNeutralForeground1,
    maxBlockSize: '60vh',
    overflowY: 'auto',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface EndGateProps {
  readonly gaps: readonly Gaps[];
  readonly actions: CardActions;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Long lists are cut: the cards show the same marks. */
const SHOWN = 5;

export function EndGate({ gaps, actions, onSave, onClose }: EndGateProps) {
  const styles = useStyles();
  const { gate } = useWords().review;
  const formats = useFormats();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const complete = () => {
    const [first] = gaps;
    onClose();
    if (first) actions.edit(first.id, first.gaps.some((gap) => gap.startsWith('owner')) ? 'owner' : 'due');
  };
  return (
    <section
      ref={box}
      className={styles.root}
      aria-label={gate.title}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Text weight="semibold">{gate.title}</Text>
      <Text size={200}>{gate.text(gaps.length)}</Text>
      <ul className={styles.list}>
        {gaps.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            {one.text.replace(/[.:;]+$/, '')}: <b>{formats.list(one.gaps.map((gap) => gate.gaps[gap]))}</b>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={complete}>
          {gate.complete}
        </Button>
        <Button onClick={onSave}>{gate.saveAnyway}</Button>
      </div>
    </section>
  );
}
