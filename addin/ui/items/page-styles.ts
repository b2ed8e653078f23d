/** Looks that several screens of the tab share. */
import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

export const usePageStyles = makeStyles({
  /** A screen that scrolls by itself. */
  scroll: {
    flexGrow: 1,
    minBlockSize: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalM,
    '@media (max-width: 639px)': { paddingInline: tokens.spacingHorizontalM },
  },
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow2,
    ...shorthands.borderWidth(tokens.strokeWidthThin),
    ...shorthands.borderStyle('solid'),
    ...shorthands.borderColor(tokens.colorNeutralStroke2),
  },
  /** A bar at the beginning, on top of the padding, so that marked and other things stand in line. */
  marked: {
    position: 'relative',
    '::before': {
      content: '""',
      position: 'absolute',
      insetBlock: 0,
      insetInlineStart: 0,
      // A border, because it is what stays in the contrast themes of Windows.
      borderInlineStartWidth: tokens.strokeWidthThickest,
      borderInlineStartStyle: 'solid',
      borderInlineStartColor: tokens.colorCompoundBrandStroke,
    },
  },
  markedLate: { '::before': { borderInlineStartColor: tokens.colorStatusDangerBorder2 } },
  /** A screen of cards: as wide as reads well, in the middle. */
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxInlineSize: '880px',
    marginInline: 'auto',
  },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  heading: {
    marginBlock: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  row: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  /** Takes a subtle button's padding away from its side, so that its icon stands in line with the text below. */
  outdent: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  /** Read out, not seen. */
  hidden: {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  /** A plain button that looks like the thing inside of it. */
  bare: {
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    background: 'none',
    ...shorthands.borderStyle('none'),
    paddingBlock: 0,
    paddingInline: 0,
    cursor: 'pointer',
    ':focus-visible': {
      outlineStyle: 'solid',
      outlineWidth: tokens.strokeWidthThick,
      outlineColor: tokens.colorStrokeFocus2,
      outlineOffset: '1px',
      borderRadius: tokens.borderRadiusSmall,
    },
  },
});
