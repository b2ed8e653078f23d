import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, htmlText, safeLink } from '../../../shared/action-item/html.ts';

test('values are escaped, finished pieces are not', () => {
  const row = html`<td title="${`"'>`}">${'<b> & co'}</td>`;
  expect(htmlText(html`<tr>${row}</tr>`)).toBe('<tr><td title="&quot;&#39;&gt;">&lt;b&gt; &amp; co</td></tr>');
});

test('lists are joined, nothing gives nothing', () => {
  expect(htmlText(html`${['a', html`<br>`, 1, null, false, ['<']]}`)).toBe('a<br>1&lt;');
});

test('a look-alike from outside is text', () => {
  const forged = JSON.parse('{"html":"<script>"}') as unknown as string;
  expect(htmlText(html`${forged}`)).toBe('[object Object]');
});

test('no value opens an element or leaves its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const inside = htmlText(html`${text}`);
      expect(inside).not.toMatch(/[<>"']/);
    }),
  );
});

test.each([
  'https://contoso.example/a?b=c&d=%20#e',
  'https://localhost:53000/tab#/actions/AI-001',
  'https://contoso.sharepoint.com/sites/x/Lists/Actions/DispForm.aspx?ID=1',
])('links to %s', (address) => {
  expect(safeLink(address)).toBe(address);
});

test.each([
  'javascript:alert(1)',
  'http://contoso.example',
  'https://user:pass@contoso.example/',
  'https://contoso.example/"onclick="x',
  'https://contoso.example/ x',
  ' https://contoso.example',
  'https:\\\\contoso.example',
  'data:text/html,x',
  '',
])('does not link to %s', (address) => {
  expect(safeLink(address)).toBeNull();
});
