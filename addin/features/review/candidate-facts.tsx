/** Owner and date of a candidate as chips; a click opens the editor where they are set. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useContext } from 'react';
import { ClockContext } from '../../host/clock.ts';
import { useFormats, useWords } from '../../words/words.ts';
import type { CardActions } from './card-actions.ts';
import { useCardStyles } from './card-styles.ts';
import type { Entry } from './entry.ts';
import { gapsOf } from './gate.ts';

const useStyles = makeStyles({
  chip: {
    minBlockSize: '24px',
    maxInlineSize: '100%',
    paddingInline: tokens.spacingHorizontalS,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    ':disabled': { cursor: 'default' },
  },
  gap: {
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorPaletteDarkOrangeBorderActive}`,
    color: tokens.colorPaletteDarkOrangeForeground1,
  },
  sighting: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

export function CandidateFacts({ entry, actions }: { readonly entry: Entry; readonly actions: CardActions }) {
  const styles = useStyles();
  const card = useCardStyles();
  const { review } = useWords();
  const owner = useOwnerWords(entry);
  const due = useDueWords(entry);
  const gaps = gapsOf(entry);
  const isFixed = entry.saved !== null;
  return (
    <>
      <div className={card.line}>
        <button
          type="button"
          className={mergeClasses(styles.chip, card.cut, gaps.some((gap) => gap.startsWith('owner')) && styles.gap)}
          aria-label={owner.label}
          title={entry.owner?.isUncertain ? `${owner.text} ${review.uncertainWhy}` : owner.text}
          disabled={isFixed}
          onClick={() => actions.edit(entry.id, 'owner')}
        >
          {owner.text}
        </button>
        <button
          type="button"
          className={mergeClasses(styles.chip, gaps.some((gap) => gap.startsWith('due')) && styles.gap)}
          aria-label={due.label}
          title={entry.duePhrase ?? undefined}
          disabled={isFixed}
          onClick={() => actions.edit(entry.id, 'due')}
        >
          {due.text}
        </button>
      </div>
      {entry.sameAs && (
        <div className={mergeClasses(styles.sighting, card.small)}>
          <span title={entry.sameAs.why}>{review.restates(entry.sameAs.reference)}</span>
          {!isFixed && (
            <button
              type="button"
              className={styles.chip}
              onClick={() => actions.dispatch({ kind: 'edit', id: entry.id, changes: { sameAs: null } })}
            >
              {review.notTheSame}
            </button>
          )}
        </div>
      )}
    </>
  );
}

interface ChipWords {
  readonly text: string;
  readonly label: string;
}

function useOwnerWords({ owner }: Entry): ChipWords {
  const { review } = useWords();
  if (!owner || owner.name === '') return { text: review.addOwner, label: review.addOwner };
  const text = owner.isUncertain ? review.uncertain(owner.name) : owner.name;
  return { text, label: review.ownerOf(text) };
}

function useDueWords({ dueOn, dueVague, duePhrase }: Entry): ChipWords {
  const { review } = useWords();
  const formats = useFormats();
  const today = formats.dateOf(new Date(useContext(ClockContext).nowMs()).toISOString());
  if (dueOn !== null) return { text: formats.day(dueOn, today), label: review.dueLabel(formats.fullDay(dueOn)) };
  const text = dueVague && duePhrase ? review.vague(duePhrase) : review.addDate;
  return { text, label: text };
}
