/** A summary as one recipient reads it: verdict first, their own actions before those of others. */

import { formatDate, formatInstant, formatTime } from '../time/format.ts';
import { compareInstants } from '../time/instant.ts';
import { localDate } from '../time/zone.ts';
import { type ActionLine, splitByOwner } from './action-line.ts';
import { actionRow, askingRow, type Language } from './action-row.ts';
import { type Bounded, type Delay, NOTE_KINDS, type SummaryContent } from './content.ts';
import { type MailPage, noteRow, type PageRow, type PageSection, type Tone } from './page.ts';
import type { Recipient } from './recipients.ts';

/** The page of a summary for one recipient. */
export function summaryPage(content: SummaryContent, recipient: Recipient, language: Language): MailPage {
  const { words } = language;
  const { own } = splitByOwner(content.open.entries, recipient.person);
  const capacity = recipient.capacities[0] ?? 'attendee';
  return {
    language: words.language,
    verdict: words.verdict(content.counts, own.length),
    marks: [
      content.isDraft ? words.draft : '',
      content.isLate ? words.late(formatInstant(content.dueAt, content.timeZone, language.locale)) : '',
    ].filter((mark) => mark !== ''),
    title: `${content.title} (${content.reference})`,
    facts: factsOf(content, language),
    link: content.link === null ? null : { label: words.open, address: content.link },
    sections: sectionsOf(content, recipient, language).filter((part) => part.rows.length + part.omitted > 0),
    footer: [
      ...(content.replyTo === null ? [] : [words.replyNote(content.replyTo.name)]),
      words.reasons[capacity](content.reference),
      words.optOut,
    ],
    more: words.more,
  };
}

function factsOf(content: SummaryContent, { words, locale }: Language): readonly string[] {
  const { startsAt, endsAt, timeZone, attendees } = content;
  const start = formatInstant(startsAt, timeZone, locale);
  const isSameDay = localDate(startsAt, timeZone) === localDate(endsAt, timeZone);
  const end = isSameDay ? formatTime(endsAt, timeZone, locale) : formatInstant(endsAt, timeZone, locale);
  const isTimed = compareInstants(endsAt, startsAt) > 0;
  const names = attendees.entries.join(', ');
  return [
    isTimed ? words.span(start, end) : start,
    words.organisedBy(content.organiser),
    ...(names === '' ? [] : [words.attendedBy(names, attendees.omitted)]),
  ];
}

function sectionsOf(content: SummaryContent, { person }: Recipient, language: Language): readonly PageSection[] {
  const { headings, notes } = language.words;
  const { own, others } = splitByOwner(content.open.entries, person);
  const hasOwn = own.length > 0;
  return [
    section(
      headings.ownActions,
      own.map((line) => askingRow(line, language)),
    ),
    section(hasOwn ? headings.otherActions : headings.actions, rows(others, language), content.open.omitted),
    section(headings.missing, missingRows(content, language), 0, 'alert'),
    section(
      headings.delayed,
      content.delayed.entries.map((delay) => delayRow(delay, language)),
      content.delayed.omitted,
    ),
    ...NOTE_KINDS.map((kind) => noteSection(notes[kind], content.notes[kind])),
    section(headings.finished, rows(content.finished.entries, language), content.finished.omitted),
    section(headings.next, [nextRow(content, language)]),
    noteSection(headings.unreachable, content.unreachable),
  ];
}

const section = (heading: string, pageRows: readonly PageRow[], omitted = 0, tone: Tone = 'plain'): PageSection => ({
  heading,
  tone,
  rows: pageRows,
  omitted,
});

const noteSection = (heading: string, { entries, omitted }: Bounded<string>): PageSection =>
  section(
    heading,
    entries.map((text) => noteRow(text)),
    omitted,
  );

const rows = (lines: readonly ActionLine[], language: Language): readonly PageRow[] =>
  lines.map((line) => actionRow(line, language));

function missingRows({ withoutOwner, withoutDate }: SummaryContent, { words }: Language): readonly PageRow[] {
  const texts = [
    withoutOwner.length > 0 ? words.withoutOwner(withoutOwner.join(', ')) : '',
    withoutDate.length > 0 ? words.withoutDate(withoutDate.join(', ')) : '',
  ];
  return texts.filter((text) => text !== '').map((text) => noteRow(text, 'alert'));
}

function delayRow({ line, from, to, days, reason }: Delay, { words, locale }: Language): PageRow {
  const moved = words.moved(formatDate(from, locale), formatDate(to, locale), days);
  return {
    lead: line.reference,
    text: line.title,
    details: reason === '' ? [moved] : [moved, words.movedBecause(reason)],
    tone: 'plain',
    link: line.link,
  };
}

function nextRow({ next }: SummaryContent, { words, locale }: Language): PageRow {
  if (next.kind === 'unknown') return noteRow(words.nextUnknown, 'alert');
  if (next.kind === 'day') return noteRow(words.nextOn(formatDate(next.on, locale)));
  return noteRow(words.nextBooked(formatInstant(next.startsAt, next.timeZone, locale)));
}
