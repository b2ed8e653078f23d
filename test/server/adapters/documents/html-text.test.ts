import { expect, test } from 'vitest';
import { htmlToText } from '../../../../server/adapters/documents/html-text.ts';

test.each([
  ['paragraphs apart, breaks as lines', '<p>One<br>two</p><p>three</p>', 'One\ntwo\n\nthree'],
  ['white space and non-breaking spaces as one space', '<p>a \n\t b&nbsp;&nbsp;c</p>', 'a b c'],
  ['words inside a line together', '<p>by <b>Fri</b>day, <i>Ana</i></p>', 'by Friday, Ana'],
  ['entities resolved', '<p>R&amp;D &lt;team&gt; &#8364;5</p>', 'R&D <team> €5'],
  ['list items on their own lines', '<ul><li>A</li><li><p>B</p></li></ul>', '- A\n- B'],
  ['numbers and levels of lists', '<ol><li>A<ul><li>B</li></ul></li><li>C</li></ol>', '1. A\n\n  - B\n\n2. C'],
  ['headings with their level', '<h2>Actions</h2><p>x</p>', '## Actions\n\nx'],
  ['struck-through text marked', '<p><s>old</s> new</p>', '~~old~~ new'],
  [
    'check boxes',
    '<ul><li><input type="checkbox" checked>Done</li><li><input type="checkbox">Open</li></ul>',
    '- [x] Done\n- [ ] Open',
  ],
  ['no scripts, styles, titles', '<title>t</title><style>p{}</style><script>alert(1)</script><p>x</p>', 'x'],
  ['nothing that is hidden', '<div style="display:none">preheader</div><p hidden>h</p><p>x</p>', 'x'],
  ['preformatted lines', '<pre>a\n  b</pre>', 'a\n  b'],
  [
    'a table as rows',
    '<table><tr><th>Who</th><th>What</th></tr><tr><td>Ana</td><td>a|b</td></tr></table>',
    '| Who | What |\n| --- | --- |\n| Ana | a\\|b |',
  ],
  [
    'a layout table as blocks',
    '<table><tr><td><table><tr><td>A</td><td>B</td></tr></table></td></tr></table>',
    '| A | B |',
  ],
  ['a row without its table', '<td>a</td><td>b</td>', 'a b'],
])('shows %s', (_, html, text) => {
  const shown = htmlToText(html).text;
  expect(shown.replace(/\n{2,}(?=- )/g, '\n')).toBe(text.replace(/\n{2,}(?=- )/g, '\n'));
});

test('a long cell is prose and its row becomes blocks', () => {
  const { text } = htmlToText(`<table><tr><td>Topic</td><td>${'word '.repeat(120)}</td></tr></table>`);
  expect(text.startsWith('Topic\n')).toBe(true);
  expect(text).not.toContain('|');
});

test.each([
  ['deep tags', '<div>'.repeat(15_000)],
  ['deep tables', '<table><tr><td>x'.repeat(6_000)],
  ['deep lists', '<ul><li>x'.repeat(9_000)],
  ['open tags', '<a b="'.repeat(50_000)],
  ['spaces', `<p>${' '.repeat(1_000_000)}x`],
  ['entities', '&'.repeat(300_000)],
])('%s cost linear time', (_, html) => {
  const start = performance.now();
  htmlToText(html);
  expect(performance.now() - start).toBeLessThan(1_500);
});

test('nesting beyond any real page is refused before it costs', () => {
  expect(() => htmlToText('<table>'.repeat(200_000))).toThrow(expect.objectContaining({ kind: 'bomb' }));
});
