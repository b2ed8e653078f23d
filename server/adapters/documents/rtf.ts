/**
 * RTF bodies of Outlook as text, or as the HTML that Outlook wrapped in RTF. One pass, no tree: a stack of group states.
 *
 * @see MS-OXRTFEX for the wrapped HTML
 */

import { charsetOfCodePage, charsetOfFont } from './code-pages.ts';
import { mendWestern } from './text-decoding.ts';

/** `html` is empty unless the RTF wraps HTML; then `text` is empty. */
export interface RtfBody {
  readonly text: string;
  readonly html: string;
}

interface Group {
  /** Nothing in here is shown: font tables, pictures, styles. */
  readonly isSilent: boolean;
  /** Inside `{\*\htmltag …}`: raw HTML. */
  readonly isTag: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: RTF's own rendering of what the tags say. */
  readonly isRendering: boolean;
  readonly charset: string;
  /** How many fallback characters follow a `\u`. */
  readonly fallback: number;
  readonly isFontTable: boolean;
}

interface State {
  group: Group;
  readonly stack: Group[];
  readonly fonts: Map<number, string>;
  font: number;
  documentCharset: string;
  wrapsHtml: boolean;
  skip: number;
  readonly out: string[];
  /** Bytes of the code page not decoded yet; a character may take two. */
  pending: number[];
}

const SILENT = new Set(
  (
    'fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore xmlnstbl listtable ' +
    'listoverridetable rsidtbl generator filetbl revtbl header footer headerl headerr headerf footerl footerr footerf ' +
    'fldinst shpinst nonshppict bkmkstart bkmkend mmathPr'
  ).split(' '),
);

const SYMBOLS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

const MAX_GROUPS = 2_000;
const TOKEN = /\{|\}|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|[^{}\\]+/gs;

/** Reads RTF given as one character a byte. */
export function readRtf(rtf: string): RtfBody {
  const plain: Group = {
    isSilent: false,
    isTag: false,
    isRendering: false,
    charset: 'windows-1252',
    fallback: 1,
    isFontTable: false,
  };
  const state: State = {
    group: plain,
    stack: [],
    fonts: new Map(),
    font: 0,
    documentCharset: 'windows-1252',
    wrapsHtml: /\\fromhtml1/.test(rtf.slice(0, 4096)),
    skip: 0,
    out: [],
    pending: [],
  };
  for (const match of rtf.matchAll(TOKEN)) readToken(state, match);
  flush(state);
  const body = state.out.join('').replaceAll('\0', '');
  return state.wrapsHtml ? { html: body, text: '' } : { html: '', text: body.replace(/[ \t]+\n/g, '\n').trim() };
}

function readToken(state: State, [token, word, argument, hex, symbol]: RegExpMatchArray): void {
  if (token === '{') openGroup(state);
  else if (token === '}') closeGroup(state);
  else if (hex !== undefined) byte(state, Number.parseInt(hex, 16));
  else if (word !== undefined) controlWord(state, word, argument === undefined ? undefined : Number(argument));
  else if (symbol !== undefined) controlSymbol(state, symbol);
  else
    for (const character of token ?? '')
      if (character !== '\r' && character !== '\n') byte(state, character.charCodeAt(0));
}

function openGroup(state: State): void {
  flush(state);
  if (state.stack.length < MAX_GROUPS) state.stack.push(state.group);
}

function closeGroup(state: State): void {
  flush(state);
  state.skip = 0;
  state.group = state.stack.pop() ?? state.group;
}

function controlSymbol(state: State, symbol: string): void {
  if (symbol === '*') {
    // A destination we do not know by name is not for reading; htmltag lifts this again.
    state.group = { ...state.group, isSilent: true };
  } else if (symbol === '\n' || symbol === '\r') show(state, '\n');
  else if (symbol === '~') show(state, '\u00a0');
  else if (symbol === '_') show(state, '-');
  else if (symbol === '{' || symbol === '}' || symbol === '\\') byte(state, symbol.charCodeAt(0));
}

function controlWord(state: State, word: string, argument: number | undefined): void {
  const { group } = state;
  if (SILENT.has(word)) {
    flush(state);
    state.group = { ...group, isSilent: true, isFontTable: word === 'fonttbl' };
  } else if (word === 'htmltag') state.group = { ...group, isSilent: false, isTag: true };
  else if (word === 'htmlrtf') {
    flush(state);
    state.group = { ...group, isRendering: argument !== 0 };
  } else if (word === 'u') unicode(state, argument ?? 0);
  else if (word === 'uc') state.group = { ...group, fallback: Math.max(0, argument ?? 1) };
  else if (word === 'ansicpg') state.documentCharset = setCharset(state, charsetOfCodePage(argument));
  else if (word === 'f') chooseFont(state, argument ?? 0);
  else if (word === 'fcharset' && group.isFontTable)
    state.fonts.set(state.font, charsetOfFont(argument ?? 1) ?? state.documentCharset);
  else if (word === 'plain') setCharset(state, state.documentCharset);
  else {
    const symbol = SYMBOLS[word];
    if (symbol !== undefined) show(state, state.wrapsHtml && symbol === '\n' ? '\r\n' : symbol);
  }
}

function setCharset(state: State, charset: string): string {
  if (charset !== state.group.charset) flush(state);
  state.group = { ...state.group, charset };
  return charset;
}

function chooseFont(state: State, font: number): void {
  state.font = font;
  if (!state.group.isFontTable) setCharset(state, state.fonts.get(font) ?? state.documentCharset);
}

function isShown({ group, wrapsHtml }: State): boolean {
  if (group.isSilent) return false;
  return wrapsHtml ? group.isTag || !group.isRendering : true;
}

function unicode(state: State, code: number): void {
  flush(state);
  if (isShown(state)) state.out.push(String.fromCharCode(code & 0xffff));
  state.skip = state.group.fallback;
}

function show(state: State, text: string): void {
  flush(state);
  if (isShown(state)) state.out.push(text);
}

function byte(state: State, code: number): void {
  if (state.skip > 0) {
    state.skip -= 1;
    return;
  }
  if (isShown(state)) state.pending.push(code);
}

function flush(state: State): void {
  if (state.pending.length === 0) return;
  state.out.push(mendWestern(new TextDecoder(state.group.charset).decode(Uint8Array.from(state.pending))));
  state.pending = [];
}
