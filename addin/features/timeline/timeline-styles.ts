/** Measures and looks of the timeline's axis. */
import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

/** CSS pixels. */
export const DAY = { week: 22, month: 8 } as const;
export const LABEL = 176;
export const LANE = 36;
const HEAD = 36;
export const NAMES = 192;
/** A label is never longer, however much room it has. */
export const LONGEST = 360;
/** Days between two lines of the head. */
export const TICK = { week: 7, month: 28 } as const;

export const useChartStyles = makeStyles({
  root: {
    flexGrow: 1,
    minBlockSize: 0,
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    position: 'relative',
  },
  head: {
    position: 'sticky',
    insetBlockStart: 0,
    zIndex: 3,
    blockSize: `${HEAD}px`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottomWidth: tokens.strokeWidthThin,
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
  },
  tick: {
    position: 'absolute',
    insetBlockStart: 0,
    blockSize: `${HEAD}px`,
    lineHeight: `${HEAD}px`,
    paddingInlineStart: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
    borderInlineStartWidth: tokens.strokeWidthThin,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
  corner: {
    position: 'sticky',
    insetInlineStart: 0,
    zIndex: 4,
    inlineSize: `${NAMES}px`,
    blockSize: `${HEAD}px`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  lane: {
    position: 'absolute',
    insetInlineStart: 0,
    insetBlockStart: 0,
    inlineSize: '100%',
    blockSize: `${LANE}px`,
  },
  first: {
    borderTopWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke3,
  },
  name: {
    position: 'sticky',
    insetInlineStart: 0,
    zIndex: 2,
    inlineSize: `${NAMES}px`,
    blockSize: '100%',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineEndWidth: tokens.strokeWidthThin,
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
  },
  today: {
    position: 'absolute',
    insetBlock: 0,
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorCompoundBrandStroke,
    zIndex: 0,
    pointerEvents: 'none',
  },
  slip: {
    position: 'absolute',
    insetBlockStart: '16px',
    borderBlockStartWidth: '4px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke1,
  },
  mark: {
    position: 'absolute',
    insetBlockStart: '4px',
    zIndex: 1,
    blockSize: '28px',
    paddingInline: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusMedium,
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorBrandStroke2),
    borderInlineStartWidth: tokens.strokeWidthThickest,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  late: {
    ...shorthands.borderColor(tokens.colorStatusDangerBorder1),
    borderInlineStartColor: tokens.colorStatusDangerBorder2,
    backgroundColor: tokens.colorStatusDangerBackground1,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground2 },
  },
});
