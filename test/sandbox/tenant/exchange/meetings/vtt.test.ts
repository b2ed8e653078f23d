import { describe, expect, it } from 'vitest';
import { metadataVtt, parseVtt } from '../../../../../sandbox/tenant/exchange/meetings/vtt.ts';

const TEXT =
  'WEBVTT\n\n0:0:0.0 --> 0:0:5.320\n<v User Name>This is a test.</v>\n\n01:05.000 --> 01:06.500\nNobody\nin particular\n';

describe('transcripts', () => {
  it('are read with and without hours, speakers and second lines', () => {
    expect(parseVtt(TEXT)).toEqual([
      { startMs: 0, endMs: 5320, speaker: 'User Name', text: 'This is a test.' },
      { startMs: 65_000, endMs: 66_500, speaker: '', text: 'Nobody in particular' },
    ]);
  });

  it('have a second form with JSON in the cues', () => {
    const [first] = parseVtt(metadataVtt(TEXT, Date.UTC(2026, 2, 8, 8), 'en-us'));
    expect(JSON.parse(first?.text ?? '')).toEqual({
      startDateTime: '2026-03-08T08:00:00.0000000+00:00',
      endDateTime: '2026-03-08T08:00:05.3200000+00:00',
      speakerName: 'User Name',
      spokenText: 'This is a test.',
      spokenLanguage: 'en-us',
    });
  });
});
