import { describe, expect, it } from 'vitest';
import {
  asDocument,
  escapeHtml,
  htmlToText,
  previewOf,
  textToHtml,
} from '../../../../sandbox/tenant/exchange/html-text.ts';

describe('htmlToText', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\r\n\r\nTwo'],
    ['One<br>Two', 'One\r\nTwo'],
    ['<table><tr><td>A</td><td>B</td></tr></table>', 'A B'],
    ['<style>p{color:red}</style>Text<script>alert("x")</script>', 'Text'],
    ['<!-- <p>no</p> -->yes', 'yes'],
    ['&lt;b&gt; &amp; caf&#233; &#x1F600; &nosuch;', '<b> & café 😀 &nosuch;'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<p>a\r\n   b</p>', 'a b'],
    ['<p>unclosed', 'unclosed'],
    ['<!-- unclosed', ''],
    ['', ''],
  ])('reads %j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('stays linear on hostile input', () => {
    const started = performance.now();
    for (const piece of ['<', '<!--', '<div>', '&amp', '<style>']) htmlToText(piece.repeat(60_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('bodies', () => {
  it('get the frame of a document once', () => {
    const document = asDocument('<p>x</p>');
    expect(document).toMatch(/^<html>[\s\S]*<body>\r\n<p>x<\/p>/);
    expect(asDocument(document)).toBe(document);
  });

  it('are escaped on the way from text to HTML', () => {
    expect(textToHtml('a < b\n"c"')).toBe('a &lt; b<br>\r\n&quot;c&quot;');
    expect(escapeHtml(`'&`)).toBe('&#39;&amp;');
  });

  it('are previewed in 255 characters of text', () => {
    expect(previewOf('html', `<p>${'x'.repeat(400)}</p>`)).toHaveLength(255);
    expect(previewOf('text', ' hello\r\n')).toBe('hello');
  });
});
