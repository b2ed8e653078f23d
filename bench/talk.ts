/** An hour of talk of our own writing. */

/** Mostly talk, a promise now and then, as in an hour that people really spend together. */
const CUES = [
  'Okay so um the boiler was checked in March and it still leaks.',
  'I think we had that last year as well, right?',
  'Yeah, the contract is in the folder somewhere.',
  'The other company was cheaper but they could not start before autumn.',
  'Mm-hmm. And how long was the hall closed?',
  'Eleven days, I believe, we moved the choir to the school.',
  'That was not too bad actually, people liked it.',
  'So the question is whether the insurance pays for the damage.',
  "I'll ask the insurance about it and send you the answer.",
  'Right, because the first visit was free, or was it not?',
  'No idea, to be honest, that was before my time.',
  'Could you also look at the second offer?',
];

/** WebVTT of at least so many words by two speakers. */
export function transcript(words: number): string {
  const cues: string[] = ['WEBVTT\n'];
  for (let count = 0, cue = 0; count < words; cue++) {
    // Every promise is another one, as in real talk; the same one twice would be read as one.
    const text = (CUES[cue % CUES.length] ?? '').replace('about it', `about room ${cue}`);
    cues.push(
      `${cue}/1-0\n00:00:01.000 --> 00:00:04.000\n<v ${cue % 2 === 0 ? 'Ana Pires' : 'Ben Okafor'}>${text}</v>\n`,
    );
    count += text.split(' ').length;
  }
  return cues.join('\n');
}
