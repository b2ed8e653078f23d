/** `npm run demo` on real minutes of different forms: exit code 0 only if everything happened exactly once. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const DEMO = fileURLToPath(new URL('../../dist/scripts/demo.js', import.meta.url));
const DATA = process.env.EXTRACTION_DATA_DIR;
if (!DATA) console.warn('EXTRACTION_DATA_DIR is not set: the demo is not run on real minutes.');

/** English initials, English bullets, a German protocol, a Spanish acta, French plain text. */
const MINUTES = ['dev-min-h012', 'dev-min-h018', 'dev-min-h030', 'dev-min-h034', 'dev-min-h037'];

interface Row {
  readonly id: string;
  readonly format: string;
  readonly text: string;
}

function run(args: readonly string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, [DEMO, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('exit', (code) => settle({ code, output }));
  });
}

test.skipIf(!DATA)('five real minutes, each item, mail and session once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-demo-'));
  const lines = readFileSync(join(DATA ?? '', 'dev', 'minutes-hand.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const rows = lines.map((line) => JSON.parse(line) as Row).filter((row) => MINUTES.includes(row.id));
  const files = rows.map((row) => {
    const file = join(folder, `${row.id}.${row.format === 'markdown' ? 'md' : 'txt'}`);
    writeFileSync(file, row.text);
    return file;
  });
  const { code, output } = await run(files, folder);
  rmSync(folder, { recursive: true, force: true });
  expect(output).toContain('Everything happened exactly once.');
  expect({ code, meetings: output.match(/summary mails were sent/g)?.length }).toEqual({
    code: 0,
    meetings: MINUTES.length,
  });
});

test('a file that cannot be read ends with its reason and exit code 1', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'followthrough-demo-'));
  writeFileSync(join(folder, 'minutes.docx'), 'PK not a document');
  const { code, output } = await run(['minutes.docx'], folder);
  rmSync(folder, { recursive: true, force: true });
  expect(code).toBe(1);
  expect(output).toMatch(/^minutes\.docx: /m);
});
