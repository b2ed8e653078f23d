/** Where a summary stands, with the time it still has. */
import { Text, tokens } from '@fluentui/react-components';
import type { SessionView } from '../../../shared/contract/sessions.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { Badge, type Tone } from '../../ui/items/status-badge.tsx';
import { useLanguage } from '../../words/words.ts';
import { timeLeft } from './countdown.ts';

const TONES: Readonly<Record<SessionView['summaryState'], Tone>> = {
  'Not due': 'neutral',
  Waiting: 'warning',
  Approved: 'brand',
  Sent: 'success',
  'Sent as draft': 'success',
  Failed: 'danger',
  Cancelled: 'neutral',
};

export function SummaryState({ session, nowMs }: { readonly session: SessionView; readonly nowMs: number }) {
  const page = usePageStyles();
  const { words, formats } = useLanguage();
  const { sessions } = words.tab;
  const left = timeLeft(session, nowMs);
  return (
    <span className={page.row} style={{ rowGap: tokens.spacingVerticalXXS }}>
      <Badge tone={TONES[session.summaryState]}>{sessions.state[session.summaryState]}</Badge>
      {left && !left.isLate && <Text className={page.quiet}>{sessions.countdown(left.hours, left.minutes)}</Text>}
      {left?.isLate && session.summaryDueAt && (
        <Text className={page.quiet}>{sessions.late(formats.moment(session.summaryDueAt))}</Text>
      )}
      {session.summarySentAt && (
        <Text className={page.quiet}>{sessions.sentAt(formats.moment(session.summarySentAt))}</Text>
      )}
    </span>
  );
}
