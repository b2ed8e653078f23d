/** What the meeting that Teams shows us beside has to talk about. The rest of the register is one press away. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { GridRegular } from '@fluentui/react-icons/svg/grid';
import { useMemo } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { MeetingAnswer } from '../../../shared/contract/people.ts';
import { useMeetingOfChat } from '../../api/meetings.ts';
import { useSessions } from '../../api/sessions.ts';
import { useShell } from '../../host/shell.ts';
import { ItemCard } from '../../ui/items/item-card.tsx';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useToday } from '../../ui/items/today.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { SkeletonLines } from '../../ui/skeleton-lines.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useLanguage } from '../../words/words.ts';
import { meetingItems } from './meeting-items.ts';

export interface MeetingScreenProps {
  readonly items: readonly ActionView[];
  readonly onOpen: (reference: string) => void;
  readonly onCapture: () => void;
  /** Leads to the whole register. */
  readonly onShowAll: () => void;
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', marginBlock: 0, paddingInline: 0, display: 'grid', gap: tokens.spacingVerticalS },
  head: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    marginBlockEnd: tokens.spacingVerticalS,
  },
  title: { overflowWrap: 'anywhere' },
});

export function MeetingScreen(props: MeetingScreenProps) {
  const { words } = useLanguage();
  const { chatId } = useShell().host.place;
  const meeting = useMeetingOfChat(chatId);
  const showAll = { label: words.tab.meeting.showAll, onClick: props.onShowAll };
  if (chatId === null || meeting.data === null)
    return <StateMessage kind="empty" {...words.tab.meeting.unknown} action={showAll} />;
  if (meeting.error && !meeting.data)
    return <ProblemMessage error={meeting.error} onRetry={() => void meeting.refetch()} />;
  if (!meeting.data) return <SkeletonLines count={4} height={96} />;
  return <OfMeeting {...props} meeting={meeting.data} />;
}

function OfMeeting(props: MeetingScreenProps & { readonly meeting: MeetingAnswer }) {
  const { items, meeting, onCapture, onShowAll, onOpen } = props;
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const text = words.tab.meeting;
  const { data, error, refetch } = useSessions({ limit: 500 });
  const found = useMemo(() => data && meetingItems(items, data.sessions, meeting), [items, data, meeting]);
  if (error && !found) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (!found) return <SkeletonLines count={4} height={96} />;
  const isEmpty = found.captured.length + found.carried.length === 0;
  return (
    <div className={page.scroll}>
      <div className={page.column}>
        <div className={page.stack}>
          <Text as="h1" size={500} weight="semibold" block className={styles.title}>
            {meeting.title}
          </Text>
          <Text className={page.quiet} block>
            {formats.moment(meeting.startsAt)}
          </Text>
          <div className={page.outdent}>
            <Button size="small" appearance="subtle" icon={<GridRegular />} onClick={onShowAll}>
              {text.showAllOf(items.length)}
            </Button>
          </div>
        </div>
        {isEmpty && (
          <StateMessage kind="empty" {...text.empty} action={{ label: words.tab.capture, onClick: onCapture }} />
        )}
        <Group name="carried" items={found.carried} onOpen={onOpen} />
        <Group name="captured" items={found.captured} onOpen={onOpen} />
      </div>
    </div>
  );
}

interface GroupProps {
  readonly name: 'carried' | 'captured';
  readonly items: readonly ActionView[];
  readonly onOpen: (reference: string) => void;
}

function Group({ name, items, onOpen }: GroupProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const today = useToday();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={`meeting-${name}`}>
      <div className={styles.head}>
        <h2 id={`meeting-${name}`} className={page.heading}>
          {words.tab.meeting[name]}
        </h2>
        <Text className={page.quiet}>{formats.number(items.length)}</Text>
      </div>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.reference}>
            <ItemCard item={item} today={today} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}
