/** Plain text, Markdown, HTML and WebVTT as bodies. Markdown keeps its words: only headings and bullets are dressed. */
import { escapeHtml } from '../status/html.ts';
import { boundBody, type Dropped, RefusedFile } from './dropped.ts';
import { isSpoken, titleOfFile } from './title.ts';

/** Text of the file. @throws RefusedFile when its bytes are no text. */
function decode(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!isWide && bytes.includes(0)) throw new RefusedFile('The file holds no text, whatever its ending says.');
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes).replace(/^\ufeff/, '');
}

/** `.txt`: a line is a line. */
export function readPlain(bytes: Uint8Array, name: string): Dropped {
  const text = decode(bytes);
  return { title: titleOf(firstLine(text), name), people: [], ...boundBody(linesToHtml(text.split(/\r?\n/))) };
}

/** `.md`: titled by its first heading. */
export function readMarkdown(bytes: Uint8Array, name: string): Dropped {
  const lines = decode(bytes).split(/\r?\n/);
  const heading = lines.find((line) => /^#{1,6} /.test(line))?.replace(/^#+ /, '');
  return {
    title: titleOf(heading ?? firstLine(lines.join('\n')), name),
    people: [],
    ...boundBody(markdownToHtml(lines)),
  };
}

/** `.html`: titled by its title element. */
export function readHtml(bytes: Uint8Array, name: string): Dropped {
  const text = decode(bytes);
  const found = /<title[^>]{0,200}>([^<]{1,255})</i.exec(text.slice(0, 20_000))?.[1];
  return { title: titleOf(found, name), people: [], ...boundBody(text) };
}

/** `.vtt`: the speakers attend, the words are the body, the file itself is the meeting's transcript. */
export function readVtt(bytes: Uint8Array, name: string): Dropped {
  const transcript = decode(bytes);
  const lines = transcript.split(/\r?\n/);
  const turns = lines.flatMap((line) => turnOf(line) ?? []);
  const speakers = [...new Set(turns.flatMap(({ speaker }) => (speaker ? [speaker] : [])))];
  const spoken = turns.map(({ speaker, words }) => (speaker ? `${speaker}: ${words}` : words));
  return {
    title: titleOf(undefined, name),
    people: speakers.map((speaker) => ({ name: speaker, address: '' })),
    transcript: transcript.startsWith('WEBVTT') ? transcript : `WEBVTT\n\n${transcript}`,
    ...boundBody(linesToHtml(spoken)),
  };
}

function turnOf(line: string): { speaker: string; words: string } | null {
  const voice = /^<v(?:\.[^\s>]{1,80})? ([^>]{1,255})>(.*)$/.exec(line);
  if (voice) return { speaker: voice[1]?.trim() ?? '', words: (voice[2] ?? '').replace(/<\/?[^>]{0,80}>/g, '') };
  const isWords = line.trim() !== '' && !line.startsWith('WEBVTT') && !line.includes('-->') && !/^[\w/-]+$/.test(line);
  return isWords ? { speaker: '', words: line } : null;
}

function linesToHtml(lines: readonly string[]): string {
  return lines.map((line) => (line.trim() === '' ? '<div><br></div>' : `<div>${escapeHtml(line)}</div>`)).join('\n');
}

function markdownToHtml(lines: readonly string[]): string {
  const dressed = lines.map((line) => {
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (heading) return `<h3>${escapeHtml(heading[2] ?? '')}</h3>`;
    const bullet = /^\s*[-*] (.*)$/.exec(line);
    if (bullet) return `<ul><li>${escapeHtml(bullet[1] ?? '')}</li></ul>`;
    return linesToHtml([line]);
  });
  return dressed.join('\n').replaceAll('</ul>\n<ul>', '\n');
}

const firstLine = (text: string): string | undefined => text.split(/\r?\n/).find((line) => line.trim() !== '');

/** The wish when it is short enough for a subject and no sentence, else the file's name; empty when that says nothing. */
export function titleOf(wish: string | undefined, name: string): string {
  const clean = (wish ?? '').replace(/\s+/g, ' ').trim();
  return clean !== '' && clean.length <= 120 && !isSpoken(clean) ? clean : titleOfFile(name);
}
