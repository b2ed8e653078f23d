/**
 * The readers on real files of other people, when FILES_DIR names the folder that holds them: every stated fact is true,
 * what cannot be read is refused, nothing takes longer than the deadline and nothing crashes, damaged copies included.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocuments } from '../../../../server/adapters/documents/documents.ts';
import { DEADLINE_MS } from '../../../../server/adapters/documents/limits.ts';
import { visibleReply } from '../../../../shared/extraction/visible-reply.ts';
import { buildServer } from '../../../support/built-server.ts';

const folder = process.env.FILES_DIR ?? '';
const isThere = folder !== '' && existsSync(join(folder, 'expected.jsonl'));
if (!isThere) console.warn('FILES_DIR is not set: the readers were not tried on real files.');

type Facts = Record<string, unknown>;

const rows = <Row>(name: string): Row[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

const fold = (text: unknown) => String(text).replace(/\s+/g, ' ').trim();
const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const has = (all: unknown, some: unknown) =>
  Array.isArray(all) && Array.isArray(some) && some.every((each) => all.includes(each));

/** Facts that are compared in their own way; all others must be equal. */
const CHECKS: Record<string, (read: Facts, fact: unknown) => boolean> = {
  lang: () => true,
  text: (read, fact) => fold(read.text) === fold(fact),
  text_contains: (read, fact) => (fact as string[]).every((part) => fold(read.text).includes(fold(part))),
  speakers: (read, fact) => has(read.speakers, fact) && has(fact, read.speakers),
  speakers_include: (read, fact) => has(read.speakers, fact),
  columns_include: (read, fact) => has(read.columns, fact),
  first_row: (read, fact) =>
    Object.entries(fact as Facts).every(([column, cell]) => (read.firstRow as Facts)[column] === cell),
};

const isTrue = (read: Facts, name: string, fact: unknown): boolean =>
  CHECKS[name]?.(read, fact) ?? JSON.stringify(read[camel(name)]) === JSON.stringify(fact);

/** Copies damaged in ways that transfer and bad disks damage files. The numbers are fixed, so a failure comes again. */
function damaged(bytes: Uint8Array): Uint8Array[] {
  const flipped = bytes.slice();
  for (let at = 40; at < flipped.length; at += 997) flipped[at] = (flipped[at] ?? 0) ^ 0x5a;
  const half = bytes.slice(0, bytes.length >> 1);
  const doubled = Buffer.concat([bytes.subarray(0, bytes.length >> 2), bytes]);
  const stripped = bytes.filter((byte) => byte !== 0x0a);
  return [flipped, half, doubled, stripped];
}

