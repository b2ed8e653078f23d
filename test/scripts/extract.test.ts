import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runExtract } from '../../scripts/extract.ts';
import { readDocument } from '../../server/adapters/documents/read-document.ts';
import { docxOf, paragraph } from '../support/office-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'extract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The command with the real readers, in this thread. */
async function run(args: readonly string[], input: readonly string[] = []) {
  const out: string[] = [];
  const complaints: string[] = [];
  const code = await runExtract(args, {
    documents: { read: readDocument, close: async () => {} },
    lines: async function* () {
      yield* input;
    },
    print: (text) => out.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, out: out.join(''), complaints: complaints.join('') };
}

const MINUTES = 'Minutes\nDate: 5 March 2026\n\nAction items:\n- Ana to send the report by Friday\n';

describe('action items of files', () => {
  test('as a table', async () => {
    const path = file('minutes.txt', MINUTES);
    const { code, out } = await run(['--attendees', 'Ana Silva <ana@example.com>, Ben', path]);
    expect(code).toBe(0);
    expect(out).toContain(path);
    expect(out).toMatch(/Ana Silva +2026-03-06 .*Send the report/);
  });

  test('as JSON, with quotes that stand in the file', async () => {
    const { code, out } = await run([
      '--json',
      '--date',
      '2026-04-01',
      '--tz',
      'Europe/Berlin',
      file('minutes.md', MINUTES),
    ]);
    const [found] = JSON.parse(out);
    expect(code).toBe(0);
    expect(found.kind).toBe('markdown');
    expect(found.items[0].dueOn).toBe('2026-04-03');
    expect(MINUTES.slice(found.items[0].start, found.items[0].end)).toBe(found.items[0].quote);
  });

  test('without any date no due date is invented, and a note says so', async () => {
    const { out } = await run([file('undated.txt', 'Action items:\n- Ana to send the report by Friday\n')]);
    expect(out).toContain('give --date');
    expect(out).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  test('a file that cannot be read does not stop the others', async () => {
    const broken = file('broken.docx', 'no document');
    const { code, out, complaints } = await run([broken, file('minutes.txt', MINUTES)]);
    expect(code).toBe(1);
    expect(complaints).toContain('not-this-format');
    expect(out).toContain('report');
  });

  test('a folder is told as one', async () => {
    const { code, complaints } = await run([folder]);
    expect([code, complaints]).toEqual([1, `${folder} is a folder, name the files in it.\n`]);
  });

  test('text of a document cannot steer the terminal', async () => {
    const { out } = await run([
      file('hostile.txt', 'Action items:\n- Ana to send \u001b[31mthe report\u202e now by Friday\n'),
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be absent.
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('--read', () => {
  test('prints one JSON line a file with the facts in snake case', async () => {
    const eml = file(
      'a.eml',
      'From: ana@example.com\r\nSubject: Hello\r\nContent-Type: text/plain; name=a.txt\r\n\r\nText',
    );
    const csv = file('a.csv', 'Action;Owner\nSend;Ana');
    const { code, out } = await run(['--read', eml, csv, file('a.docx', docxOf(paragraph('Word')))]);
    const [mail, tracker, word] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(mail).toMatchObject({ file: eml, kind: 'eml', subject: 'Hello', from: 'ana@example.com', attachments: 0 });
    expect(tracker).toMatchObject({
      kind: 'csv',
      header_row: 1,
      first_row: { Action: 'Send' },
      delimiter: ';',
      rows: 1,
    });
    expect(word).toMatchObject({ kind: 'docx', text: 'Word', tables: 0 });
  });

  test('prints the failure of a file with its code', async () => {
    const { code, out } = await run(['--read', file('empty.txt', ''), join(folder, 'nowhere.txt')]);
    expect(code).toBe(1);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).error.code),
    ).toEqual(['empty', 'not-found']);
  });
});

describe('--jsonl', () => {
  const row = { id: 'd1', kind: 'minutes', date: '2026-03-05', format: 'plain', text: MINUTES };

  test('predicts a document a row', async () => {
    const { code, out } = await run(['--jsonl'], [JSON.stringify(row), '', JSON.stringify({ ...row, id: 'd2' })]);
    const predictions = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(predictions.map(({ id }) => id)).toEqual(['d1', 'd2']);
    expect(predictions[0].items[0]).toMatchObject({ owner: 'Ana', due: '2026-03-06' });
  });

  test('predicts sentences and dates', async () => {
    const sentence = await run(['--jsonl', '--sentences'], ['{"id":"s","text":"Ana will send the report by Friday."}']);
    expect(JSON.parse(sentence.out)).toEqual({ id: 's', score: expect.any(Number) });
    const date = await run(
      ['--jsonl', '--dates'],
      ['{"id":"p","phrase":"by Friday","context":"by Friday","ref":"2026-03-05","lang":"en"}'],
    );
    expect(JSON.parse(date.out)).toEqual({ id: 'p', due: '2026-03-06' });
  });

  test('a row that cannot be read is named and does not stop the others', async () => {
    const { code, out, complaints } = await run(['--jsonl'], ['{broken', JSON.stringify(row)]);
    expect(code).toBe(1);
    expect(complaints).toBe('Line 1: This is no JSON object.\n');
    expect(JSON.parse(out).id).toBe('d1');
  });

  test.each([
    [[], '{"id":"a"}', '"text" must be a string; "format" must be one of plain, markdown, html and vtt.'],
    [[], '{"id":7,"format":"plain","text":""}', '"id" must be a string.'],
    [
      [],
      JSON.stringify({ ...row, attendees: 'Ana' }),
      '"attendees" must be an array of people with a name where it is given.',
    ],
    [
      [],
      JSON.stringify({ ...row, attendees: [null] }),
      '"attendees" must be an array of people with a name where it is given.',
    ],
    [[], '[]', 'This is no JSON object.'],
    [['--sentences'], '{"id":"s","text":null}', '"text" must be a string.'],
    [
      ['--dates'],
      '{"id":"p","lang":"en"}',
      '"ref" must be an ISO date, as a string; "context" must be a string, as there is no phrase.',
    ],
  ])('%j %s is told by its line and what it lacks', async (options, line, lack) => {
    const { code, out, complaints } = await run(['--jsonl', ...options], ['', line]);
    expect([code, out, complaints]).toEqual([1, '', `Line 2: ${lack}\n`]);
  });
});

test('--help is no error: every option and kind of file, on standard output', async () => {
  const { code, out, complaints } = await run(['--help']);
  expect([code, complaints]).toEqual([0, '']);
  for (const option of ['json', 'date', 'tz', 'attendees', 'jsonl', 'sentences', 'dates', 'read']) {
    expect(out).toMatch(new RegExp(`^ +--${option} `, 'm'));
  }
  expect(out).toMatch(/Files: .*\.docx .*\.msg/);
});

test.each([
  [[]],
  [['--unknown']],
  [['--jsonl', 'a.txt']],
  [['--sentences', 'a.txt']],
  [['--jsonl', '--sentences', '--dates']],
  [['--date', 'tomorrow', 'a.txt']],
  [['--tz', 'Mars/Olympus', 'a.txt']],
])('%j is wrong use: exit code 2 and a usage text, nothing on standard output', async (args) => {
  const { code, out, complaints } = await run(args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(complaints).toContain('Usage:');
});
