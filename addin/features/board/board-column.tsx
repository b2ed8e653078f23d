/** One column of the board. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useLanguage } from '../../words/words.ts';
import { BoardCard } from './board-card.tsx';
import type { BoardActs, BoardStage } from './board-columns.ts';

export interface BoardColumnProps extends BoardActs {
  readonly stage: BoardStage;
  readonly items: readonly ActionView[];
  readonly dropState: 'none' | 'fits' | 'refuses';
  readonly onDrop: () => void;
  readonly isTitled: boolean;
}

/** Cards drawn at first, and more with each press. */
const STEP = 40;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    minBlockSize: 0,
    minInlineSize: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    outlineOffset: '-2px',
    // Without a ground a column would be nothing but its heading.
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  },
  fits: { outlineStyle: 'dashed', outlineWidth: tokens.strokeWidthThick, outlineColor: tokens.colorBrandStroke1 },
  over: { backgroundColor: tokens.colorBrandBackground2 },
  refuses: { opacity: 0.6 },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
  },
  list: {
    listStyleType: 'none',
    marginBlock: 0,
    paddingInline: tokens.spacingHorizontalS,
    paddingBlockEnd: tokens.spacingVerticalS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    flexGrow: 1,
    minBlockSize: 0,
    overflowY: 'auto',
  },
  untitled: { paddingBlockStart: tokens.spacingVerticalS },
  none: { paddingInline: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground3 },
});

export function BoardColumn(props: BoardColumnProps) {
  const { stage, items, dropState, onDrop, isTitled } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { board } = words.tab;
  const [limit, setLimit] = useState(STEP);
  const [isOver, setOver] = useState(false);
  const name = words.shell.stage[stage];
  return (
    <section
      aria-label={board.column(name, items.length)}
      data-stage={stage}
      className={mergeClasses(
        styles.root,
        dropState === 'fits' && styles.fits,
        dropState === 'refuses' && styles.refuses,
        isOver && dropState === 'fits' && styles.over,
      )}
      onDragOver={(event) => {
        if (dropState !== 'none') event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      {isTitled && (
        <div className={styles.head}>
          <h2 className={page.heading} style={{ fontSize: tokens.fontSizeBase300 }}>
            {name}
          </h2>
          <Text className={page.quiet}>{formats.number(items.length)}</Text>
        </div>
      )}
      <ul className={mergeClasses(styles.list, !isTitled && styles.untitled)}>
        {items.length === 0 && <li className={styles.none}>{board.none}</li>}
        {items.slice(0, limit).map((item) => (
          <li key={item.reference}>
            <BoardCard item={item} {...props} />
          </li>
        ))}
        {items.length > limit && (
          <li>
            <Button size="small" appearance="subtle" onClick={() => setLimit(limit + STEP)}>
              {board.more(Math.min(STEP, items.length - limit))}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
