/** Records as the API answers them: the record itself with the state it is in. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../../shared/action-item/log-entry.ts';
import type { ActionView, LogView } from '../../../shared/contract/action-items.ts';
import type { SessionView } from '../../../shared/contract/sessions.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import type { Stored } from '../../ports/lists.ts';

const versioned = ({ etag, version, modifiedAt, webUrl }: Stored<unknown>) => ({ etag, version, modifiedAt, webUrl });

/** An item as answers carry it. */
export const actionView = (stored: Stored<ActionItem>): ActionView => ({
  ...stored.record,
  contributors: [...stored.record.contributors],
  evidenceLinks: [...stored.record.evidenceLinks],
  ...versioned(stored),
});

/** A session as answers carry it. */
export function sessionView(stored: Stored<Session>): SessionView {
  const { record } = stored;
  return {
    ...record,
    attendees: [...record.attendees],
    objectives: [...record.objectives],
    keyPoints: [...record.keyPoints],
    decisions: [...record.decisions],
    challenges: [...record.challenges],
    recommendations: [...record.recommendations],
    adjustments: [...record.adjustments],
    ...versioned(stored),
  };
}

/** A line of history as answers carry it. */
export const logView = ({ at, who, what, before, after, comment, channel }: LogEntry): LogView => ({
  at,
  who,
  what,
  before,
  after,
  comment,
  channel,
});
