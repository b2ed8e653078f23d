/** Grey lines where data will be. The first ones come with the HTML, before any script. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../words/words.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  line: {
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, '50%': { opacity: 0.5 }, to: { opacity: 1 } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

/** @param height of each line, CSS pixels. */
export function SkeletonLines({ count = 4, height = 56 }: { readonly count?: number; readonly height?: number }) {
  const styles = useStyles();
  const { loading } = useWords().shell;
  return (
    <div className={styles.root} role="status" aria-label={loading}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same and never move
        <div key={index} className={styles.line} style={{ blockSize: height }} />
      ))}
    </div>
  );
}
