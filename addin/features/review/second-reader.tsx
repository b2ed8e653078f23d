/** One quiet button, where a language model is configured: reads the text again and says what came of it. */
import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { MODEL_RULE } from '../../../shared/extraction/second-reader/model-item.ts';
import { useReadTwice } from '../../api/extraction.ts';
import { useMe } from '../../api/me.ts';
import { problemOf } from '../../api/problem.ts';
import { useSignIn } from '../../host/shell.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useWords } from '../../words/words.ts';
import type { CardActions } from './card-actions.ts';
import { secondReaderQuestion } from './second-reader-question.ts';
import type { Review } from './use-review.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  // Its words begin where the text below begins.
  button: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  text: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface SecondReaderProps {
  readonly review: Review;
  readonly actions: CardActions;
}

/** Nothing at all unless the server has a language model, the person is signed in and the text was read. */
export function SecondReader({ review, actions }: SecondReaderProps) {
  const styles = useStyles();
  const words = useWords();
  const { secondReader } = words.review;
  const { status } = useSignIn();
  const { data: me } = useMe({ enabled: status === 'signed-in' });
  const reading = useReadTwice();
  const [said, setSaid] = useState('');
  const { document, context, found } = review;
  const host = me?.languageModel?.host;
  const question = document && host && review.status === 'read' ? secondReaderQuestion(document, context) : null;
  if (!question || !host) return null;
  const read = () => {
    setSaid('');
    reading.mutate(question, {
      onSuccess: ({ items, notices, secondReading }) => {
        const added = review.addFound(items.filter(({ rule }) => rule === MODEL_RULE));
        const { dropped = 0, isCut = false } = secondReading ?? {};
        const done = [secondReader.done(added, dropped), ...(isCut ? [secondReader.cut] : [])];
        const saying = (secondReading ? done : notices.filter((one) => !found?.notices.includes(one))).join(' ');
        setSaid(saying);
        actions.announce(saying);
      },
    });
  };
  const problem = reading.error ? wordsOf(problemOf(reading.error), words.shell) : null;
  const failure = problem && `${problem.title} ${problem.next}`;
  return (
    <div className={styles.root}>
      <Button
        className={styles.button}
        size="small"
        appearance="subtle"
        {...(reading.isPending && { icon: <Spinner size="extra-tiny" /> })}
        disabledFocusable={reading.isPending}
        onClick={read}
      >
        {secondReader.action}
      </Button>
      <Text size={200} className={styles.text}>
        {reading.isPending ? secondReader.reading : (failure ?? (said || secondReader.where(host)))}
      </Text>
    </div>
  );
}
