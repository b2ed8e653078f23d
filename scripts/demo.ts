/**
 * `npm run demo -- [FILE…]`: the whole loop without a browser, on real notes. Each file gets a tenant of its own.
 * Exit code 0 only if every item, mail and session is there exactly once.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDocuments } from '../server/adapters/documents/documents.ts';
import { type Notes, readNotes } from './demo/notes.ts';
import { peopleWith } from './demo/people.ts';
import { holdMeeting, letPass } from './demo/play.ts';
import { type Proof, proveMeeting } from './demo/proof.ts';
import { openStage } from './demo/stage.ts';
import { conclude, tell, writeFiles } from './demo/tell.ts';

const SAMPLE = fileURLToPath(new URL('../../scripts/samples/operations-review.md', import.meta.url));
const DATA = '.data/demo';
const OUT = '.data/out';

async function main(files: readonly string[]): Promise<number> {
  const documents = createDocuments();
  let items = 0;
  let faults = 0;
  try {
    for (const file of files.length > 0 ? files : [SAMPLE]) {
      const proof = await play(await readNotes(documents, file));
      items += proof.items.length;
      faults += proof.faults.length;
    }
  } finally {
    await documents.close();
  }
  process.stdout.write(`\n${conclude(items, faults)}\n`);
  return faults === 0 ? 0 : 1;
}

/** Plays one file. @returns what was found afterwards. */
async function play(notes: Notes): Promise<Proof> {
  const day = notes.on ?? new Date().toISOString().slice(0, 10);
  const stage = await openStage({
    dataDir: DATA,
    isFresh: true,
    tenantPort: 0,
    serverPort: 0,
    seed: { people: peopleWith(notes.names) },
    beginsAt: `${day}T06:00:00.000Z`,
  });
  try {
    const played = await holdMeeting(stage, notes, day);
    await letPass(stage, 'PT24H');
    const proof = await proveMeeting(stage, played);
    const folder = join(OUT, notes.fileName.replace(/\.[^.]*$/, ''));
    const { now } = await stage.control<{ now: string }>('/clock');
    writeFiles(folder, proof, { organiser: stage.chair, now });
    process.stdout.write(`${tell(notes, played, proof, folder)}\n\n`);
    return proof;
  } finally {
    await stage.close();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
