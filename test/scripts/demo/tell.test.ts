import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../scripts/demo/calendar-file.ts';
import type { Played } from '../../../scripts/demo/play.ts';
import type { FoundEvent, FoundItem, Proof } from '../../../scripts/demo/proof.ts';
import { conclude, tell } from '../../../scripts/demo/tell.ts';

const user = (displayName: string) => {
  const mail = `${displayName.split(' ')[0]?.toLowerCase()}@example.com`;
  return { id: mail, displayName, mail, userPrincipalName: mail, timeZone: 'UTC' };
};
const CHAIR = user('Marcus Lindqvist');
const PLAYED = {
  title: 'Review',
  sessionRef: 'S-001',
  startsAt: '2026-03-05T10:00:00.000Z',
  endsAt: '2026-03-05T11:00:00.000Z',
  attendees: [user('Ingrid Solberg'), user('Priya Raman')],
  accepted: [],
} satisfies Played;
const ITEM: FoundItem = { key: 'k', reference: 'A-001', title: 'Send', owner: '', deadline: '', status: 'Open' };
const NOTHING: Proof = { items: [], mails: [], followUps: [], faults: [] };
const DATED = { fileName: 'a.md', on: '2026-03-05', names: ['Ingrid'] };

describe('what is told of a file', () => {
  test('one item is one, two are two', () => {
    const told = (items: readonly FoundItem[]) => tell(DATED, PLAYED, { ...NOTHING, items }, 'out');
    expect(told([ITEM])).toContain('1 action item is in the SharePoint list');
    expect(told([ITEM, ITEM])).toContain('2 action items are in the SharePoint list');
    expect(told([])).toContain('No action items were found in these notes');
  });

  test('what notes leave open is said, and nothing is said of notes that say it', () => {
    const told = tell({ fileName: 'a.md', on: null, names: [] }, PLAYED, NOTHING, 'out');
    expect(told).toContain('The notes give no date: the meeting is held today, Thursday');
    expect(told).toContain('The notes name nobody: Ingrid Solberg and Priya Raman attend.');
    expect(tell(DATED, PLAYED, NOTHING, 'out')).not.toContain('The notes ');
  });

  test('the end does not praise what had nothing to do', () => {
    expect(conclude(0, 0)).toContain('No action items were found');
    expect(conclude(2, 0)).toBe('Everything happened exactly once.');
    expect(conclude(2, 1)).toBe('1 thing is not as promised.');
  });
});

test('the session as a file names its organiser, its agenda as text and when it was written', () => {
  const event: FoundEvent = {
    id: 'e',
    title: 'Follow-up',
    startsAt: '2026-03-12T10:00:00Z',
    endsAt: '2026-03-12T10:30:00Z',
    joinUrl: 'https://teams.example/join',
    bodyHtml: '<h2>Agenda</h2><ul><li>A-001; send, soon</li></ul>',
    iCalUId: 'uid-1',
    invited: ['ingrid@example.com'],
  };
  const calendar = new ICAL.Component(
    ICAL.parse(calendarOf(event, { organiser: CHAIR, now: '2026-03-06T11:05:00.000Z' })),
  );
  const entry = calendar.getFirstSubcomponent('vevent');
  expect(entry?.getFirstPropertyValue('organizer')).toBe('mailto:marcus@example.com');
  expect(entry?.getFirstProperty('organizer')?.getParameter('cn')).toBe('Marcus Lindqvist');
  expect(String(entry?.getFirstPropertyValue('dtstamp'))).toBe('2026-03-06T11:05:00Z');
  const agenda = String(entry?.getFirstPropertyValue('description'));
  expect(agenda).toMatch(/^Agenda[\s\S]*A-001; send, soon/);
  expect(agenda).not.toContain('<');
});
