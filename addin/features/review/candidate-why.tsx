/** Kind, certainty and, when asked, the rule and its reasons: why this was taken for an action item. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useFormats, useWords } from '../../words/words.ts';
import { useCardStyles } from './card-styles.ts';
import type { Entry } from './entry.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  ask: {
    minBlockSize: '24px',
    minInlineSize: '24px',
    paddingInline: tokens.spacingHorizontalXXS,
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: 'inherit',
    textDecorationLine: 'underline',
    fontFamily: 'inherit',
    fontSize: 'inherit',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

export function CandidateWhy({ entry: { finding, sameAs } }: { readonly entry: Entry }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { review } = useWords();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!finding) return <span className={card.small}>{review.byHand}</span>;
  return (
    <div className={card.small}>
      <span className={styles.line}>
        {review.kind[finding.kind]} · {review.certainty(formats.percent(finding.confidence))} ·
        <button
          type="button"
          className={styles.ask}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {review.why}
        </button>
      </span>
      {isOpen && (
        <ul id={id} className={styles.list}>
          <li>{review.rule(finding.rule)}</li>
          {[...new Set(finding.reasons)].map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {sameAs && <li>{review.sameBecause(sameAs.reference, sameAs.why)}</li>}
        </ul>
      )}
    </div>
  );
}
