/**
 * WebVTT with speakers, and the second form Graph offers: cues that hold JSON about what was said.
 */

/** One cue. Offsets in milliseconds from the start of the transcript. */
export interface Cue {
  startMs: number;
  endMs: number;
  speaker: string;
  text: string;
}

const TIMING = /^(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)\s+-->\s+(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d{1,3})?)/;

/** Cues of a WebVTT text; blocks without timing are passed over. */
export function parseVtt(text: string): Cue[] {
  return text.split(/\r?\n\s*\r?\n/).flatMap((block) => {
    const lines = block.split(/\r?\n/);
    const at = lines.findIndex((line) => TIMING.test(line));
    const match = at < 0 ? null : TIMING.exec(lines[at] ?? '');
    if (!match) return [];
    const [, h1, m1, s1, h2, m2, s2] = match;
    const said = lines
      .slice(at + 1)
      .join(' ')
      .trim();
    const voice = /^<v(?:\.[^ >]+)?\s+([^>]*)>([\s\S]*?)(?:<\/v>)?$/.exec(said);
    return [
      {
        startMs: offset(h1, m1, s1),
        endMs: offset(h2, m2, s2),
        speaker: voice?.[1] ?? '',
        text: (voice?.[2] ?? said).trim(),
      },
    ];
  });
}

function offset(hours = '0', minutes = '0', seconds = '0'): number {
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
}

/** The form of `metadataContent`: the same cues, each holding JSON with speaker, text and wall-clock times. */
export function metadataVtt(text: string, startedMs: number, language: string): string {
  const cues = parseVtt(text).map(({ startMs, endMs, speaker, text: spokenText }) => {
    const wall = (offsetMs: number) => new Date(startedMs + offsetMs).toISOString().replace('Z', '0000+00:00');
    const said = {
      startDateTime: wall(startMs),
      endDateTime: wall(endMs),
      speakerName: speaker,
      spokenText,
      spokenLanguage: language,
    };
    return `${stamp(startMs)} --> ${stamp(endMs)}\n${JSON.stringify(said)}\n`;
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
}

function stamp(offsetMs: number): string {
  return new Date(offsetMs).toISOString().slice(11, 23);
}
