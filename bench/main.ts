/** `npm run bench [-- --write]`: all benchmarks in one run; with `--write` docs/benchmarks.md is written anew. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { extraction } from './extraction.ts';
import { graphRequests } from './graph-requests.ts';
import { type Benchmark, tableOf } from './measure.ts';
import { register } from './register.ts';

const BENCHMARKS: readonly Benchmark[] = [graphRequests, extraction, register];

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, ${process.platform}`;

async function main(): Promise<void> {
  const parts: string[] = [];
  for (const { title, run } of BENCHMARKS) parts.push(`## ${title}\n\n${tableOf(await run())}`);
  const text = `# Benchmarks\n\nWritten by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, ${machine}. Ratios are measured side by side in one run.\n\n${parts.join('\n\n')}\n`;
  process.stdout.write(text);
  if (process.argv.includes('--write')) writeFileSync('docs/benchmarks.md', text);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
