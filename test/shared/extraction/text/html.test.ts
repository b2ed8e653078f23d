import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceEnd, sourceStart } from '../../../../shared/extraction/text/flow.ts';
import { readHtml } from '../../../../shared/extraction/text/html.ts';

const lines = (source: string): string[] =>
  readHtml(source)
    .text.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('HTML to text', () => {
  test.each([
    ['<p>one</p><p>two</p>', ['one', 'two']],
    ['one<br>two', ['one', 'two']],
    ['<ul><li>one<ul><li>two</li></ul></li></ul>', ['- one', '- two']],
    ['<table><tr><th>Owner</th><td>Ana</td></tr></table>', ['| Owner |  Ana |']],
    ['<p class=MsoListParagraph style="mso-list:l0 level1">task</p>', ['- task']],
    ['<h2>Actions</h2>text', ['## Actions', 'text']],
    ['a &amp; b &lt; c &#8364; &euro; &unknown; &', ['a & b < c € € &unknown; &']],
    ['<style>p { color: red }</style><script>alert(1)</script>text<!-- hidden -->', ['text']],
    ['<s>gone</s> <b>bold</b>', ['~~gone~~ **bold**']],
    ['1 < 2 and <3', ['1 < 2 and <3']],
    ['<a href="x > y">link</a>', ['link']],
    ["<a title='unclosed>text", ['text']],
    ['line\nbreaks\r\nare spaces', ['line breaks are spaces']],
    ['<input type="checkbox" checked>done <input type="checkbox">open', ['[x] done [ ] open']],
  ])('%j reads as %j', (source, expected) => {
    expect(lines(source).map((line) => line.replace(/\s+/g, ' '))).toEqual(
      expected.map((line) => line.replace(/\s+/g, ' ')),
    );
  });

  test('every character knows where it stood', () => {
    const source = '<p>caf&eacute; <b>noir</b></p>';
    const flow = readHtml(source);
    const at = flow.text.indexOf('é');
    expect(source.slice(sourceStart(flow, at), sourceEnd(flow, at + 1))).toBe('&eacute;');
    const noir = flow.text.indexOf('noir');
    expect(source.slice(sourceStart(flow, noir), sourceEnd(flow, noir + 4))).toBe('noir');
  });

  test('any mark-up is read, with offsets that never run backwards', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&amp;',
        '<li>',
        '</ul>',
        '<td>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '&#x110000;',
        '\n',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const source = parts.join('');
        const { text, starts, ends } = readHtml(source);
        if (starts === null || ends === null) return false;
        for (let i = 1; i < text.length; i++) if ((starts[i] ?? 0) < (starts[i - 1] ?? 0)) return false;
        return starts.length === text.length && ends.every((end) => end <= source.length);
      }),
    );
  });
});
