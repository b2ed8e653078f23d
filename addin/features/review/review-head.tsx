/** Above the cards: how many there are, what can be done with all of them, and what else the text says. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormats, useWords } from '../../words/words.ts';
import type { CardActions } from './card-actions.ts';
import { isLive } from './entry.ts';
import type { Review } from './use-review.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalXS,
  },
  count: { flexGrow: 1, color: tokens.colorNeutralForeground2 },
  note: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  also: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    '& > summary': { minBlockSize: '24px', alignContent: 'center', cursor: 'pointer' },
    '& ul': { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  },
});

/** From here on "accept the certain ones" accepts. */
const SURE = 0.75;

interface ReviewHeadProps {
  readonly review: Review;
  readonly actions: CardActions;
}

export function ReviewHead({ review, actions }: ReviewHeadProps) {
  const styles = useStyles();
  const words = useWords();
  const formats = useFormats();
  const { entries, past } = review.state;
  const { followUp = null, notices = [] } = review.found ?? {};
  const live = entries.filter(isLive);
  const sure = live.filter(({ decision, finding }) => decision === 'open' && (finding?.confidence ?? 0) >= SURE);
  const accepted = live.filter(({ decision }) => decision === 'accepted').length;
  const saved = entries.filter((entry) => entry.saved !== null).length;
  const isAllSaved = live.length === 0 && saved > 0;
  const acceptSure = () => {
    actions.dispatch({ kind: 'accept-all', minConfidence: SURE });
    actions.announce(words.review.announce.accepted);
  };
  const undo = () => {
    actions.dispatch({ kind: 'undo' });
    actions.announce(words.review.announce.undone);
  };
  return (
    <>
      {entries.length > 0 && (
        <div className={styles.line}>
          <Text size={200} className={styles.count}>
            {isAllSaved ? words.review.allSaved(saved) : words.review.summary(live.length, accepted)}
          </Text>
          {past.length > 0 && !isAllSaved && (
            <Button size="small" appearance="subtle" onClick={undo}>
              {words.shell.undo}
            </Button>
          )}
          {sure.length > 0 && (
            <Button
              size="small"
              appearance="subtle"
              title={words.review.acceptSureWhy(formats.percent(SURE))}
              onClick={acceptSure}
            >
              {words.review.acceptSure(sure.length)}
            </Button>
          )}
        </div>
      )}
      {followUp?.on && (
        <Text size={200} className={styles.note}>
          {words.review.followUp(followUp.phrase, formats.fullDay(followUp.on))}
        </Text>
      )}
      {notices.map((notice) => (
        <Text key={notice} size={200} className={styles.note}>
          {notice}
        </Text>
      ))}
      <AlsoFound review={review} />
    </>
  );
}

/**
 * Decisions go into the register with the session, so that they are shown before anybody saves; so is what was held back,
 * because a new promise may stand beside a known item.
 */
function AlsoFound({ review: { found, heldBack } }: Pick<ReviewHeadProps, 'review'>) {
  const styles = useStyles();
  const { also } = useWords().review;
  const { decisions = [], questions = [] } = found ?? {};
  if (decisions.length + questions.length + heldBack.length === 0) return null;
  const lists = [
    { title: also.decisions, texts: decisions },
    { title: also.questions, texts: questions },
    { title: also.heldBack, texts: heldBack },
  ].filter(({ texts }) => texts.length > 0);
  return (
    <details className={styles.also}>
      <summary>{also.title(decisions.length, questions.length, heldBack.length)}</summary>
      {lists.map(({ title, texts }) => (
        <div key={title}>
          <Text size={200} weight="semibold" block>
            {title}
          </Text>
          <ul>
            {[...new Set(texts)].map((text) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
