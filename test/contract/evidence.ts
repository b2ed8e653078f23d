/** What every evidence store must do: one behaviour suite, run by each implementation. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../server/ports/identity.ts';
import type { Evidence } from '../../server/ports/lists.ts';

/** A library in which nothing is filed under `AI-…` yet. */
export interface EvidenceHarness {
  readonly evidence: Evidence;
  readonly actor: Actor;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export function describeEvidence(name: string, make: () => Promise<EvidenceHarness>): void {
  describe(`evidence contract, ${name}`, () => {
    let harness: EvidenceHarness;
    beforeAll(async () => {
      harness = await make();
    });
    const add = (reference: string, fileName: string, content: Uint8Array) =>
      harness.evidence.add(harness.actor, reference, fileName, content);

    test('stores a file under its name', async () => {
      const stored = await add('AI-101', 'plan.pdf', bytes('one'));
      expect(stored).toMatchObject({ name: 'plan.pdf', size: 3 });
      expect(stored.webUrl).toMatch(/^https:.*AI-101.*plan/);
    });

    test('the same file twice is there once', async () => {
      const first = await add('AI-102', 'plan.pdf', bytes('one'));
      expect(await add('AI-102', 'plan.pdf', bytes('one'))).toEqual(first);
    });

    test('other content of the same name gets a number, and each is found again', async () => {
      await add('AI-103', 'plan.pdf', bytes('one'));
      const second = await add('AI-103', 'plan.pdf', bytes('two'));
      expect(second.name).not.toBe('plan.pdf');
      expect(second.name).toMatch(/^plan .*\.pdf$/);
      expect((await add('AI-103', 'plan.pdf', bytes('three'))).name).not.toBe(second.name);
      expect((await add('AI-103', 'plan.pdf', bytes('two'))).name).toBe(second.name);
      expect((await add('AI-103', 'plan.pdf', bytes('one'))).name).toBe('plan.pdf');
    });

    test('the same name under another reference is another file', async () => {
      await add('AI-104', 'plan.pdf', bytes('one'));
      expect((await add('AI-105', 'plan.pdf', bytes('two'))).name).toBe('plan.pdf');
    });

    test('a large file is stored whole and once', async () => {
      const large = new Uint8Array(11 * 1024 * 1024 + 7).map((_byte, index) => index % 251);
      expect(await add('AI-106', 'scan.tiff', large)).toMatchObject({ name: 'scan.tiff', size: large.length });
      expect((await add('AI-106', 'scan.tiff', large)).name).toBe('scan.tiff');
    });
  });
}
