import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphDirectory } from '../../server/adapters/graph/directory.ts';
import type { Directory } from '../../server/ports/directory.ts';
import { PEOPLE, TENANT } from '../support/builders.ts';
import { createMemoryDirectory } from '../support/memory-ports.ts';
import { describeDirectory } from './directory.ts';
import { type GraphStage, openGraphStage } from './graph-stage.ts';

let stage: GraphStage;
let directory: Directory;
beforeAll(async () => {
  stage = await openGraphStage(false);
  directory = createGraphDirectory(stage.graph);
});
afterAll(() => stage.close());

describeDirectory('memory', async () => ({
  directory: createMemoryDirectory(),
  actor: { kind: 'app', tenantId: TENANT },
  people: PEOPLE,
}));
describeDirectory('Graph', async () => ({ directory, actor: stage.app, people: stage.people }));

describe('directory over Graph', () => {
  test('twenty addresses are one request', async () => {
    await stage.requests();
    await directory.byMail(
      stage.app,
      stage.people.slice(0, 20).map(({ mail }) => mail),
    );
    expect(await stage.requests()).toHaveLength(1);
  });

  test('knows managers, and that the first of all has none', async () => {
    const boss = stage.sandbox.users.find(({ managerId }) => managerId === null);
    const clerk = stage.sandbox.users.find(({ managerId }) => managerId !== null);
    expect((await directory.managerOf(stage.app, clerk?.id ?? ''))?.key).toBe(clerk?.managerId);
    expect(await directory.managerOf(stage.app, boss?.id ?? '')).toBeNull();
  });

  test('names the zone of a mailbox as IANA does, null for a stranger', async () => {
    const someone = stage.sandbox.users.find(({ timeZone }) => timeZone === 'India Standard Time');
    expect(await directory.timeZoneOf(stage.app, someone?.mail ?? '')).toBe('Asia/Kolkata');
    expect(await directory.timeZoneOf(stage.app, 'stranger@elsewhere.example')).toBeNull();
  });
});
