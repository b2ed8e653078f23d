/** One session: its summary with preview and approval, what was agreed, and the sessions before and after. */
import { Button, makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { SessionView } from '../../../shared/contract/sessions.ts';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/sessions.ts';
import { useNowMs } from '../../host/clock.ts';
import { fluentRef } from '../../ui/fluent-ref.ts';
import { DueText } from '../../ui/items/due-text.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { PersonName } from '../../ui/items/person-name.tsx';
import { StatusBadge } from '../../ui/items/status-badge.tsx';
import { useToday } from '../../ui/items/today.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useLanguage } from '../../words/words.ts';
import { timeLeft } from './countdown.ts';
import { SummaryPreview } from './summary-preview.tsx';
import { SummaryState } from './summary-state.tsx';

export interface SessionDetailsProps {
  readonly reference: string;
  /** The list of sessions stands beside it. */
  readonly isBesideList: boolean;
  readonly onClose: () => void;
  readonly onOpen: (reference: string) => void;
  readonly onOpenSession: (reference: string) => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    maxInlineSize: '880px',
    marginInline: 'auto',
  },
  title: { overflowWrap: 'anywhere', outlineStyle: 'none' },
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    inlineSize: '100%',
    boxSizing: 'border-box',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  itemText: { flexGrow: 1, flexBasis: '220px', minInlineSize: 0, overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: '164px 92px 96px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 639px)': { display: 'flex', flexWrap: 'wrap' },
  },
  bullets: { marginBlock: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

export function SessionDetails({ reference, isBesideList, onClose, onOpen, onOpenSession }: SessionDetailsProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab } = useLanguage().words;
  const { data, error, refetch } = useSession(reference);
  if (error && problemOf(error).kind === 'not-found') {
    return (
      <StateMessage kind="empty" {...tab.sessions.notFound} action={{ label: tab.sessions.close, onClick: onClose }} />
    );
  }
  if (error && !data) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines count={5} height={48} />;
  const { session, items } = data;
  return (
    <div className={page.scroll}>
      <div className={styles.root}>
        <Head session={session} onClose={isBesideList ? null : onClose} onOpenSession={onOpenSession} />
        <Part title={tab.sessions.items}>
          <Items items={items} onOpen={onOpen} />
        </Part>
        {(['decisions', 'keyPoints', 'challenges', 'recommendations'] as const).map(
          (field) =>
            session[field].length > 0 && (
              <Part key={field} title={tab.sessions[field]}>
                <ul className={styles.bullets}>
                  {session[field].map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </Part>
            ),
        )}
        <SummaryPreview session={session} />
      </div>
    </div>
  );
}

interface HeadProps {
  readonly session: SessionView;
  /** Null where there is nothing to go back to. */
  readonly onClose: (() => void) | null;
  readonly onOpenSession: (reference: string) => void;
}

function Head({ session, onClose, onOpenSession }: HeadProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { sessions } = words.tab;
  const today = useToday();
  const nowMs = useNowMs(15_000);
  const left = timeLeft(session, nowMs);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={page.stack}>
      {onClose && (
        <div className={page.outdent}>
          <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>
            {sessions.close}
          </Button>
        </div>
      )}
      <Text as="h1" ref={fluentRef(heading)} tabIndex={-1} size={500} weight="semibold" block className={styles.title}>
        {session.title}
      </Text>
      <Text className={page.quiet} block>
        {words.tab.facts([
          session.reference,
          `${formats.moment(session.startsAt)} – ${formats.time(session.endsAt)}`,
          session.organiser.name,
        ])}
      </Text>
      <SummaryState session={session} nowMs={nowMs} />
      {left && <ProgressBar value={left.gone} aria-label={sessions.countdown(left.hours, left.minutes)} />}
      {session.summaryState === 'Failed' && <Text role="alert">{sessions.failed}</Text>}
      <div className={page.row}>
        {session.nextRef && (
          <Button size="small" onClick={() => onOpenSession(session.nextRef ?? '')}>
            {sessions.next}: {session.nextRef}
          </Button>
        )}
        {session.previousRef && (
          <Button size="small" onClick={() => onOpenSession(session.previousRef ?? '')}>
            {sessions.previous}: {session.previousRef}
          </Button>
        )}
        <Text className={page.quiet}>
          {sessions.cadence}: {sessions.cadences[session.cadence]}
          {session.nextOn && ` ${sessions.onDate(formats.day(session.nextOn, today))}`}
        </Text>
      </div>
    </div>
  );
}

function Items({
  items,
  onOpen,
}: {
  readonly items: readonly ActionView[];
  readonly onOpen: (reference: string) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const { shell } = useLanguage().words;
  const today = useToday();
  if (items.length === 0) return <Text className={page.quiet}>{shell.none}</Text>;
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.reference} className={page.card}>
          <button type="button" className={mergeClasses(page.bare, styles.item)} onClick={() => onOpen(item.reference)}>
            <span className={styles.itemText}>
              <span className={page.quiet}>{item.reference}</span> {item.title}
            </span>
            <span className={styles.facts}>
              <PersonName person={item.owner} />
              <DueText item={item} today={today} />
              <span>
                <StatusBadge status={item.status} stage={item.stage} />
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const page = usePageStyles();
  const id = useId();
  return (
    <section className={page.stack} aria-labelledby={id}>
      <h2 id={id} className={page.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}
