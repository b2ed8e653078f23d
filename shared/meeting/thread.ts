/**
 * The chat of a Teams meeting, by which an app inside the meeting knows where it is. All occurrences of a series share
 * one chat. The calendar does not name it: it stands in the links that Teams wrote into the event. Anybody can write such
 * a link into an invitation, so the link to join says more than the body.
 */

/** Where Teams left its links. */
export interface WithLinks {
  /** Link under which the meeting is joined; null for one that is not held in Teams. */
  readonly joinUrl: string | null;
  readonly bodyHtml: string;
}

const MEETING_CHAT = /^19:(meeting_[\w-]{10,}@thread\.v2)$/i;
const TEAMS_LINK = /https:\/\/teams\.microsoft\.com\/[^\s"'<>]+/gi;
/** What joins the meeting, opens its chat, or leads to its options. */
const NAMED = /(?:\/l\/meetup-join\/|\/l\/chat\/|[?&]threadId=)19[:_](meeting_[\w-]{10,}@thread\.v2)(?![\w.-])/i;

/**
 * How an event names the chat: `joined` by the long link to join; `linked` by a link of Teams in its body, such as the one
 * to the meeting options, where joining has a short link; null when it does not, or joins another chat.
 *
 * @param chatId as Teams tells it: `19:meeting_…@thread.v2`.
 */
export function chatNaming({ joinUrl, bodyHtml }: WithLinks, chatId: string): 'joined' | 'linked' | null {
  const name = MEETING_CHAT.exec(chatId)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const joined = chatIn(decoded(joinUrl ?? ''));
  if (joined !== null) return joined === name ? 'joined' : null;
  const links = decoded(bodyHtml).match(TEAMS_LINK) ?? [];
  return links.some((link) => chatIn(link) === name) ? 'linked' : null;
}

const chatIn = (link: string): string | null => NAMED.exec(link)?.[1]?.toLowerCase() ?? null;

/** Twice, because mail filters wrap a link into one of theirs. */
const decoded = (text: string): string => [1, 2].reduce(withoutCodes, text.replace(/&amp;/gi, '&'));

const withoutCodes = (text: string): string =>
  text
    .replace(/&#64;/g, '@')
    .replace(/%([2-7][0-9a-f])/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
