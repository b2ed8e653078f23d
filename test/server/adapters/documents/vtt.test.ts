import { expect, test } from 'vitest';
import { readVtt } from '../../../../server/adapters/documents/vtt.ts';

const vtt = (...lines: string[]) => readVtt(Buffer.from(['WEBVTT', '', ...lines].join('\n')));
const cue = (payload: string, times = '00:00:01.000 --> 00:00:02.500') => [times, payload, ''];

test('cues come in order with their times', () => {
  expect(vtt('1', ...cue('a'), 'id', ...cue('b', '01:00:00.000 --> 01:00:03.250 line:0 align:start'))).toMatchObject({
    cues: 2,
    firstStartS: 1,
    lastEndS: 3603.25,
    text: 'a\nb',
  });
});

test('a voice is a speaker, who is named again only after somebody else', () => {
  const read = vtt(
    ...cue('<v Ana Silva>Hello.</v>'),
    ...cue('<v Ana Silva>I’ll send it.</v>'),
    ...cue('<v.loud Ben>OK</v>'),
  );
  expect(read.speakers).toEqual(['Ana Silva', 'Ben']);
  expect(read.text).toBe('Ana Silva: Hello.\nI’ll send it.\nBen: OK');
  expect(read.context.attendees).toEqual([{ name: 'Ana Silva' }, { name: 'Ben' }]);
  expect(read.source).toMatchObject({ format: 'vtt', kind: 'transcript' });
});

test.each([
  ['Ana Silva: Hello', ['Ana Silva']],
  ['Ana de la Cruz (Host): Hello', ['Ana de la Cruz (Host)']],
  ['- Ana: Hi\n- Ben: Hello', ['Ana', 'Ben']],
  ['田中太郎: はい', ['田中太郎']],
  ['So here is the thing: we wait', []],
  ['Note: this is recorded', []],
  ['see https://example.com/a: b', []],
  ['It is 10:30 now', []],
])('%j is said by %j', (payload, speakers) => {
  expect(vtt(...cue(payload)).speakers).toEqual(speakers);
});

test('tags and entities are resolved', () => {
  expect(vtt(...cue('<b>R&amp;D</b> &lt;team&gt; <00:00:01.500>now &#8364;&unknown;')).text).toBe(
    'R&D <team> now €&unknown;',
  );
});

test('notes, styles and headers are no cues', () => {
  const read = vtt('NOTE', 'not said', '', 'STYLE', '::cue { color: red }', '', ...cue('said'));
  expect(read).toMatchObject({ cues: 1, text: 'said' });
});

test('a broken cue is left out with a notice', () => {
  const read = vtt(...cue('a'), ...cue('b', '00:00:0x.000 --> 00:00:02.000'), ...cue('c'));
  expect(read).toMatchObject({ cues: 2, text: 'a\nc' });
  expect(read.notices).toHaveLength(1);
});

test.each([
  ['without its first line', '00:00:01.000 --> 00:00:02.000\nsaid'],
  ['with SubRip’s commas', '1\n00:00:01,000 --> 00:00:02,000\nsaid'],
  ['with old line ends', 'WEBVTT\r\r00:01.000 --> 00:02.000\rsaid'],
  ['with a mark and zero bytes', '\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nsaid'],
])('a transcript %s is read', (_, text) => {
  expect(readVtt(Buffer.from(text))).toMatchObject({ cues: 1, text: 'said' });
});

test('text without any cue is no transcript, an empty transcript is one', () => {
  expect(() => readVtt(Buffer.from('Hello there'))).toThrow(expect.objectContaining({ kind: 'not-this-format' }));
  expect(readVtt(Buffer.from('WEBVTT'))).toMatchObject({ cues: 0, text: '', speakers: [] });
});
