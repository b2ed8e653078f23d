import { describe, expect, test } from 'vitest';
import { plainFlow } from '../../../../shared/extraction/text/flow.ts';
import { flowOffset, readLines } from '../../../../shared/extraction/text/lines.ts';

const read = (text: string) => readLines(plainFlow(text)).lines;

describe('logical lines', () => {
  test.each([
    ['- task', { marker: 'bullet', text: 'task', check: null }],
    ['  * [ ] task', { marker: 'bullet', text: 'task', check: 'open', indent: 2 }],
    ['1. [x] task', { marker: 'number', check: 'done' }],
    ['☑ task', { check: 'done' }],
    ['--> Eric', { marker: 'arrow', text: 'Eric' }],
    ['## Actions', { heading: 2, text: 'Actions' }],
    ['##Aufgaben', { heading: 2, text: 'Aufgaben' }],
    ['#123 is an issue', { heading: 0, text: '#123 is an issue' }],
    ['~~task~~', { struck: true }],
    ['> said before', { quoted: true, text: 'said before' }],
    ['*not a list*', { marker: 'none', text: 'not a list' }],
  ])('%j', (text, expected) => {
    expect(read(text)[0]).toMatchObject(expected);
  });

  test('wrapped lines are one, new thoughts are not', () => {
    const long = 'Ben: we talked for a long time about the fees of the bank and';
    expect(read(`${long}\nfound no answer.\nAna: I will ask.`).map(({ text }) => text)).toEqual([
      `${long}\nfound no answer.`,
      'Ana: I will ask.',
    ]);
    expect(read('short line\nanother line').map(({ text }) => text)).toEqual(['short line', 'another line']);
  });

  test('a rule under a line makes it a heading', () => {
    expect(read('Actions\n=======\n\ntext\n---')[0]).toMatchObject({ heading: 1, text: 'Actions' });
  });

  test('table rows are split where the bars stand', () => {
    const [line] = read('| Ana | send `it` | 24 May |');
    expect(line?.cells?.map(({ text }) => text)).toEqual(['Ana', 'send it', '24 May']);
    expect(line?.text.slice(line.cells?.[1]?.start)).toMatch(/^send it/);
  });

  test('characters lead back past links, emphasis and escapes', () => {
    const source = '- **see** [the \\*plan\\*](https://example.org/a_b) now';
    const [line] = read(source);
    expect(line?.text).toBe('see the *plan* now');
    for (const word of ['see', 'plan', 'now']) {
      const at = line?.text.indexOf(word) ?? 0;
      expect(source.slice(line === undefined ? 0 : flowOffset(line, at)).startsWith(word)).toBe(true);
    }
  });
});
