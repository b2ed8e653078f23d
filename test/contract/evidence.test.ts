import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGraphEvidence } from '../../server/adapters/graph/evidence.ts';
import type { Evidence } from '../../server/ports/lists.ts';
import { TENANT } from '../support/builders.ts';
import { createMemoryEvidence } from '../support/memory-lists.ts';
import { describeEvidence } from './evidence.ts';
import { type GraphStage, openGraphStage } from './graph-stage.ts';

let stage: GraphStage;
let evidence: Evidence;
beforeAll(async () => {
  stage = await openGraphStage(true);
  evidence = createGraphEvidence(stage.graph, stage.site);
});
afterAll(() => stage.close());

describeEvidence('memory', async () => ({
  evidence: createMemoryEvidence(),
  actor: { kind: 'app', tenantId: TENANT },
}));
describeEvidence('Graph', async () => ({ evidence, actor: stage.app }));

describe('evidence over Graph', () => {
  const add = (reference: string, text: string) =>
    evidence.add(stage.app, reference, 'note: final?.txt', new TextEncoder().encode(text));

  test('a name SharePoint refuses is stored under one it takes', async () => {
    expect((await add('AI-201', 'x')).name).toBe('note_ final_.txt');
  });

  test.each(['before', 'after'])('an upload whose connection dropped %s it was stored is there once', async (when) => {
    await stage.fault({ match: { method: 'PUT', path: '**/content' }, times: 1, dropConnection: when });
    expect(await add(`AI-${when}`, 'x')).toMatchObject({ name: 'note_ final_.txt', size: 1 });
  });

  test('the uploaded bytes come back the same', async () => {
    await evidence.add(
      stage.app,
      'AI-203',
      'bytes.bin',
      Uint8Array.from({ length: 256 }, (_one, index) => index),
    );
    const path = `${await stage.site.listPath(stage.app, 'evidence')}/drive?$select=id`;
    const { id } = (await stage.direct('GET', path)) as { id: string };
    const { body } = await stage.graph.call({
      actor: stage.app,
      method: 'GET',
      path: `/drives/${id}/root:/AI-203/bytes.bin:/content`,
      accept: 'bytes',
    });
    expect([...(body as Buffer)]).toEqual(Array.from({ length: 256 }, (_one, index) => index));
  });
});
