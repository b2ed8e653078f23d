/** A digest of reminders as its reader sees it. */
import { cleanLine } from '../action-item/shown-text.ts';
import type { ActionLine } from './action-line.ts';
import { askingRow, type Language } from './action-row.ts';
import type { NoticeContent } from './notice.ts';
import type { MailPage, PageSection, Tone } from './page.ts';

/** The page of a digest. */
export function noticePage(content: NoticeContent, language: Language): MailPage {
  const { words } = language;
  const { overdue, dueSoon, toAgree } = content;
  const section = (heading: string, lines: readonly ActionLine[], tone: Tone): PageSection => ({
    heading,
    tone,
    rows: lines.map((line) => askingRow(line, language)),
    omitted: 0,
  });
  return {
    language: words.language,
    verdict: words.noticeVerdict({
      overdue: overdue.length,
      dueSoon: dueSoon.length,
      toAgree: toAgree.length,
    }),
    marks: [],
    title: words.noticeTitle(cleanLine(content.person.name, 100)),
    facts: [],
    link: content.link === null ? null : { label: words.open, address: content.link },
    sections: [
      section(words.headings.overdue, overdue, 'alert'),
      section(words.headings.dueSoon, dueSoon, 'plain'),
      section(words.headings.toAgree, toAgree, 'plain'),
    ].filter((part) => part.rows.length > 0),
    footer: [words.noticeReason, words.optOut],
    more: words.more,
  };
}
