/** What happened to the item, newest first, with the values before and after; and a place to say something. */
import { Button, Field, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { LogView } from '../../../shared/contract/action-items.ts';
import { useCommentAction } from '../../api/action-items.ts';
import { problemOf } from '../../api/problem.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { proposalIn } from '../../ui/items/proposal.ts';
import { useDraft } from '../../ui/items/use-draft.ts';
import { valueText } from '../../ui/items/value-text.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { type Language, useLanguage, useWords } from '../../words/words.ts';
import { changesOf } from './log-changes.ts';
import { Section } from './section.tsx';

export interface HistoryProps {
  readonly reference: string;
  readonly log: readonly LogView[];
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalM },
  line: {
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: tokens.strokeWidthThick,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    overflowWrap: 'anywhere',
  },
  changes: {
    marginBlock: tokens.spacingVerticalXXS,
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
  },
  before: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  comment: { whiteSpace: 'pre-line' },
});

export function History({ reference, log }: HistoryProps) {
  const styles = useStyles();
  const { item: words } = useWords().tab;
  const newestFirst = [...log].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Section title={words.history}>
      <CommentBox reference={reference} />
      <ol className={styles.list}>
        {newestFirst.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no key of their own, and are only ever added
          <li key={`${line.at} ${newestFirst.length - index}`} className={styles.line}>
            <Line line={line} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Line({ line }: { readonly line: LogView }) {
  const styles = useStyles();
  const page = usePageStyles();
  const language = useLanguage();
  const { words, formats } = language;
  const { item: itemWords } = words.tab;
  const fields = itemWords.fields as Readonly<Record<string, string>>;
  const changes = changesOf(line).filter(({ field }) => field in fields);
  const said = saidIn(line, language);
  return (
    <>
      <Text block>
        <strong>{line.who?.name ?? itemWords.system}</strong> {itemWords.acts[line.what]}
      </Text>
      <Text className={page.quiet} block>
        {words.tab.facts([formats.moment(line.at), line.channel])}
      </Text>
      {changes.length > 0 && (
        <div className={styles.changes}>
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              {fields[field]}:{' '}
              {before !== undefined && (
                <>
                  <span className={page.hidden}>{itemWords.before} </span>
                  <del className={styles.before}>{valueText(field, before, language)}</del>{' '}
                  <span className={page.hidden}>{itemWords.after} </span>
                  <span aria-hidden="true">→ </span>
                </>
              )}
              <ins style={{ textDecorationLine: 'none' }}>{valueText(field, after, language)}</ins>
            </div>
          ))}
        </div>
      )}
      {said !== '' && (
        <Text block className={styles.comment}>
          {said}
        </Text>
      )}
    </>
  );
}

/** What the person said. A step's line begins with the step, which stands above already. */
function saidIn(line: LogView, { words, formats }: Language): string {
  const { what, comment } = line;
  if (what === 'stage-changed') return comment.includes(': ') ? comment.slice(comment.indexOf(': ') + 2) : '';
  const proposal = proposalIn(line);
  return proposal ? words.tab.item.proposed(formats.fullDay(proposal.date), proposal.why) : comment;
}

/** The key is made with the text, so that sending it again never comments twice. */
function CommentBox({ reference }: { readonly reference: string }) {
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const draft = useDraft(`${reference} comment`, '');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const comment = useCommentAction();
  const problem = comment.error ? wordsOf(problemOf(comment.error), shell) : null;
  const send = async () => {
    if (draft.text.trim() === '') return;
    await comment.mutateAsync({ reference, key, comment: draft.text.trim() }).then(
      () => {
        draft.discard();
        setKey(crypto.randomUUID());
      },
      () => undefined,
    );
  };
  return (
    <form
      className={page.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={tab.item.comment} {...(problem && { validationMessage: `${problem.title} ${problem.next}` })}>
        <Textarea
          value={draft.text}
          placeholder={tab.item.commentHint}
          maxLength={4_000}
          resize="vertical"
          onChange={(_event, { value }) => draft.set(value)}
        />
      </Field>
      <div>
        <Button type="submit" size="small" disabledFocusable={draft.text.trim() === '' || comment.isPending}>
          {tab.item.send}
        </Button>
      </div>
    </form>
  );
}
