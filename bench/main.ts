/**
 * `npm run bench [-- --write] [--only NAME]`: all benchmarks in one run, or the one of that name; with `--write`
 * docs/benchmarks.md is written anew, which takes all of them.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { extraction } from './extraction.ts';
import { graphRequests } from './graph-requests.ts';
import { type Benchmark, tableOf } from './measure.ts';
import { pane } from './pane.ts';
import { register } from './register.ts';

const BENCHMARKS: Readonly<Record<string, Benchmark>> = { graph: graphRequests, extraction, register, pane };

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, only: { type: 'string' } } });
  if (values.only !== undefined && !(values.only in BENCHMARKS))
    throw new Error(`There is no benchmark ${values.only}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
  const chosen = Object.entries(BENCHMARKS).filter(([name]) => values.only === undefined || name === values.only);
  const parts: string[] = [];
  for (const [, { title, run }] of chosen) parts.push(`## ${title}\n\n${tableOf(await run())}`);
  const text = `# Benchmarks\n\nWritten by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, ${machine}. Ratios are measured side by side in one run.\n\n${parts.join('\n\n')}\n`;
  process.stdout.write(text);
  if (values.write && values.only === undefined) writeFileSync('docs/benchmarks.md', text);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
