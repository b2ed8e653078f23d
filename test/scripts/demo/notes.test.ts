import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readNotes } from '../../../scripts/demo/notes.ts';
import { createDocuments } from '../../../server/adapters/documents/documents.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notes-'));
});

afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['# Roof of the hall\n\n- Ida to order slates', 'Roof of the hall'],
  ['Action items:\n- Ida: order slates', 'roof'],
  ['## Attendees\nIda Moss\n\nIda to order slates', 'roof'],
  ['ACTION: Ida to order slates', 'roof'],
  ['Ida Moss: good morning everybody', 'roof'],
])('%j has the title %s', async (text, title) => {
  const path = join(folder, 'roof.md');
  await writeFile(path, text);
  expect((await readNotes(createDocuments(), path)).title).toBe(title);
});

test.each([
  ['Weekly_sync-20260305_100000-Meeting Transcript.vtt', 'Weekly sync'],
  ['transcript.vtt', 'Meeting'],
])('a transcript is called by its file, not by what is said first: %s', async (name, title) => {
  const path = join(folder, name);
  await writeFile(path, 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ida Moss>Good morning everybody</v>\n');
  expect((await readNotes(createDocuments(), path)).title).toBe(title);
});
