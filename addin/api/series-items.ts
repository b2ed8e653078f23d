/** Open items of a meeting and of its series. Pure choice over what the register answers; the hook asks for it. */
import type { ActionView } from '../../shared/contract/action-items.ts';
import type { SessionView } from '../../shared/contract/sessions.ts';
import { seriesIdentity } from '../../shared/meeting/key.ts';
import type { HostItem } from '../host/host.ts';
import { useActions } from './action-items.ts';
import { useMeeting } from './meetings.ts';
import { useSessions } from './sessions.ts';

/** What identifies the meeting whose series is wanted. */
export interface SeriesOf {
  readonly eventId: string | null;
  readonly iCalUId: string | null;
  readonly seriesId: string | null;
  readonly title: string;
}

/** References of the sessions that belong together: the same series, the same event, or the same title. */
export function sessionsOf(sessions: readonly SessionView[], wanted: SeriesOf): readonly string[] {
  const series = wanted.iCalUId === null ? null : seriesIdentity(wanted.iCalUId);
  const title = plain(wanted.title);
  // Our own mails name the session in their subject.
  const named = new Set(wanted.title.match(/\bS-\d{3,8}\b/g));
  const isSame = (session: SessionView): boolean =>
    (wanted.seriesId !== null && session.seriesId === wanted.seriesId) ||
    // Ids of events and series are a mailbox's own; only this one is the same for everybody.
    (series !== null && session.iCalUId !== null && seriesIdentity(session.iCalUId) === series) ||
    (wanted.eventId !== null && session.eventId === wanted.eventId) ||
    (title !== '' && plain(session.title) === title) ||
    named.has(session.reference);
  const found = new Set(sessions.filter(isSame).map(({ reference }) => reference));
  // A follow-up is a meeting of its own; the record links it to the session it follows. A set ends every ring.
  const previous = new Map(sessions.map(({ reference, previousRef }) => [reference, previousRef]));
  for (const reference of found) {
    const before = previous.get(reference);
    if (before) found.add(before);
  }
  return [...found];
}

/** Without the words that mark an answer or a follow-up. */
const plain = (title: string): string =>
  title
    .replace(/^\s*(?:(?:re|fw|fwd|aw|wg|follow-?up)\s*:\s*)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** Open items of these sessions, most urgent first. */
export function itemsOf(items: readonly ActionView[], references: readonly string[]): readonly ActionView[] {
  const wanted = new Set(references);
  return items
    .filter(({ sessionRef }) => sessionRef !== null && wanted.has(sessionRef))
    .sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.reference.localeCompare(b.reference));
}

export interface SeriesWish {
  readonly itemId: string | null;
  readonly title: string;
}

/** The meeting of what is open beside us. A mail is no meeting of the calendar: its title has to do. */
export const seriesWishOf = (item: Pick<HostItem, 'kind' | 'itemId' | 'title'> | null): SeriesWish => ({
  itemId: item?.kind === 'appointment' ? item.itemId : null,
  title: item?.title ?? '',
});

/** Most items one question gives; a series with more open ones has other troubles. */
const MOST = 500;

/** Open items of the meeting's series; asks nothing until `isOn`. */
export function useSeriesItems({ itemId, title }: SeriesWish, isOn: boolean) {
  const meeting = useMeeting(itemId, { enabled: isOn });
  const sessions = useSessions({ limit: 500, enabled: isOn });
  const open = useActions({ stages: 'Open,In Progress,Blocked,Completed', limit: MOST }, { enabled: isOn });
  const known = meeting.data;
  const wanted = {
    title,
    eventId: known?.eventId ?? null,
    iCalUId: known?.iCalUId ?? null,
    seriesId: known?.seriesId ?? null,
  };
  const isKnown = itemId === null || meeting.isSuccess;
  const references = sessions.data && isKnown ? sessionsOf(sessions.data.sessions, wanted) : null;
  const items = references && open.data ? itemsOf(open.data.items, references) : null;
  const error = sessions.error ?? open.error ?? meeting.error;
  const refetch = () =>
    Promise.all([sessions.refetch(), open.refetch(), ...(itemId === null ? [] : [meeting.refetch()])]);
  return { items, hasSessions: (references?.length ?? 0) > 0, error, isPending: items === null && !error, refetch };
}
