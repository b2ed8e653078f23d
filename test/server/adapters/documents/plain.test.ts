import { expect, test } from 'vitest';
import { readPlain } from '../../../../server/adapters/documents/plain.ts';

test('text keeps its words, and what extraction takes is the file itself', () => {
  const read = readPlain('text', Buffer.from('Minutes\r\nDate: 5 March 2026\r\n'));
  expect(read).toMatchObject({
    text: 'Minutes\nDate: 5 March 2026',
    date: '2026-03-05',
    context: { on: '2026-03-05' },
  });
  expect(read.source).toEqual({ format: 'plain', text: 'Minutes\r\nDate: 5 March 2026\r\n' });
});

test('a page is text for people and HTML for extraction', () => {
  const read = readPlain('html', Buffer.from('<h1>Notes</h1><ul><li>Ana</li></ul>'));
  expect(read.text).toBe('# Notes\n\n- Ana');
  expect(read.source.format).toBe('html');
});

test('a page in a charset that only its meta element names', () => {
  const page = Buffer.concat([Buffer.from('<meta charset="windows-1250"><p>'), Buffer.from([0x9e, 0xe1, 0x64])]);
  expect(readPlain('html', page)).toMatchObject({ text: 'žád', encoding: 'windows-1250' });
});

test('a file of white space is empty', () => {
  expect(() => readPlain('markdown', Buffer.from(' \n\t\n'))).toThrow(expect.objectContaining({ kind: 'empty' }));
});
