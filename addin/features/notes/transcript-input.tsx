/** What was said in a Teams meeting, fetched by the link under which it is joined. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SourceDocument } from '../../../shared/extraction/extraction.ts';
import { useFetchTranscript } from '../../api/meetings.ts';
import { problemOf } from '../../api/problem.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useWords } from '../../words/words.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  link: { flexGrow: 1, flexBasis: '200px', minInlineSize: 0 },
});

/** Addresses that are no link at all are not worth a question. */
const LINK = /^https:\/\/[^\s"<>]+$/;

export function TranscriptInput({ onText }: { readonly onText: (document: SourceDocument) => void }) {
  const styles = useStyles();
  const words = useWords();
  const { transcript } = words.tab.notes;
  const [link, setLink] = useState('');
  const fetching = useFetchTranscript();
  const joinUrl = link.trim();
  const problem = fetching.error ? wordsOf(problemOf(fetching.error), words.shell) : null;
  const read = () => {
    if (!LINK.test(joinUrl)) return;
    // A pause in the meeting begins another transcript; the reader takes them as one.
    fetching.mutate(joinUrl, { onSuccess: (parts) => onText({ format: 'vtt', text: parts.join('\n\n') }) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <Field
        label={transcript.label}
        hint={transcript.hint}
        {...(problem && { validationMessage: `${problem.title} ${problem.next}` })}
      >
        <div className={styles.row}>
          <Input
            className={styles.link}
            aria-label={transcript.label}
            type="url"
            value={link}
            maxLength={2_048}
            placeholder={transcript.example}
            input={{ style: { minInlineSize: 0 } }}
            onChange={(_event, { value }) => setLink(value)}
          />
          <Button type="submit" disabledFocusable={!LINK.test(joinUrl) || fetching.isPending}>
            {fetching.isPending ? transcript.fetching : transcript.fetch}
          </Button>
        </div>
      </Field>
    </form>
  );
}
