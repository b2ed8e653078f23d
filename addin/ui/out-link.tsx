/** A link to a page outside of ours: it opens a window of its own and says so. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import { useWords } from '../words/words.ts';
import { StrokeIcon } from './stroke-icon.tsx';

/** A sheet with an arrow out of it. */
const OUT = 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minBlockSize: '24px',
    color: tokens.colorBrandForegroundLink,
    overflowWrap: 'anywhere',
    ':hover': { color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusSmall,
    },
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
  },
});

export interface OutLinkProps {
  readonly href: string;
  /** For small print. */
  readonly isQuiet?: boolean;
  /** Names it where several read the same; begins or ends with the text. */
  readonly label?: string;
  /** Opens it where the host has a way of its own; absent: the browser does. */
  readonly onOpen?: (href: string) => void;
  readonly children: string;
}

export function OutLink({ href, isQuiet = false, label, onOpen, children }: OutLinkProps) {
  const styles = useStyles();
  const { opensNewWindow } = useWords().shell;
  const open = (event: MouseEvent) => {
    if (!onOpen) return;
    event.preventDefault();
    onOpen(href);
  };
  return (
    <a
      className={mergeClasses(styles.root, isQuiet && styles.quiet)}
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`${label ?? children} (${opensNewWindow})`}
      onClick={open}
    >
      {children}
      <StrokeIcon path={OUT} size={12} />
    </a>
  );
}
