/**
 * The chat of a Teams meeting, by which an app inside the meeting knows where it is. All occurrences of a series share
 * one chat. The calendar does not name it: it stands in the links that Teams wrote into the event.
 */

/** Where Teams left its links. */
export interface WithLinks {
  /** Link under which the meeting is joined; null for one that is not held in Teams. */
  readonly joinUrl: string | null;
  readonly bodyHtml: string;
}

/**
 * Whether the event's meeting has that chat. Links of the long form hold the chat's id themselves; where joining has a
 * short link, the invitation's link to the meeting options names it, as `threadId=19_meeting_…`.
 *
 * @param chatId as Teams tells it: `19:meeting_…@thread.v2`.
 */
export function hasChat({ joinUrl, bodyHtml }: WithLinks, chatId: string): boolean {
  const name = chatId.replace(/^19:/, '').toLowerCase();
  if (!name.includes('@thread.')) return false;
  return [joinUrl ?? '', bodyHtml].some((text) =>
    text
      .replace(/%40|&#64;/gi, '@')
      .toLowerCase()
      .includes(name),
  );
}
