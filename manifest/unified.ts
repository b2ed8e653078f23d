/** The unified manifest: filled from its template and checked against Microsoft's schema, without a network. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fill, type PackageFacts } from './facts.ts';

/** The manifest as an object, and its translations by file name. */
export interface UnifiedManifest {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, unknown>>;
}

/** @param folder this room's own folder, where the templates are. */
export function unifiedManifest(facts: PackageFacts, folder: string): UnifiedManifest {
  const template = readFileSync(join(folder, 'manifest.template.json'), 'utf8');
  const asJson = (text: string) => JSON.stringify(text).slice(1, -1);
  return {
    manifest: JSON.parse(fill(template, facts, asJson)) as Record<string, unknown>,
    words: { 'de.json': JSON.parse(readFileSync(join(folder, 'words', 'de.json'), 'utf8')) },
  };
}

interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
}
type Validate = ((data: unknown) => boolean) & { readonly errors?: readonly SchemaError[] | null };
type Ajv = new (options: object) => { compile(schema: object): Validate };

/** What is wrong with it, one line each; nothing when it is as the schemas want it. */
export function faultsOf({ manifest, words }: UnifiedManifest): readonly string[] {
  const version = String(manifest.manifestVersion);
  return [
    ...check(manifest, version, 'MicrosoftTeams.schema.json', 'manifest.json'),
    ...Object.entries(words).flatMap(([name, one]) =>
      check(one, version, 'MicrosoftTeams.Localization.schema.json', name),
    ),
  ];
}

const load = createRequire(import.meta.url);

function check(data: unknown, version: string, schemaName: string, file: string): readonly string[] {
  const Draft04 = (load('ajv-draft-04') as { default: Ajv }).default;
  const addFormats = (load('ajv-formats') as { default: (ajv: object) => void }).default;
  const ajv = new Draft04({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const folder = join(dirname(load.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', `v${version}`);
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, schemaName), 'utf8')) as object);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${file}${instancePath}: ${message ?? 'is wrong'}`);
}
