/** The sentence a candidate comes from, marked in its surroundings. Text of strangers, shown as text only. */
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { useGrowing } from '../../ui/use-growing.ts';
import { useWords } from '../../words/words.ts';
import type { Entry, Mark } from './entry.ts';
import { isInMarks, piecesOf, type ReadingLine } from './reading.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    borderBlockStartWidth: tokens.strokeWidthThin,
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground2,
    flexShrink: 0,
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalM,
    minBlockSize: '28px',
  },
  title: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  text: {
    overflowY: 'auto',
    blockSize: '66px',
    paddingInline: tokens.spacingHorizontalM,
    paddingBlockEnd: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground2,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  whole: { blockSize: '220px' },
  line: { margin: 0, marginBlockEnd: tokens.spacingVerticalXXS, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusSmall,
    '@media (forced-colors: active)': { backgroundColor: 'Mark', color: 'MarkText' },
  },
});

/** Lines around the marked ones. */
const AROUND = 2;
/** Lines a step when the whole text is drawn, so that no step is felt. */
const STEP = 60;

export interface SourceViewProps {
  readonly lines: readonly ReadingLine[];
  /** The entry somebody points at; null when none. */
  readonly entry: Entry | null;
}

export function SourceView({ lines, entry }: SourceViewProps) {
  const styles = useStyles();
  const { source } = useWords().review;
  const [isWhole, setWhole] = useState(false);
  const [isOpen, setOpen] = useState(true);
  const titleId = useId();
  const marks = entry?.marks ?? [];
  const shown = useShownLines(lines, marks, isWhole);
  const first = useScrollTo(marks);
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <Text as="h2" size={200} weight="semibold" className={styles.title} id={titleId}>
          {source.title}
        </Text>
        {isOpen && (
          <Button size="small" appearance="subtle" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
            {source.whole}
          </Button>
        )}
        <Button size="small" appearance="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? source.hide : source.show}
        </Button>
      </div>
      {isOpen && (
        <section
          className={mergeClasses(styles.text, isWhole && styles.whole)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
          tabIndex={0}
          aria-labelledby={titleId}
        >
          {shown.length === 0 && <p className={styles.line}>{entry ? source.byHand : source.none}</p>}
          {shown.map((line) => (
            <p key={line.at} className={styles.line} dir="auto">
              {piecesOf(line, marks).map(({ text, isMarked }, index) =>
                isMarked ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line have no other name
                  <mark key={index} ref={first(index, line)} className={styles.mark}>
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}

/** The lines around the marks, or all of them, added little by little. */
function useShownLines(
  lines: readonly ReadingLine[],
  marks: readonly Mark[],
  isWhole: boolean,
): readonly ReadingLine[] {
  const count = useGrowing(lines.length, STEP, isWhole);
  if (isWhole) return lines.slice(0, count);
  const first = lines.findIndex((line) => isInMarks(line, marks));
  if (first < 0) return [];
  const last = lines.findLastIndex((line) => isInMarks(line, marks));
  return lines.slice(Math.max(0, first - AROUND), last + AROUND + 1);
}

/** Brings the first mark into view when another entry is pointed at, without moving the page. */
function useScrollTo(marks: readonly Mark[]) {
  const place = useRef<HTMLElement | null>(null);
  const from = marks[0]?.from ?? null;
  useEffect(() => {
    const mark = place.current;
    const box = mark?.closest<HTMLElement>('section');
    if (from !== null && mark && box) box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 3;
  }, [from]);
  return (_index: number, line: ReadingLine) => (mark: HTMLElement | null) => {
    if (mark && from !== null && line.at + line.text.length > from && line.at <= from) place.current = mark;
  };
}
