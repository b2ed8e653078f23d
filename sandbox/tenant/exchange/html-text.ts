/**
 * HTML to readable text and back, for body previews and for `Prefer: outlook.body-content-type="text"`.
 * Made for mail bodies: block elements become lines, scripts and styles vanish, links keep their text.
 */
import { Parser } from 'htmlparser2';

const BLOCKS = new Set(
  'p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr blockquote section article header footer pre body'.split(' '),
);
const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template']);

/** Text of an HTML body: lines end with CRLF, at most one empty line in a row. Linear in the input. */
export function htmlToText(html: string): string {
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (HIDDEN.has(name)) hidden += 1;
      else if (BLOCKS.has(name)) parts.push('\n');
      else if (name === 'td' || name === 'th') parts.push('\t');
    },
    ontext(text) {
      if (hidden === 0) parts.push(text.replace(/\s+/g, ' '));
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden = Math.max(0, hidden - 1);
      else if (BLOCKS.has(name) && name !== 'br') parts.push('\n');
    },
  });
  parser.end(html);
  const lines = parts
    .join('')
    .split('\n')
    .map((line) => line.trim());
  const kept = lines.filter((line, at) => line !== '' || (lines[at - 1] !== '' && at > 0));
  return kept.join('\r\n').trim();
}

/** Text as HTML that looks the same. */
export function textToHtml(text: string): string {
  return escapeHtml(text).replace(/\r?\n/g, '<br>\r\n');
}

/** Escapes what would be read as markup, quotes included. */
export function escapeHtml(text: string): string {
  const NAMES: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (char) => NAMES[char] ?? char);
}

/** First 255 characters of the body as text. */
export function previewOf(contentType: string, content: string): string {
  const text = contentType === 'html' ? htmlToText(content.slice(0, 40_000)) : content;
  return text.slice(0, 255);
}

/** Exchange hands out whole documents: a fragment gets the frame that was missing. */
export function asDocument(content: string): string {
  if (/<html[\s>]/i.test(content)) return content;
  const head = '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>';
  return `<html>\r\n${head}\r\n<body>\r\n${content}\r\n</body>\r\n</html>\r\n`;
}
