/**
 * What one person is reminded of, as data: overdue, due soon, waiting for their answer. One digest for all three,
 * so that nobody gets three mails a day (SOP 1 §4.6).
 */
import type { ActionItem } from '../action-item/action-item.ts';
import { isSamePerson, type PersonRef } from '../action-item/person.ts';
import { isOpenStage } from '../action-item/status.ts';
import { addDays } from '../time/day-count.ts';
import { localDate } from '../time/zone.ts';
import { type ActionLine, actionLine, byUrgency, type LineContext } from './action-line.ts';

/** A digest; an action stands in the first list it fits. */
export interface NoticeContent {
  readonly person: PersonRef;
  readonly overdue: readonly ActionLine[];
  readonly dueSoon: readonly ActionLine[];
  readonly toAgree: readonly ActionLine[];
  /** The person's own actions in the product. */
  readonly link: string | null;
}

/** What a digest is made from. */
export interface NoticeInput extends LineContext {
  readonly person: PersonRef;
  /** Anybody's; only the person's own open ones are taken. */
  readonly items: readonly ActionItem[];
  /** An action due within so many days, today included, is due soon. */
  readonly soonDays: number;
  readonly link: string | null;
}

/** The digest of a person; null when there is nothing to say, and then nothing is sent. */
export function noticeContent(input: NoticeInput): NoticeContent | null {
  const { person, items, soonDays, now } = input;
  const lines = items
    .filter((item) => isOpenStage(item.stage) && isSamePerson(item.owner, person))
    .map((item) => actionLine(item, input))
    .sort(byUrgency);
  if (lines.length === 0) return null;
  const isSoon = ({ dueOn, timeZone }: ActionLine) =>
    dueOn !== null && dueOn <= addDays(localDate(now, timeZone), soonDays);
  const overdue = lines.filter((line) => line.daysLate > 0);
  const dueSoon = lines.filter((line) => line.daysLate === 0 && isSoon(line));
  const toAgree = lines.filter((line) => line.daysLate === 0 && !isSoon(line) && line.agreement === 'Asked');
  if (overdue.length + dueSoon.length + toAgree.length === 0) return null;
  return { person, overdue, dueSoon, toAgree, link: input.link };
}
