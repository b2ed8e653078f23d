/** Sessions: the tracked meetings, each with its summary and how long that still has. */
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { SessionView } from '../../../shared/contract/sessions.ts';
import { useSessions } from '../../api/sessions.ts';
import { useNowMs } from '../../host/clock.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { Badge } from '../../ui/items/status-badge.tsx';
import { useRoom } from '../../ui/items/use-width.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useLanguage } from '../../words/words.ts';
import { SummaryState } from './summary-state.tsx';

const SessionDetails = lazyPart(() => import('./session-details.tsx').then((file) => file.SessionDetails));

export interface SessionsScreenProps {
  readonly opened: string | null;
  readonly onOpenSession: (reference: string | null) => void;
  readonly onOpen: (reference: string) => void;
  readonly onCapture: () => void;
}

const useStyles = makeStyles({
  root: { display: 'flex', flexGrow: 1, minBlockSize: 0, minInlineSize: 0 },
  list: { display: 'flex', flexDirection: 'column', flexGrow: 1, minBlockSize: 0, minInlineSize: 0 },
  beside: {
    flexGrow: 0,
    flexShrink: 0,
    inlineSize: '360px',
    borderInlineEndWidth: tokens.strokeWidthThin,
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
  },
  cards: {
    listStyleType: 'none',
    marginBlock: 0,
    paddingInline: 0,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    maxInlineSize: '880px',
    marginInline: 'auto',
  },
  card: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    inlineSize: '100%',
    boxSizing: 'border-box',
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1Selected },
  title: { overflowWrap: 'anywhere' },
});

export function SessionsScreen({ opened, onOpenSession, onOpen, onCapture }: SessionsScreenProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab } = useLanguage().words;
  const isWide = useRoom() === 'wide';
  const { data, error, refetch } = useSessions();
  if (error && !data) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines count={5} height={72} />;
  if (data.sessions.length === 0) {
    return (
      <StateMessage kind="first-run" {...tab.sessions.empty} action={{ label: tab.capture, onClick: onCapture }} />
    );
  }
  const details = opened && (
    <Suspense fallback={<SkeletonLines count={5} height={48} />}>
      <SessionDetails
        key={opened}
        reference={opened}
        isBesideList={isWide}
        onClose={() => onOpenSession(null)}
        onOpen={onOpen}
        onOpenSession={onOpenSession}
      />
    </Suspense>
  );
  if (details && !isWide) return details;
  return (
    <div className={styles.root}>
      <div className={mergeClasses(styles.list, opened !== null && styles.beside)}>
        <div className={page.scroll}>
          {!details && <h1 className={page.hidden}>{tab.sessions.label}</h1>}
          <ul className={styles.cards}>
            {data.sessions.map((session) => (
              <li key={session.reference}>
                <SessionCard
                  session={session}
                  isOpen={opened === session.reference}
                  onOpen={() => onOpenSession(session.reference)}
                />
              </li>
            ))}
          </ul>
        </div>
      </div>
      {details}
    </div>
  );
}

interface SessionCardProps {
  readonly session: SessionView;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function SessionCard({ session, isOpen, onOpen }: SessionCardProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const nowMs = useNowMs(15_000);
  return (
    <button
      type="button"
      aria-current={isOpen ? 'true' : undefined}
      className={mergeClasses(page.bare, page.card, styles.card, isOpen && mergeClasses(page.marked, styles.open))}
      onClick={onOpen}
    >
      <span className={page.row}>
        <Text className={page.quiet}>{session.reference}</Text>
        {session.kind !== 'Meeting' && <Badge tone="neutral">{words.tab.sessions.kind[session.kind]}</Badge>}
      </span>
      <Text weight="semibold" block className={styles.title}>
        {session.title}
      </Text>
      <Text className={page.quiet} block>
        {words.tab.facts([formats.moment(session.startsAt), session.organiser.name])}
      </Text>
      <SummaryState session={session} nowMs={nowMs} />
    </button>
  );
}
