/** The summary as it would go out now, to whom, and the button that sends it. The mail is shown in a frame that can do nothing. */
import { Button, makeStyles, shorthands, Text, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useId, useState } from 'react';
import type { SessionView } from '../../../shared/contract/sessions.ts';
import { useWhoIAm } from '../../api/changes-context.ts';
import { isCoordinator, isMine } from '../../api/item-rights.ts';
import { problemOf } from '../../api/problem.ts';
import { useApproveSummary, useSummary } from '../../api/sessions.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { wordsOf } from '../../ui/problem-words.ts';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { useLanguage } from '../../words/words.ts';

const useStyles = makeStyles({
  frame: {
    inlineSize: '100%',
    blockSize: '560px',
    boxSizing: 'border-box',
    ...shorthands.border(tokens.strokeWidthThin, 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusMedium,
    // Mails are written on white paper, whatever the theme.
    backgroundColor: tokens.colorNeutralForegroundStaticInverted,
    colorScheme: 'light',
  },
  text: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    marginBlock: 0,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

export function SummaryPreview({ session }: { readonly session: SessionView }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { sessions } = words.tab;
  const [isText, setText] = useState(false);
  const { data, error, refetch } = useSummary(session.reference);
  const id = useId();
  return (
    <section className={page.stack} aria-labelledby={id}>
      <h2 id={id} className={page.heading}>
        {sessions.preview}
      </h2>
      <Approval session={session} />
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines count={3} height={48} />}
      {data && (
        <>
          <Text block style={{ overflowWrap: 'anywhere' }}>
            {sessions.subject}: <strong>{data.subject}</strong>
          </Text>
          <details>
            <summary>{sessions.recipients(data.recipients.length)}</summary>
            <Text className={page.quiet}>
              {formats.list(data.recipients.map(({ name, mail }) => (mail ? `${name} (${mail})` : name)))}
            </Text>
          </details>
          <div>
            <Button size="small" onClick={() => setText(!isText)}>
              {isText ? sessions.previewAsMail : sessions.previewAsText}
            </Button>
          </div>
          {isText ? (
            <pre className={styles.text}>{data.text}</pre>
          ) : (
            <iframe className={styles.frame} title={sessions.previewFrame} sandbox="" srcDoc={data.html} />
          )}
        </>
      )}
    </section>
  );
}

function Approval({ session }: { readonly session: SessionView }) {
  const page = usePageStyles();
  const { words } = useLanguage();
  const { sessions } = words.tab;
  const me = useWhoIAm();
  const approve = useApproveSummary();
  const mayApprove = isCoordinator(me) || isMine({ owner: session.organiser }, me);
  const problem = approve.error ? wordsOf(problemOf(approve.error), words.shell) : null;
  if (session.summaryState === 'Approved') return <Text role="status">{sessions.approved}</Text>;
  if (session.summaryState !== 'Waiting') return null;
  return (
    <div className={page.stack}>
      <Text className={page.quiet}>{sessions.draftNote}</Text>
      {mayApprove && (
        <div>
          <Button
            appearance="primary"
            icon={<SendRegular />}
            disabledFocusable={approve.isPending}
            onClick={() => approve.mutate(session.reference)}
          >
            {approve.isPending ? sessions.approving : sessions.approve}
          </Button>
        </div>
      )}
      {problem && (
        <Text role="alert">
          {problem.title} {problem.next}
        </Text>
      )}
    </div>
  );
}
