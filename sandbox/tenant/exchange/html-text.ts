/**
 * HTML to readable text and back, for body previews and for `Prefer: outlook.body-content-type="text"`.
 * Made for mail bodies, not for security: block elements become lines, scripts and styles vanish, links keep their
 * text. Nothing here is ever written into a page.
 */

const BLOCKS = new Set(
  'p div br tr table ul ol li h1 h2 h3 h4 h5 h6 hr blockquote section article header footer pre body'.split(' '),
);
const HIDDEN = new Set(['script', 'style', 'head', 'title', 'template']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text of an HTML body: lines end with CRLF, at most one empty line in a row. Linear in the input. */
export function htmlToText(html: string): string {
  const lines = visibleText(html)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim());
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\r\n')
    .trim();
}

/** The text between the tags, with a line feed wherever a block begins or ends. */
function visibleText(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const text = html.slice(at, open < 0 ? html.length : open);
    parts.push(decodeEntities(text.replace(/\s+/g, ' ')));
    if (open < 0) break;
    const tag = readTag(html, open);
    if (tag.name === '') parts.push(tag.isMarkup ? '' : '<');
    else if (BLOCKS.has(tag.name)) parts.push('\n');
    else if (tag.name === 'td' || tag.name === 'th') parts.push(' ');
    at = tag.opens && HIDDEN.has(tag.name) ? endOfHidden(html, tag.name, tag.end) : tag.end;
  }
  return parts.join('');
}

interface Tag {
  name: string;
  opens: boolean;
  isMarkup: boolean;
  /** Index behind the tag. */
  end: number;
}

function readTag(html: string, open: number): Tag {
  const comment = html.startsWith('<!--', open);
  const close = comment ? html.indexOf('-->', open + 4) : html.indexOf('>', open);
  const isMarkup = /^<[/!?a-z]/i.test(html.slice(open, open + 2));
  if (!isMarkup) return { name: '', opens: false, isMarkup, end: open + 1 };
  const end = close < 0 ? html.length : close + (comment ? 3 : 1);
  const [, slash, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 24)) ?? [];
  return { name: (name ?? '').toLowerCase(), opens: slash === '', isMarkup, end };
}

function endOfHidden(html: string, name: string, from: number): number {
  const close = html.slice(from).search(new RegExp(`</${name}`, 'i'));
  return close < 0 ? html.length : from + close;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
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
  return text.trim().slice(0, 255);
}

/** Exchange hands out whole documents: a fragment gets the frame that was missing. */
export function asDocument(content: string): string {
  if (/<html[\s>]/i.test(content)) return content;
  const head = '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>';
  return `<html>\r\n${head}\r\n<body>\r\n${content}\r\n</body>\r\n</html>\r\n`;
}
