/**
 * `npm run package`: the app package for Teams, Outlook and Microsoft 365, and the XML manifest for older hosts, both
 * in dist/package/. Nothing is written when the package is not as Microsoft's schema wants it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { addInManifest } from './add-in-xml.ts';
import { type PackageFacts, readFacts } from './facts.ts';
import { colorIcon, outlineIcon } from './icons.ts';
import { faultsOf, type UnifiedManifest, unifiedManifest } from './unified.ts';

/** This file runs compiled, two folders below the root, or as it is, one below. */
const ROOT = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url));
const TEMPLATES = join(ROOT, 'manifest');
/** Zip files hold no time of their own: the same facts give the same bytes. */
const NO_TIME = new Date('1980-01-01T00:00:00');

/** What stands in the way; nothing when the package was made. */
function main(): readonly string[] {
  const environment = join(ROOT, '.env');
  if (existsSync(environment)) process.loadEnvFile(environment);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const read = readFacts(process.env, version);
  if ('faults' in read) return read.faults;
  const unified = unifiedManifest(read.facts, TEMPLATES);
  const faults = faultsOf(unified);
  if (faults.length === 0) write(unified, read.facts);
  return faults;
}

function write({ manifest, words }: UnifiedManifest, facts: PackageFacts): void {
  const target = join(ROOT, 'dist', 'package');
  mkdirSync(target, { recursive: true });
  const name = `followthrough-${facts.version}`;
  const json = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  const files = {
    'manifest.json': json(manifest),
    ...Object.fromEntries(Object.entries(words).map(([file, one]) => [file, json(one)])),
    'color.png': colorIcon(192),
    'color32x32.png': colorIcon(32),
    'outline.png': outlineIcon(32),
  };
  writeFileSync(join(target, `${name}.zip`), zipSync(files, { level: 9, mtime: NO_TIME }));
  writeFileSync(join(target, `${name}-outlook.xml`), addInManifest(facts, TEMPLATES));
  process.stdout.write(`dist/package/${name}.zip\ndist/package/${name}-outlook.xml\n`);
}

const faults = main();
if (faults.length > 0) {
  process.stderr.write(`No package was made:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n`);
  process.exitCode = 1;
}
