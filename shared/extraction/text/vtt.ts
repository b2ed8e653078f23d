/**
 * WebVTT transcripts to a flow: one line a cue, `Speaker: words`. Cue ids, times, notes and styles are left out.
 * Speakers come from `<v Name>` or from `Name:` at the start of a cue (Zoom). Offsets lead back into the file.
 */
import { decodeEntity } from './entities.ts';
import { createFlowWriter, type Flow, type FlowWriter } from './flow.ts';

/** The mark between speaker and words in a transcript's flow; no typed text contains it. */
export const SPEAKER_MARK = '\uE000';

const LINE_LIMIT = 20_000;

function* physicalLines(source: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  while (from <= source.length) {
    let to = from;
    while (to < source.length && source.charCodeAt(to) !== 10 && source.charCodeAt(to) !== 13) to++;
    yield [from, to];
    from = source.startsWith('\r\n', to) ? to + 2 : to + 1;
  }
}

function writeWords(source: string, from: number, to: number, out: FlowWriter): void {
  let start = from;
  let at = from;
  while (at < to) {
    const char = source.charAt(at);
    if (char === '<') {
      const close = source.slice(at, Math.min(to, at + 200)).indexOf('>');
      if (close !== -1) {
        out.copy(source, start, at);
        at += close + 1;
        start = at;
        continue;
      }
    } else if (char === '&') {
      const entity = decodeEntity(source, at);
      if (entity !== null && entity.end <= to) {
        out.copy(source, start, at);
        out.put(entity.text, at, entity.end);
        at = entity.end;
        start = at;
        continue;
      }
    }
    at++;
  }
  out.copy(source, start, to);
}

/** Most small names looked for in one file; a meeting has fewer, and each costs a search. */
const HANDLES_LIMIT = 40;

/** "maria_k: " at the start of two cues or more is a speaker who writes the name small; once it may be any word. */
function isHandle(source: string, name: string, at: number, known: Map<string, boolean>): boolean {
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  const again = known.size < HANDLES_LIMIT && source.indexOf(`\n${name}: `, at) !== -1;
  known.set(name, again);
  return again;
}

function speakerAt(source: string, from: number, text: string, known: Map<string, boolean>): RegExpExecArray | null {
  const named = /^\s*(\p{Lu}[^:<>]{1,60}):\s/u.exec(text);
  if (named !== null) return named;
  const handle = /^\s*([\p{Ll}\d][\p{L}\d_.-]{2,30}):\s/u.exec(text);
  return handle !== null && isHandle(source, handle[1] ?? '', from, known) ? handle : null;
}

function writeCueLine(
  source: string,
  [from, to, first]: readonly [from: number, to: number, first: boolean],
  known: Map<string, boolean>,
  out: FlowWriter,
): void {
  const text = source.slice(from, Math.min(to, from + 200));
  const voice = /^\s*<v(?:\.[\w.-]*)?\s+([^<>]{1,80})>/.exec(text);
  const match = voice ?? (first ? speakerAt(source, from, text, known) : null);
  if (match !== null) {
    if (!out.atLineStart()) out.put('\n', from, from);
    out.put(`${(match[1] ?? '').trim()}${SPEAKER_MARK}`, from, from + match[0].length);
    writeWords(source, from + match[0].length, to, out);
    return;
  }
  if (!out.atLineStart()) out.put(' ', from, from);
  writeWords(source, from, to, out);
}

/** Readable text of a WebVTT transcript. A file without times is read as it stands, line by line. */
export function readVtt(source: string): Flow {
  const out = createFlowWriter(source.length);
  const handles = new Map<string, boolean>();
  let inCue = false;
  let first = true;
  for (const [from, to] of physicalLines(source)) {
    const blank = source.slice(from, Math.min(to, from + 200)).trim() === '';
    if (blank) {
      if (inCue && !out.atLineStart()) out.put('\n', from, from);
      inCue = false;
    } else if (!inCue) {
      if (!source.slice(from, Math.min(to, from + 200)).includes('-->')) continue;
      inCue = true;
      first = true;
    } else {
      writeCueLine(source, [from, Math.min(to, from + LINE_LIMIT), first], handles, out);
      first = false;
    }
  }
  return out.finish();
}