describe.skipIf(!isThere)('real files', () => {
  const documents = createDocuments();
  const kinds = isThere ? ['docx', 'eml', 'ics', 'msg', 'trackers', 'vtt'] : [];
  const files = kinds.flatMap((kind) => readdirSync(join(folder, kind)).map((name) => `${kind}/${name}`));
  beforeAll(async () => {
    buildServer();
    await documents.read('warm.txt', Buffer.from('x'));
  });
  afterAll(() => documents.close());

  const read = async (file: string, bytes = readFileSync(join(folder, file))) => {
    const start = performance.now();
    const spent = process.cpuUsage();
    const answer = await documents.read(file, bytes);
    const { user, system } = process.cpuUsage(spent);
    // A machine with other work stretches the clock, an idle one the processor's count of several threads.
    return { answer, tookMs: Math.min(performance.now() - start, (user + system) / 1_000) };
  };

  test('every stated fact is true and every unreadable file is refused', { timeout: 120_000 }, async () => {
    const misses: string[] = [];
    for (const { file, facts } of rows<{ file: string; facts: Facts }>('expected.jsonl')) {
      const { answer } = await read(file);
      if (facts.unreadable === true) {
        if (answer.ok) misses.push(`${file}: should be refused`);
      } else if (!answer.ok) misses.push(`${file}: ${answer.failure.kind}`);
      else {
        const value = answer.value as unknown as Facts;
        for (const [name, fact] of Object.entries(facts)) {
          if (!isTrue(value, name, fact)) misses.push(`${file}: ${name} is not ${JSON.stringify(fact).slice(0, 80)}`);
        }
      }
    }
    expect(misses).toEqual([]);
  });

  test('no file takes longer than the deadline or ends the thread', { timeout: 120_000 }, async () => {
    for (const file of files) {
      const { answer, tookMs } = await read(file);
      expect(tookMs, file).toBeLessThan(DEADLINE_MS);
      if (!answer.ok) expect(['timed-out', 'out-of-memory'], file).not.toContain(answer.failure.kind);
    }
  });

  test('damaged copies give a document or a failure, in time', { timeout: 600_000 }, async () => {
    for (const file of files) {
      for (const copy of damaged(readFileSync(join(folder, file)))) {
        const { answer, tookMs } = await read(file, Buffer.from(copy));
        expect(tookMs, file).toBeLessThan(DEADLINE_MS + 500);
        if (!answer.ok) expect(answer.failure.message, file).not.toBe('');
      }
    }
  });

  test('hostile strings in every text format give a document or a failure, in time', { timeout: 600_000 }, async () => {
    const names = ['a.txt', 'a.md', 'a.html', 'a.csv', 'a.eml', 'a.ics', 'a.vtt'];
    for (const { id, payload } of rows<{ id: string; payload: string }>('hostile/payloads.jsonl')) {
      for (const name of names) {
        const { answer, tookMs } = await read(name, Buffer.from(payload));
        expect(tookMs, `${id} as ${name}`).toBeLessThan(DEADLINE_MS);
        if (!answer.ok) expect(answer.failure.kind, `${id} as ${name}`).not.toBe('timed-out');
      }
    }
  });

  test('no hostile string keeps the reply reader busy', () => {
    for (const { id, payload } of rows<{ id: string; payload: string }>('hostile/payloads.jsonl')) {
      const start = performance.now();
      visibleReply(payload);
      expect(performance.now() - start, id).toBeLessThan(100);
    }
  });
});

interface ReplyRow {
  readonly id: string;
  readonly text: string;
  readonly expected_reply: string | null;
  readonly expected_contains?: string[];
  readonly expected_starts_with?: string;
  readonly expected_ends_with?: string;
}

/** Closings and signatures may stay or go, because the sources differ on them. */
function withoutSignature(text: string): string {
  const lines = text.trimEnd().split('\n');
  const isSignature = (line: string) =>
    /^\s*(?:--|—|_{2,}|-\s?\p{L}+.*|(?:kind |best )?regards,?|sincerely,?|thanks,?)\s*$/iu.test(line);
  const at = lines.findLastIndex(isSignature);
  return fold((at > 0 && lines.length - at <= 6 ? lines.slice(0, at) : lines).join('\n'));
}

describe.skipIf(!isThere)('real replies', () => {
  test('the visible part is what its source expects in at least 98 of 100', () => {
    const stated = rows<ReplyRow>('replies/replies.jsonl').filter(
      (row) =>
        row.expected_reply !== null || row.expected_contains || row.expected_starts_with || row.expected_ends_with,
    );
    const wrong = stated.filter((row) => {
      const reply = visibleReply(row.text);
      const isExact = row.expected_reply === null || withoutSignature(reply) === withoutSignature(row.expected_reply);
      const isAround =
        fold(reply).startsWith(fold(row.expected_starts_with ?? '')) &&
        fold(reply).endsWith(fold(row.expected_ends_with ?? ''));
      return !isExact || !isAround || !(row.expected_contains ?? []).every((part) => fold(reply).includes(fold(part)));
    });
    expect(wrong.length, wrong.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(stated.length * 0.02);
  });
});
