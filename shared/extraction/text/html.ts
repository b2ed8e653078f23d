/**
 * Outlook and Teams HTML to a flow: tags go, blocks become lines, lists get bullets, tables become rows with bars.
 * A linear scanner, no tree: unclosed, overlapping and deeply nested tags cost nothing extra. Entities are decoded.
 */

import { decodeEntity } from './entities.ts';
import { createFlowWriter, type Flow, type FlowWriter } from './flow.ts';

const BLOCKS = new Set(
  'p div br hr ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote pre section article header footer dl dt dd center form'.split(
    ' ',
  ),
);
const SKIPPED = new Set(['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'select', 'textarea']);
const STRUCK = new Set(['s', 'strike', 'del']);
const TAG_LIMIT = 4000;

/** Most tags and entities that are read; a thousand rows of an Outlook table have some 40,000. */
export const MARKS_LIMIT = 60_000;

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  readonly end: number;
}

function readTag(source: string, at: number): Tag | null {
  let i = at + 1;
  const closing = source.charCodeAt(i) === 47;
  if (closing) i++;
  const nameStart = i;
  while (i < source.length && /[A-Za-z0-9:]/.test(source.charAt(i))) i++;
  if (i === nameStart) return null;
  const name = source.slice(nameStart, i).toLowerCase();
  let quote = '';
  const limit = Math.min(source.length, at + TAG_LIMIT);
  for (let end = i; end < limit; end++) {
    const char = source.charAt(end);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return { name, closing, attributes: source.slice(i, end), end: end + 1 };
    else if (char === '<') return null;
  }
  // An unclosed quote hides the bracket: fall back to the first one, so that the text after it is not lost.
  const plain = source.slice(i, limit).indexOf('>');
  return plain === -1 ? null : { name, closing, attributes: source.slice(i, i + plain), end: i + plain + 1 };
}

function skipElement(source: string, name: string, from: number, lower: () => string): number {
  const close = lower().indexOf(`</${name}`, from);
  if (close === -1) return source.length;
  const end = source.indexOf('>', close);
  return end === -1 ? source.length : end + 1;
}

function newLine(out: FlowWriter, at: number): void {
  if (!out.atLineStart()) out.put('\n', at, at);
}

interface State {
  depth: number;
  cell: boolean;
  struck: number;
}

function openBlock(tag: Tag, at: number, out: FlowWriter, state: State): void {
  const put = (text: string): void => out.put(text, at, at);
  if (/^h[1-6]$/.test(tag.name)) put(`${'#'.repeat(Number(tag.name[1]))} `);
  else if (tag.name === 'li') put(`${'  '.repeat(Math.max(0, Math.min(state.depth, 8) - 1))}- `);
  else if (tag.name === 'ul' || tag.name === 'ol') state.depth++;
  else if (tag.name === 'tr') put('| ');
  else if (tag.name === 'p' || tag.name === 'br') {
    // Outlook writes list items as paragraphs with a list style; their bullet is hidden text that we skip.
    if (/mso-list:\s*l\d/i.test(tag.attributes)) put('- ');
  }
}

function handleTag(tag: Tag, at: number, out: FlowWriter, state: State): void {
  const { name, closing } = tag;
  if (name === 'td' || name === 'th') {
    if (closing) out.put(' | ', at, at);
    state.cell = !closing;
    return;
  }
  if (BLOCKS.has(name)) {
    // Paragraphs inside a cell stay in the cell's line.
    if (state.cell && name !== 'tr' && name !== 'table') return void out.put(' ', at, at);
    newLine(out, at);
    if (name === 'p' && closing) out.put('\n', at, at);
    if (name === 'tr' || name === 'table') state.cell = false;
    if (closing && (name === 'ul' || name === 'ol')) state.depth = Math.max(0, state.depth - 1);
    if (!closing) openBlock(tag, at, out, state);
    return;
  }
  if (STRUCK.has(name)) out.put('~~', at, at);
  else if (name === 'b' || name === 'strong') out.put('**', at, at);
  else if (name === 'input' && /checkbox/i.test(tag.attributes))
    out.put(/\bchecked\b/i.test(tag.attributes) ? '[x] ' : '[ ] ', at, at);
}

/** Readable text of an HTML body, with offsets into `source`. Never throws; time is linear in the input. */
export function readHtml(source: string): Flow {
  const out = createFlowWriter(source.length);
  const state: State = { depth: 0, cell: false, struck: 0 };
  let lowered: string | null = null;
  const lower = (): string => {
    lowered ??= source.toLowerCase();
    return lowered;
  };
  let at = 0;
  for (let marks = 0; at < source.length; marks++) {
    if (marks >= MARKS_LIMIT) return out.finish(at);
    const next = nextSpecial(source, at);
    copyText(source, at, next, out);
    if (next >= source.length) break;
    at = source.charAt(next) === '<' ? readMarkup(source, next, out, state, lower) : readEntity(source, next, out);
  }
  return out.finish();
}

function nextSpecial(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === 60 || code === 38) return i;
  }
  return source.length;
}

/** Line breaks inside HTML text are white space. */
function copyText(source: string, from: number, to: number, out: FlowWriter): void {
  let start = from;
  for (let i = from; i < to; i++) {
    const code = source.charCodeAt(i);
    if (code !== 10 && code !== 13 && code !== 160) continue;
    out.copy(source, start, i);
    if (!out.atLineStart()) out.put(' ', i, i + 1);
    start = i + 1;
  }
  out.copy(source, start, to);
}

function readEntity(source: string, at: number, out: FlowWriter): number {
  const entity = decodeEntity(source, at);
  if (entity === null) {
    out.copy(source, at, at + 1);
    return at + 1;
  }
  out.put(entity.text, at, entity.end);
  return entity.end;
}

function readMarkup(source: string, at: number, out: FlowWriter, state: State, lower: () => string): number {
  if (source.startsWith('<!--', at)) {
    const close = source.indexOf('-->', at + 4);
    return close === -1 ? source.length : close + 3;
  }
  if (source.startsWith('<!', at) || source.startsWith('<?', at)) {
    const close = source.indexOf('>', at);
    return close === -1 ? source.length : close + 1;
  }
  const tag = /[A-Za-z/]/.test(source.charAt(at + 1)) ? readTag(source, at) : null;
  if (tag === null) {
    out.copy(source, at, at + 1);
    return at + 1;
  }
  if (!tag.closing && SKIPPED.has(tag.name)) return skipElement(source, tag.name, tag.end, lower);
  handleTag(tag, at, out, state);
  return tag.end;
}
