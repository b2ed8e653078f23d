import { describe, expect, test } from 'vitest';
import { documentOf, isTooLarge, textFormatOf } from '../../../../addin/features/review/read-file.ts';
import { isInMarks, piecesOf, readingOf } from '../../../../addin/features/review/reading.ts';

describe('reading text', () => {
  test('shows HTML as lines of text, and marks the quote in them', () => {
    const text = '<p>Hello <b>all</b></p><ul><li>Ana &amp; Bo send <i>it</i>.</li></ul><script>evil()</script>';
    const start = text.indexOf('Ana');
    const { lines, marks } = readingOf({ format: 'html', text }, [{ start, end: text.indexOf('.</li>') + 1 }]);
    const shown = lines.map((line) => piecesOf(line, marks));
    expect(
      shown
        .flat()
        .map((piece) => piece.text)
        .join(''),
    ).not.toMatch(/<|script|evil/);
    expect(
      shown
        .flat()
        .filter(({ isMarked }) => isMarked)
        .map((piece) => piece.text)
        .join(''),
    ).toBe('Ana & Bo send it.');
  });

  test('plain text is its own reading', () => {
    const text = 'One.\n\nAna sends it.\nThree.';
    const { lines, marks } = readingOf({ format: 'plain', text }, [{ start: 6, end: 19 }]);
    expect(lines.map((line) => line.text)).toEqual(['One.', 'Ana sends it.', 'Three.']);
    expect(lines.filter((line) => isInMarks(line, marks)).map((line) => line.text)).toEqual(['Ana sends it.']);
  });

  test('a transcript reads as who said what', () => {
    const text = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ana>I will send it.</v>\n';
    const start = text.indexOf('I will');
    const { lines, marks } = readingOf({ format: 'vtt', text }, [{ start, end: start + 15 }]);
    const pieces = lines.flatMap((line) => piecesOf(line, marks));
    expect(lines[0]?.text).toMatch(/^Ana/);
    expect(pieces.find(({ isMarked }) => isMarked)?.text).toContain('I will send it');
  });

  test.each([
    ['turned\u202e around', 'turned▯ around'],
    ['hid\u200bden\u2060 word\ufeff', 'hid▯den▯ word▯'],
    ['tag \u{e0041}.', 'tag ▯▯.'],
    ['ra\u200ddio', 'ra▯dio'],
    ['👩\u200d💻 می\u200cخواهم soft\u00adhyphen', '👩\u200d💻 می\u200cخواهم soft\u00adhyphen'],
  ])('a mark without a shape gets one: %j', (text, shown) => {
    const [line] = readingOf({ format: 'plain', text }, []).lines;
    expect(line?.text).toBe(shown);
    expect(shown).toHaveLength(text.length);
  });

  test('signs of mark-up are not shown', () => {
    const [line] = readingOf({ format: 'markdown', text: '## **Actions** ~~old~~' }, []).lines;
    expect(line && piecesOf(line, []).map(({ text }) => text)).toEqual(['Actions old']);
  });
});

test.each([
  ['notes.md', 'markdown'],
  ['Talk.VTT', 'vtt'],
  ['minutes.docx', null],
  ['noending', null],
])('%s is read as %s by the page', (name, format) => {
  expect(textFormatOf(name)).toBe(format);
});

test.each([
  ['WEBVTT\n\n', 'vtt'],
  ['<html><body>', 'html'],
  ['a < b', 'markdown'],
])('%j is %s', (text, format) => {
  expect(documentOf(text).format).toBe(format);
});

test('a file over ten megabytes is not sent', () => {
  expect(isTooLarge({ size: 10 * 1024 * 1024 + 1 })).toBe(true);
});

test('marks that turn a line around are shown, and nothing moves', () => {
  const text = 'open \u202etxt.exe\u202c now';
  const [line] = readingOf({ format: 'plain', text }, []).lines;
  expect(line?.text).toBe('open ▯txt.exe▯ now');
});
