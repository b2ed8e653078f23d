import { describe, expect, test } from 'vitest';
import { extract } from '../../../shared/extraction/extract.ts';
import type { SourceKind } from '../../../shared/extraction/extraction.ts';

/** Wednesday 4 March 2026; nobody is known beforehand. */
const CONTEXT = { at: '2026-03-04T10:00:00Z', timeZone: 'UTC', attendees: [] };

const read = (text: string, kind: SourceKind = 'minutes') =>
  extract({ format: kind === 'transcript' ? 'vtt' : 'plain', text, kind }, CONTEXT).items;

const owners = (text: string, kind: SourceKind = 'minutes') => read(text, kind).map(({ owner }) => owner);

const cue = (words: string, speaker = 'Ida') => `WEBVTT\n\n00:01.000 --> 00:09.000\n<v ${speaker}>${words}</v>\n`;

const NOTES = 'Present: Ida Moss, Lee Park\n\n';

describe('who does the second thing', () => {
  test('is who did the first', () => {
    expect(owners(`${NOTES}Ida has read the draft and will send it to the county.`)).toEqual(['Ida']);
  });

  test.each([
    'Ida said that it works and will be released.',
    'Ida thanked Lee, and they will meet again.',
    'Ida asked whether the sign will arrive, and when.',
  ])('%j leaves it open', (line) => {
    expect(owners(NOTES + line)).toEqual([]);
  });

  test('may be named behind the word for the task', () => {
    expect(owners(`${NOTES}The lease is unclear, so an action for Lee to ask the landlord.`)).toEqual(['Lee']);
  });
});

describe('dates that are no deadline', () => {
  test.each([
    ['Ida to send the list no later than 28 February.', 'a day just over'],
    ['Ida to schedule an evening about the call (closes 15 April).', 'the day something closes'],
    ['Mr Gale reported weeds on 2 February - letter to be sent to the county.', 'the day of a report'],
  ])('%j: %s', (line) => {
    expect(read(NOTES + line).map(({ dueOn }) => dueOn)).toEqual([null]);
  });

  test.each([
    ['Ida will update the map in July.', '2026-07-31'],
    ['Ida to send the list by 28 April.', '2026-04-28'],
    ['Ida to send the list by 1 December.', '2026-12-01'],
  ])('%j is due %s', (line, due) => {
    expect(read(NOTES + line).map(({ dueOn }) => dueOn)).toEqual([due]);
  });
});

describe('mails', () => {
  test.each([
    ['Rob will do all the notes for the hearing.', ['Rob']],
    ['Can u print this for the meeting?', [null]],
  ])('%j', (text, expected) => {
    expect(owners(`Hello,\n\n${text}\n`, 'email')).toEqual(expected);
  });

  test.each([
    'Conway to speak in London on the new release.',
    'They will do it here, if you would be interested in doing that.',
    'To leave the list please go to your user page.',
    'Rob will join the call from home.',
  ])('%j asks and promises nothing', (text) => {
    expect(owners(`Hello,\n\n${text}\n`, 'email')).toEqual([]);
  });

  test('a header line or an exclamation greets nobody', () => {
    expect(owners('Content-Type: text/plain\nPlease send the list.', 'email')).toEqual([null]);
    expect(owners('Fine, I need you to print the list.', 'email')).toEqual([null]);
  });
});

describe('talk', () => {
  test.each([
    "I'll ask in the channel, and what time would suit you?",
    'Manuel, you are going to work on the list of parts.',
    'Maybe you could look into the price of the parts.',
  ])('%j is work', (words) => {
    expect(read(cue(words), 'transcript')).toHaveLength(1);
  });

  test.each([
    'So you need to press the green one to open it.',
    "And then you're going to see the numbers go up.",
    'You could just delete it afterwards.',
    "I'll just do a quick round of names.",
  ])('%j explains or is done at once', (words) => {
    expect(read(cue(words), 'transcript')).toEqual([]);
  });

  test('a speaker whose name is written small is a speaker when it comes again', () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:04.000\nnina_f: I will send the list to Lee.\n\n00:05.000 --> 00:06.000\nnina_f: Good.\n\n00:07.000 --> 00:09.000\nso: it was warm.\n';
    expect(owners(text, 'transcript')).toEqual(['nina_f']);
  });
});
