import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { OfficeAddinManifest, validateManifest } from 'office-addin-manifest';
import { describe, expect, test } from 'vitest';
import { addInManifest } from '../../manifest/add-in-xml.ts';
import { type PackageFacts, readFacts } from '../../manifest/facts.ts';
import { colorIcon, outlineIcon } from '../../manifest/icons.ts';
import { faultsOf, unifiedManifest } from '../../manifest/unified.ts';

const ROOM = fileURLToPath(new URL('../../manifest/', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../addin/public/assets/', import.meta.url));
const SCHEMAS = process.env.MANIFEST_SCHEMA_DIR;
const FACTS: PackageFacts = {
  url: 'https://followthrough.contoso.example',
  clientId: '11111111-2222-4333-8444-555555555555',
  appId: '66666666-7777-4888-9999-000000000000',
  scope: 'api://11111111-2222-4333-8444-555555555555/access_as_user',
  version: '1.2.3',
};
if (!SCHEMAS) process.stderr.write('Outside manifest schemas skipped: MANIFEST_SCHEMA_DIR is not set.\n');

describe('the unified manifest', () => {
  const unified = unifiedManifest(FACTS, ROOM);

  test('is what the schema that comes with the manifest library wants', () => {
    expect(faultsOf(unified)).toEqual([]);
  });

  test('is found wrong when it is', () => {
    const { icons: _, ...rest } = unified.manifest;
    const faults = faultsOf({
      manifest: { ...rest, surprise: 1 },
      words: { 'de.json': { 'name.short': 'x'.repeat(99) } },
    });
    expect(faults.length).toBeGreaterThanOrEqual(3);
  });

  test.skipIf(!SCHEMAS).each(['1.25', '1.29', '1.30'])('fits the published schema %s', (version) => {
    const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv as never);
    const schema = JSON.parse(readFileSync(join(SCHEMAS ?? '', 'json', `teams-v${version}.schema.json`), 'utf8'));
    const validate = ajv.compile(schema);
    const url = `https://developer.microsoft.com/en-us/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
    validate({ ...unified.manifest, manifestVersion: version, $schema: url });
    expect(validate.errors).toBeNull();
  });

  test("passes Microsoft's own check for Office add-ins", async () => {
    const file = join(tmpdir(), `followthrough-manifest-${process.pid}.json`);
    writeFileSync(file, JSON.stringify(unified.manifest));
    const report = await validateManifest(file);
    expect(report.report?.errors ?? []).toEqual([]);
    expect(report.isValid).toBe(true);
  });

  test('asks for the item that is open and for who the person is, and nothing else', () => {
    const { authorization, permissions } = unified.manifest as Record<string, unknown>;
    expect(authorization).toEqual({
      permissions: { resourceSpecific: [{ name: 'MailboxItem.ReadWrite.User', type: 'Delegated' }] },
    });
    expect(permissions).toEqual(['identity']);
  });

  test('names no domain but that of the server', () => {
    const hosts = [...JSON.stringify(unified).matchAll(/https:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect([...new Set(hosts)].sort()).toEqual(['developer.microsoft.com', 'followthrough.contoso.example']);
  });

  test('leaves no placeholder of ours', () => {
    expect(JSON.stringify(unified)).not.toContain('{{');
    expect(addInManifest(FACTS, ROOM)).not.toContain('{{');
  });
});

describe('the add-in only manifest', () => {
  test('is read by the library that installs it, with the same id', async () => {
    const file = join(tmpdir(), `followthrough-add-in-${process.pid}.xml`);
    writeFileSync(file, addInManifest(FACTS, ROOM));
    const info = await OfficeAddinManifest.readManifestFile(file);
    expect(info).toMatchObject({ id: FACTS.appId, version: '1.2.3.0', permissions: 'ReadWriteItem' });
  });

  test('offers the pane in the four places and pins it beside messages only', () => {
    const xml = addInManifest(FACTS, ROOM);
    expect(xml.match(/<ExtensionPoint /g)).toHaveLength(4);
    expect(xml.match(/<SupportsPinning>/g)).toHaveLength(1);
  });

  test('escapes what stands in an address', () => {
    const xml = addInManifest({ ...FACTS, url: 'https://a.example/x?y=1&z="2"' }, ROOM);
    expect(xml).not.toMatch(/&z=|"2"/);
  });
});

describe('icons', () => {
  test.each([16, 32, 64, 80, 128])('of %i px are served as they are drawn', (size) => {
    expect(readFileSync(join(ASSETS, `icon-${size}.png`)).equals(colorIcon(size))).toBe(true);
  });

  test('have the size their header says', () => {
    expect(colorIcon(192).readUInt32BE(16)).toBe(192);
    expect(outlineIcon(32).readUInt32BE(20)).toBe(32);
  });
});

describe('facts of a package', () => {
  test('come from the variables of the server', () => {
    const read = readFacts(
      { PUBLIC_URL: `${FACTS.url}/`, CLIENT_ID: FACTS.clientId, TEAMS_APP_ID: FACTS.appId },
      '1.2.3',
    );
    expect(read).toEqual({ facts: FACTS });
  });

  test('are a demo without variables', () => {
    expect(readFacts({}, '1.2.3')).toMatchObject({ facts: { url: 'https://localhost:8444' } });
  });

  test('name every fault at once', () => {
    const read = readFacts({ PUBLIC_URL: 'http://x', CLIENT_ID: 'nobody', TEAMS_APP_ID: 'nothing' }, '1.2.3');
    expect('faults' in read && read.faults).toHaveLength(3);
  });
});
