import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { secondReaderQuestion } from '../../../../addin/features/review/second-reader-question.ts';
import { ExtractBody } from '../../../../shared/contract/extraction.ts';

const CONTEXT = { at: '2026-03-02T09:00:00.000Z', timeZone: 'Europe/Berlin', attendees: [] };
const DOCUMENT = { format: 'html', text: '<p>Ana pays.</p>' } as const;

test('asks about the same text in the same context, in a form the server takes', () => {
  const people = [
    { name: 'Ana\u0000 Silva', mail: 'ana@contoso.example' },
    { name: 'x'.repeat(900), mail: 'no address' },
  ];
  const context = { ...CONTEXT, locale: 'en-GB', attendees: people, author: { name: 'Ben' } };
  const question = secondReaderQuestion(DOCUMENT, context);
  expect(Check(ExtractBody, { ...question, secondReader: true })).toBe(true);
  expect(question).toMatchObject({
    ...DOCUMENT,
    context: { at: CONTEXT.at, locale: 'en-GB', author: { name: 'Ben' } },
  });
  expect(question?.context.attendees[0]).toEqual({ name: 'Ana Silva', mail: 'ana@contoso.example' });
  expect(question?.context.attendees[1]).not.toHaveProperty('mail');
});

test('leaves out a day nobody knows, and people beyond what the server takes', () => {
  const attendees = Array.from({ length: 700 }, (_, at) => ({ name: `Person ${at}` }));
  const question = secondReaderQuestion(DOCUMENT, { ...CONTEXT, at: '', attendees });
  expect(question?.context).not.toHaveProperty('at');
  expect(Check(ExtractBody, question)).toBe(true);
});

test('does not ask about a text longer than the server takes', () => {
  expect(secondReaderQuestion({ format: 'plain', text: 'x'.repeat(1_000_001) }, CONTEXT)).toBeNull();
});
