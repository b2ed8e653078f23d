/** Real processes for the journeys: tenant and server in a temporary folder, with a meeting of our own writing. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Notes, readNotes } from '../../scripts/demo/notes.ts';
import { openStage, type Stage } from '../../scripts/demo/stage.ts';
import type { SandboxUser } from '../../scripts/stack.ts';
import { createDocuments } from '../../server/adapters/documents/documents.ts';
import { stageFolder } from './stage-folder.ts';

/** The day our sample's meeting was on. */
export const SAMPLE_DAY = '2026-03-05';

const SAMPLE = fileURLToPath(new URL('../../scripts/samples/operations-review.md', import.meta.url));

/**
 * A fresh stage and what takes it down, whoever is on it by then.
 * @param seed members of the sandbox's seed to replace.
 */
export async function openTestStage(seed?: unknown): Promise<{ stage: Stage; close(current: Stage): Promise<void> }> {
  const dataDir = await stageFolder('stage');
  const beginsAt = `${SAMPLE_DAY}T06:00:00.000Z`;
  const stage = await openStage({ dataDir, isFresh: false, tenantPort: 0, serverPort: 0, beginsAt, seed });
  return {
    stage,
    close: async (current) => {
      await current.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Our sample notes, read as a file. */
export async function sampleNotes(): Promise<Notes> {
  const documents = createDocuments();
  try {
    return await readNotes(documents, SAMPLE);
  } finally {
    await documents.close();
  }
}

/** A token of the pages for the product, as that person. */
export async function accessToken({ tenant, control }: Stage, user: SandboxUser): Promise<string> {
  const audience = tenant.facts.clients.find(({ name }) => name === 'product')?.clientId ?? '';
  const body = { user: user.userPrincipalName, client: 'spa', audience, scopes: ['access_as_user'] };
  return (await control<{ accessToken: string }>('/token', { method: 'POST', body })).accessToken;
}
