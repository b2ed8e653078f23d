/** Subjects: one line, nothing unseen in it, short enough for a phone's list to show what matters. */
import { cleanLine } from '../action-item/shown-text.ts';
import type { SummaryContent } from './content.ts';
import type { NoticeContent } from './notice.ts';
import type { MailWords } from './words.ts';

/** Characters a subject is cut at; RFC 5322 allows 998 bytes a line, nobody reads that far. */
export const SUBJECT_LIMIT = 180;
const TITLE_LIMIT = 80;

/** Text as a subject: line breaks become spaces, control, bidirectional and zero-width characters go. */
export const subjectLine = (text: string): string => cleanLine(text, SUBJECT_LIMIT);

/** Subject of a summary: the same for all recipients, so that the thread holds together. */
export function summarySubject(content: SummaryContent, words: MailWords): string {
  const title = cleanLine(content.title, TITLE_LIMIT);
  const subject = words.summarySubject(title, content.reference, words.verdict(content.counts, 0));
  return subjectLine(content.isDraft ? words.draftSubject(subject) : subject);
}

/** Subject of a digest. */
export const noticeSubject = ({ overdue, dueSoon, toAgree }: NoticeContent, words: MailWords): string =>
  subjectLine(words.noticeVerdict({ overdue: overdue.length, dueSoon: dueSoon.length, toAgree: toAgree.length }));
