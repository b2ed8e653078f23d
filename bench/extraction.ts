/**
 * Extraction side by side with compromise and wink-nlp on the same text in the same run, an hour of talk, and growth.
 * The peers only cut sentences and tag words here; extraction also reads structure, owners and dates.
 */
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { extract } from '../shared/extraction/extract.ts';
import type { SourceFormat } from '../shared/extraction/extraction.ts';
import { inBrowser } from './extraction-browser.ts';
import type { Benchmark, Figure } from './measure.ts';
import { transcript } from './talk.ts';

const CONTEXT = {
  at: '2024-05-15T10:00:00Z',
  timeZone: 'UTC',
  attendees: [{ name: 'Ana Pires' }, { name: 'Ben Okafor' }],
};

/** Notes of our own: prose, lists, decisions and tasks as they are mixed in real minutes. */
const NOTES = `## Heating of the hall

Ben reported that the boiler was checked in March and that two valves are still leaking. The plumber came twice, found no spare part and left.
Ana: do we have to pay for both visits? Nobody knew, and the contract says nothing about it.
* The offer of the second company is cheaper, but they cannot start before autumn.
* Last winter the hall was closed for eleven days; the choir met in the school.
Ben will ask the insurance whether the damage is covered.
It was agreed that the smaller room stays open. Most members liked the idea of a shared calendar with the school.

- [ ] Ana: collect the key from the caretaker by Friday
- figures of the last three winters are in the folder

`;

/** Shortest of some runs, in milliseconds, after one run to warm up. */
function timeOf(runs: number, work: () => unknown): number {
  work();
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    work();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

const ROUNDS = 5;
const WINDOW_MS = 800;

/** Characters a millisecond that each of several works reads, turn by turn in windows of one length; its best window. */
function throughputs(characters: number, works: readonly (() => unknown)[]): readonly number[] {
  const best = works.map((work) => {
    work();
    return 0;
  });
  for (let round = 0; round < ROUNDS; round++) {
    works.forEach((work, which) => {
      const started = performance.now();
      let runs = 0;
      do {
        work();
        runs++;
      } while (performance.now() - started < WINDOW_MS);
      best[which] = Math.max(best[which] ?? 0, (runs * characters) / (performance.now() - started));
    });
  }
  return best.map(Math.round);
}

const read = (format: SourceFormat, text: string) => () => extract({ format, text }, CONTEXT);

/** Throughput, ratio to the peers, an hour of talk, growth from 10 kB to 1 MB. */
export async function bench(): Promise<readonly Figure[]> {
  const text = NOTES.repeat(Math.ceil(200_000 / NOTES.length));
  const wink = winkNLP(model);
  const [ours = 0, compromise = 0, winkSpeed = 0] = throughputs(text.length, [
    read('markdown', text),
    () => nlp(text).sentences().out('array'),
    () => wink.readDoc(text).sentences().out(),
  ]);
  const talk = transcript(10_000);
  const small = NOTES.repeat(Math.ceil(10_000 / NOTES.length));
  const large = NOTES.repeat(Math.ceil(1_000_000 / NOTES.length));
  const growth =
    timeOf(5, read('markdown', large)) / large.length / (timeOf(40, read('markdown', small)) / small.length);
  return [
    {
      name: 'extraction against compromise',
      value: ours,
      unit: 'kB/s',
      against: compromise,
      note: 'same 200 kB of notes',
    },
    {
      name: 'extraction against wink-nlp',
      value: ours,
      unit: 'kB/s',
      against: winkSpeed,
      note: 'same 200 kB of notes',
    },
    {
      name: 'one hour of talk, 10,000 words',
      value: timeOf(10, read('vtt', talk)),
      unit: 'ms',
      against: 50,
      note: 'against the 50 ms that one task may take',
    },
    { name: 'time per character, 1 MB against 10 kB', value: growth, unit: '×', against: 1, note: '1 is linear' },
    ...(await inBrowser(talk)),
  ];
}

/** The benchmark as `npm run bench` lists it. */
export const extraction: Benchmark = { title: 'Extraction', run: bench };
