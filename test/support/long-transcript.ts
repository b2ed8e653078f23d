/** A transcript of any length of our own making: small talk with a commitment now and then. */

const TALK = [
  'So the numbers of last month look about as we thought they would, nothing to worry about.',
  'I was there on Tuesday and the site was in good order, the new fence is standing.',
  'Right, and the customer was happy with the second delivery as far as I know.',
  'We talked about this before, it is mostly a question of timing and of people.',
];
const PROMISES = [
  'I will send the revised plan to the board by 12 March.',
  'I will book the training room before Friday.',
  'I will check the backup logs by the end of the month.',
];
const SPEAKERS = ['Marcus Adeyemi', 'Priya Raman', 'Tomas Lindqvist'];
const EVERY = 9;

/** WebVTT of at least so many words. */
export function longTranscript(words: number): string {
  const cues: string[] = ['WEBVTT', ''];
  let count = 0;
  for (let turn = 0; count < words; turn++) {
    const lines = turn % EVERY === 0 ? PROMISES : TALK;
    const text = (lines[turn % lines.length] ?? '').replace('plan', `plan number ${turn}`);
    cues.push(`${clock(turn)} --> ${clock(turn + 1)}`, `<v ${SPEAKERS[turn % SPEAKERS.length]}>${text}</v>`, '');
    count += text.split(' ').length;
  }
  return cues.join('\n');
}

const clock = (turn: number): string => new Date(turn * 4_000).toISOString().slice(11, 23);
