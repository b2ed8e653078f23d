import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocuments } from '../../../../server/adapters/documents/documents.ts';
import { buildServer } from '../../../support/built-server.ts';
import { docxOf, paragraph } from '../../../support/office-files.ts';

/** Takes Word's reader more than a second, within every limit of size. */
const slow = () => docxOf(Array.from({ length: 60_000 }, (_, index) => paragraph(`Item ${index}`)).join(''));

describe('the reader behind its thread', () => {
  const documents = createDocuments();
  beforeAll(buildServer);
  afterAll(() => documents.close());

  test('reads files that are asked for at the same time', async () => {
    const [text, docx] = await Promise.all([
      documents.read('a.txt', Buffer.from('Ana sends it.')),
      documents.read('b.docx', docxOf(paragraph('Ben calls.'))),
    ]);
    expect(text).toMatchObject({ ok: true, value: { kind: 'text', text: 'Ana sends it.', encoding: 'utf-8' } });
    expect(docx).toMatchObject({ ok: true, value: { kind: 'docx', text: 'Ben calls.' } });
  });

  test('leaves the caller’s bytes alone', async () => {
    const bytes = Buffer.from('Ana sends it.');
    await documents.read('a.txt', bytes);
    expect(bytes.toString()).toBe('Ana sends it.');
  });

  test('refuses a file that is too large before looking into it', async () => {
    const read = await documents.read('a.txt', new Uint8Array(25 * 1024 * 1024 + 1));
    expect(read).toMatchObject({ ok: false, failure: { kind: 'too-large' } });
  });

  test('refuses a zip bomb', async () => {
    const bomb = docxOf('', { 'word/document.xml': new Uint8Array(80 * 1024 * 1024) });
    expect(await documents.read('bomb.docx', bomb)).toMatchObject({ ok: false, failure: { kind: 'bomb' } });
  });
});

test('a file that takes too long is given up, and the next is read', async () => {
  buildServer();
  const documents = createDocuments({ deadlineMs: 400 });
  const [endless, next] = await Promise.all([
    documents.read('slow.docx', slow()),
    documents.read('next.txt', Buffer.from('still here')),
  ]);
  expect(endless).toMatchObject({ ok: false, failure: { kind: 'timed-out' } });
  expect(next).toMatchObject({ ok: true, value: { text: 'still here' } });
  await documents.close();
});

test('a file that needs too much memory costs the thread, not the process', async () => {
  buildServer();
  const documents = createDocuments({ memoryMb: 24, deadlineMs: 60_000 });
  expect(await documents.read('slow.docx', slow())).toMatchObject({ ok: false, failure: { kind: 'out-of-memory' } });
  expect(await documents.read('next.txt', Buffer.from('still here'))).toMatchObject({ ok: true });
  await documents.close();
});

test('files beyond what may wait are sent away at once, and later taken again', async () => {
  buildServer();
  const documents = createDocuments();
  const large = new Uint8Array(20 * 1024 * 1024).fill(32);
  const answers = await Promise.all(Array.from({ length: 12 }, () => documents.read('a.txt', large)));
  const busy = answers.map((answer) => !answer.ok && answer.failure.kind === 'busy');
  expect(busy).toEqual([...Array(8).fill(false), ...Array(4).fill(true)]);
  expect(await documents.read('next.txt', Buffer.from('still here'))).toMatchObject({ ok: true });
  await documents.close();
});

test('a closed reader answers instead of hanging', async () => {
  const documents = createDocuments();
  await documents.close();
  expect(await documents.read('a.txt', Buffer.from('x'))).toMatchObject({ ok: false, failure: { kind: 'timed-out' } });
});

test('a missing program is an outage, not a fault of the file', async () => {
  const documents = createDocuments({ workerUrl: new URL('./nowhere.js', import.meta.url) });
  await expect(documents.read('a.txt', Buffer.from('x'))).rejects.toThrow();
  await documents.close();
});
