/** WebVTT transcripts of Teams, Zoom and others: cues in order with their times and speakers, forgiving what players forgive. */

import type { ReadTranscript } from '../../ports/documents.ts';
import { MAX_PEOPLE } from './limits.ts';
import { decodeText } from './text-decoding.ts';
import { Unreadable } from './unreadable.ts';
import { cueTurns, type Turn } from './vtt-cue.ts';

interface Cue {
  readonly startS: number;
  readonly endS: number;
  readonly payload: string;
}

const ARROW = '-->';

/** Reads a `.vtt`. A file without the WEBVTT line is taken when it has cues; broken cues are left out with a notice. */
export function readVtt(bytes: Uint8Array): ReadTranscript {
  // The standard lets a transcript hold zero bytes, which elsewhere mean that a file is no text.
  const raw = decodeText(startsWith(bytes, 'WEBVTT') ? bytes.filter((byte) => byte !== 0) : bytes).text;
  const { cues, broken } = cuesOf(raw.replace(/\r\n?/g, '\n').split('\n'));
  if (cues.length === 0 && !/^\ufeff?WEBVTT(?:[ \t\n\r]|$)/.test(raw)) {
    throw new Unreadable('not-this-format', 'The file is no WebVTT transcript.');
  }
  const turns = cues.map((cue) => cueTurns(cue.payload));
  const speakers = [...new Set(turns.flat().flatMap((turn) => turn.speaker ?? []))].slice(0, MAX_PEOPLE);
  const [first, last] = [cues[0], cues.at(-1)];
  return {
    kind: 'vtt',
    text: joinTurns(turns),
    source: { format: 'vtt', text: raw, kind: 'transcript' },
    context: { attendees: speakers.map((name) => ({ name })) },
    notices: broken === 0 ? [] : [`${broken} cues have times that cannot be read; they were left out.`],
    cues: cues.length,
    ...(first === undefined ? {} : { firstStartS: first.startS }),
    ...(last === undefined ? {} : { lastEndS: last.endS }),
    speakers,
  };
}

const startsWith = (bytes: Uint8Array, word: string) =>
  [...word].every((letter, index) => bytes[index] === letter.charCodeAt(0));

/** The cues, and how many timing lines could not be read. */
function cuesOf(lines: readonly string[]): { cues: Cue[]; broken: number } {
  const cues: Cue[] = [];
  let broken = 0;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    index += 1;
    if (!line.includes(ARROW)) {
      if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line)) index = endOfBlock(lines, index);
      continue;
    }
    const times = cueTimes(line);
    const end = endOfBlock(lines, index);
    if (times === undefined) broken += 1;
    else cues.push({ ...times, payload: lines.slice(index, end).join('\n') });
    index = end;
  }
  return { cues, broken };
}

/** A block ends at an empty line, or where the next timing line stands although the empty line is missing. */
function endOfBlock(lines: readonly string[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index]?.trim() !== '' && !lines[index]?.includes(ARROW)) index += 1;
  return index;
}

function cueTimes(line: string): { startS: number; endS: number } | undefined {
  const [before = '', after = ''] = line.split(ARROW);
  const startS = seconds(before.trim());
  const endS = seconds(after.trim().split(/[ \t]/, 1)[0] ?? '');
  return startS === undefined || endS === undefined ? undefined : { startS, endS };
}

/** `01:02:03.456` or `02:03.456`; a comma for the point is SubRip's habit and taken too. */
function seconds(stamp: string): number | undefined {
  const match = /^(?:(\d{2,6}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/.exec(stamp);
  if (match === null) return undefined;
  const [, hours = '0', minutes, rest, thousandths] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(thousandths) / 1000;
}

/** One line a turn; the name is repeated only when somebody else begins. */
function joinTurns(cues: readonly (readonly Turn[])[]): string {
  const lines: string[] = [];
  let speaking: string | undefined;
  for (const turn of cues.flat()) {
    if (turn.text === '') continue;
    if (turn.speaker !== undefined && turn.speaker !== speaking) lines.push(`${turn.speaker}: ${turn.text}`);
    else lines.push(turn.text);
    speaking = turn.speaker;
  }
  return lines.join('\n');
}
