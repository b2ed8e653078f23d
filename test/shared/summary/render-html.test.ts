import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { summaryContent } from '../../../shared/summary/content.ts';
import { HTML_LIMIT_BYTES, renderHtml } from '../../../shared/summary/render-html.ts';
import { summaryPage } from '../../../shared/summary/summary-page.ts';
import { anItem, BEN } from '../../support/builders.ts';
import { ENGLISH, ITEMS, SESSION, summaryInput, TO_BEN } from '../../support/summary.ts';

const htmlOf = (changes = {}) => renderHtml(summaryPage(summaryContent(summaryInput(changes)), TO_BEN, ENGLISH));

/** What a mail client would see: elements with attributes, and the visible text. */
function read(source: string) {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.push({ name, attributes });
      open.push(name);
    },
    onclosetag: () => void open.pop(),
    ontext(part) {
      if (!open.some((name) => ['title', 'style'].includes(name))) text += part;
    },
  });
  parser.end(source);
  const names = [...new Set(elements.map((element) => element.name))].sort();
  return { elements, names, text: text.replace(/\s+/g, ' ').trim() };
}

const NAMES = [
  'a',
  'body',
  'br',
  'div',
  'h1',
  'h2',
  'head',
  'html',
  'meta',
  'p',
  'span',
  'strong',
  'style',
  'table',
  'td',
  'title',
  'tr',
];

test('the first thing to read is the verdict', () => {
  expect(read(htmlOf()).text).toMatch(/^1 overdue, 3 actions open/);
});

test('says the same as the text part', () => {
  const { text } = read(htmlOf());
  for (const part of [
    'Your actions',
    'AI-001 Send the budget',
    '3 days late',
    'Blocked: No offer yet',
    'We keep the venue.',
    'Mon, 16 Mar 2026, 10:00',
    'because you own an action',
  ])
    expect(text).toContain(part);
});

test('has one link an action, to its own page', () => {
  const links = read(htmlOf()).elements.filter((element) => element.name === 'a');
  expect(links.map((link) => link.attributes.href)).toEqual(
    ['S-001', 'AI-001', 'AI-002', 'AI-004', 'AI-002', 'AI-003'].map(
      (reference) => `https://contoso.example/${reference}`,
    ),
  );
});

test('is one column of presentation tables that loads nothing', () => {
  const { names, elements } = read(htmlOf());
  expect(names.filter((name) => !NAMES.includes(name))).toEqual([]);
  for (const table of elements.filter((element) => element.name === 'table'))
    expect(table.attributes.role).toBe('presentation');
  expect(htmlOf()).not.toMatch(/src=|url\(|@import|background=|<img|<link/i);
});

test('carries colours for dark mode and a language', () => {
  const { elements } = read(htmlOf());
  expect(elements.find((element) => element.name === 'html')?.attributes.lang).toBe('en');
  expect(
    elements.some(({ attributes }) => attributes.name === 'color-scheme' && attributes.content === 'light dark'),
  ).toBe(true);
  expect(htmlOf()).toContain('prefers-color-scheme:dark');
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">click</a>',
  '</td></tr></table><h1>Pay now</h1>',
  '<!--[if mso]><script>alert(1)</script><![endif]-->',
  '&lt;script&gt;',
  '\u202egnp.exe\u202c \u200bhidden\u0000',
  '<style>*{display:none}</style>',
];

test.each(HOSTILE)('hostile text stays text: %s', (text) => {
  const owner = { ...BEN, name: text };
  const items = [anItem({ ...ITEMS[1], title: text, owner, barrier: text, agreement: 'Asked' })];
  const notes = { title: text, decisions: [text], keyPoints: [text], challenges: [text], recommendations: [text] };
  const html = htmlOf({ session: { ...SESSION, ...notes, adjustments: [text] }, items, linkTo: () => text });
  const { names, elements } = read(html);
  expect(names.filter((name) => !NAMES.includes(name))).toEqual([]);
  expect(elements.filter((element) => element.name === 'h1')).toHaveLength(1);
  expect(
    elements.flatMap((element) => Object.keys(element.attributes)).filter((name) => name.startsWith('on')),
  ).toEqual([]);
  expect(elements.flatMap((element) => element.attributes.href ?? [])).toEqual([]);
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  expect(html).not.toContain('\0');
});

test('an ampersand written as an entity is shown as written', () => {
  expect(read(htmlOf({ session: { ...SESSION, decisions: ['&lt;b&gt;'] } })).text).toContain('&lt;b&gt;');
});

test('stays under the limit, and says how many actions it left out', () => {
  const title = '議事録 <&"\'> '.repeat(60);
  const items = Array.from({ length: 700 }, (_, index) =>
    anItem({ reference: `AI-${index + 1}`, title, owner: { ...BEN, name: title }, stage: 'Blocked', barrier: title }),
  );
  const decisions = Array.from({ length: 80 }, () => title);
  const html = htmlOf({ items, session: { ...SESSION, decisions, keyPoints: decisions, challenges: decisions } });
  expect(Buffer.byteLength(html)).toBeLessThan(HTML_LIMIT_BYTES);
  expect(read(html).text).toMatch(/\d+ more: open the link above/);
});

test('a usual summary is far from the limit', () => {
  const items = Array.from({ length: 40 }, (_, index) => anItem({ reference: `AI-${index + 1}` }));
  expect(Buffer.byteLength(htmlOf({ items }))).toBeLessThan(40_000);
});
