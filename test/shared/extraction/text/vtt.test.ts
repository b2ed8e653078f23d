import { expect, test } from 'vitest';
import { readVtt, SPEAKER_MARK } from '../../../../shared/extraction/text/vtt.ts';

const cues = (source: string): string[] =>
  readVtt(source)
    .text.split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(SPEAKER_MARK, ' says '));

test.each([
  [
    'Teams',
    'WEBVTT\n\na1/0-0\n00:00:01.000 --> 00:00:02.000\n<v Ana Pires>Hello &amp; welcome</v>\n',
    ['Ana Pires says Hello & welcome'],
  ],
  [
    'Zoom',
    'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAna Pires: Hello all\r\n',
    ['Ana Pires says Hello all'],
  ],
  ['two lines', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ana>one\ntwo</v>\n', ['Ana says one two']],
  [
    'notes and styles',
    'WEBVTT\n\nNOTE nothing\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\n- plain <i>words</i>\n',
    ['- plain words'],
  ],
  ['no cue', 'WEBVTT\n\nthis is no transcript\n', []],
  ['an unclosed tag', 'WEBVTT\n\n00:01.000 --> 00:02.000\na < b\n', ['a < b']],
])('reads %s', (_what, source, expected) => {
  expect(cues(source)).toEqual(expected);
});
