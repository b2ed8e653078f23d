import { expect, test } from 'vitest';
import { summaryContent } from '../../../shared/summary/content.ts';
import { SUBJECT_LIMIT, subjectLine, summarySubject } from '../../../shared/summary/subject.ts';
import { ENGLISH, SESSION, summaryInput } from '../../support/summary.ts';

const subjectOf = (changes = {}) => summarySubject(summaryContent(summaryInput(changes)), ENGLISH.words);

test('names the session and what it came to', () => {
  expect(subjectOf()).toBe(
    'Summary: Weekly sync (S-001): 1 overdue, 3 actions open, 1 blocked, 1 done. 1 without an owner, 1 without a date.',
  );
  expect(subjectOf({ isDraft: true })).toMatch(/^\[Draft\] Summary: /);
});

test.each([
  'Weekly\r\nBcc: eve@evil.example',
  'Weekly\u2028Bcc: x',
  'Weekly\u202e\u200b\u0000\u001b[0m',
  'x'.repeat(5000),
])('is one short line, whatever the title: %j', (title) => {
  const subject = subjectOf({ session: { ...SESSION, title } });
  expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(subject.length).toBeLessThanOrEqual(SUBJECT_LIMIT);
  expect(subject).toContain('S-001');
});

test('a header cannot be started from within', () => {
  expect(subjectLine('a\r\n\r\n<html>')).toBe('a <html>');
});
