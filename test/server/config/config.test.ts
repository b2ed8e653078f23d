import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect, parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { authorityOf, type Config, describeFaults, readConfig } from '../../../server/config/config.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const CLIENT = '22222222-2222-4222-8222-222222222222';
const OTHER = '33333333-3333-4333-8333-333333333333';
const LEAST = {
  TENANT_ID: TENANT,
  CLIENT_ID: CLIENT,
  CLIENT_SECRET: 'a-very-secret-value',
  PUBLIC_URL: 'https://followthrough.contoso.example/',
  SITE_URL: 'contoso.sharepoint.com:/sites/quality',
  SENDER_MAIL: 'followthrough@contoso.example',
};

function configOf(changes: Record<string, string | undefined> = {}): Config {
  const result = readConfig({ ...LEAST, ...changes });
  if (!result.ok) throw new Error(describeFaults(result.failure.faults));
  return result.value;
}
function faultsOf(changes: Record<string, string | undefined>): Record<string, string> {
  const result = readConfig({ ...LEAST, ...changes });
  return result.ok ? {} : Object.fromEntries(result.failure.faults.map(({ name, problem }) => [name, problem]));
}

describe('reading the configuration', () => {
  test('the least that must be set gives a server of the public cloud with the embedded database', () => {
    const config = configOf();
    expect(config).toMatchObject({
      listen: { host: '127.0.0.1', port: 3978, tls: null },
      publicUrl: 'https://followthrough.contoso.example',
      webhookUrl: 'https://followthrough.contoso.example/webhooks/graph',
      tenantIds: [TENANT],
      graph: { baseUrl: 'https://graph.microsoft.com', allowedHosts: ['graph.microsoft.com'] },
      database: { kind: 'directory', directory: '.data/server' },
      site: { hostname: 'contoso.sharepoint.com', path: '/sites/quality' },
      clockUrl: null,
    });
    expect(config.identity.knownClientIds).toEqual([CLIENT]);
    expect(authorityOf(config, TENANT)).toBe(`https://login.microsoftonline.com/${TENANT}`);
  });

  test('everything that can be set is taken', () => {
    const config = configOf({
      TENANT_ID: `${TENANT}, ${OTHER}`,
      HOST: '0.0.0.0',
      PORT: '0',
      TLS_CERT_FILE: 'server.pem',
      TLS_KEY_FILE: 'server.key',
      DATABASE_URL: 'postgresql://app:pw@db/ft',
      SITE_URL: 'https://localhost:8443/sites/demo/',
      GRAPH_BASE_URL: 'https://localhost:8443',
      GRAPH_ALLOWED_HOSTS: 'files.example',
      KNOWN_CLIENT_IDS: `${OTHER},${CLIENT}`,
      AUTHORITY_METADATA: '{"issuer":"https://localhost"}',
      CADENCE: 'weekly',
      REMINDER_DAYS: '7, 2',
      HOLIDAYS: 'DE-BY',
      CLOCK_URL: 'https://localhost:8443/sandbox/clock',
    });
    expect(config.listen).toEqual({ host: '0.0.0.0', port: 0, tls: { certFile: 'server.pem', keyFile: 'server.key' } });
    expect(config.tenantIds).toEqual([TENANT, OTHER]);
    expect(config.site).toEqual({ hostname: 'localhost:8443', path: '/sites/demo' });
    expect(config.graph.allowedHosts).toEqual(['localhost:8443', 'files.example']);
    expect(config.identity.knownClientIds).toEqual([CLIENT, OTHER]);
    expect(config.register).toMatchObject({ cadence: 'Weekly', reminderDays: [7, 2], holidays: 'DE-BY' });
    expect(config.database.kind === 'server' && config.database.url.reveal()).toBe('postgresql://app:pw@db/ft');
  });

  test('all faults are told at once, and an empty value counts as missing', () => {
    const result = readConfig({ CLIENT_ID: 'nonsense', PORT: '99999', SENDER_MAIL: '  ' });
    if (result.ok) throw new Error('it was accepted');
    const names = result.failure.faults.map(({ name }) => name).sort();
    const missing = ['CLIENT_SECRET', 'PUBLIC_URL', 'SENDER_MAIL', 'SITE_URL', 'TENANT_ID'];
    expect(names).toEqual([...missing, 'CLIENT_ID', 'PORT'].sort());
    expect(describeFaults(result.failure.faults)).toContain('PORT must be a whole number from 0 to 65535');
  });

  test.each([
    ['PUBLIC_URL', 'http://followthrough.contoso.example'],
    ['PUBLIC_URL', 'https://user:pw@contoso.example'],
    ['GRAPH_BASE_URL', 'graph.microsoft.com'],
    ['TENANT_ID', ','],
    ['TENANT_ID', `${TENANT},common`],
    ['SITE_URL', 'fabrikam.sharepoint.example'],
    ['SENDER_MAIL', 'a@b.example, c@d.example'],
    ['TIME_ZONE', 'Europe/Nowhere'],
    ['CADENCE', 'daily'],
    ['REMINDER_DAYS', '3,x'],
    ['DRAFT_LEAD_MINUTES', '1440'],
    ['PORT', '-1'],
    ['HOLIDAYS', 'Germany'],
    ['AUTHORITY_METADATA', '[]'],
    ['DATABASE_URL', 'mysql://db'],
    ['LOG_LEVEL', 'loud'],
  ])('%s refuses %j and names itself', (name, value) => {
    const problem = faultsOf({ [name]: value })[name];
    expect(problem).toMatch(/must/);
    expect(problem).not.toContain(value);
  });

  test.each([
    [{ TLS_CERT_FILE: 'a.pem' }, 'TLS_KEY_FILE'],
    [{ TLS_KEY_FILE: 'a.key' }, 'TLS_CERT_FILE'],
    [{ DATABASE_URL: 'postgresql://db', DATA_DIR: 'data' }, 'DATA_DIR'],
    [{ TENANT_ID: `${TENANT},${OTHER}`, AUTHORITY: 'https://login.example/one' }, 'AUTHORITY'],
  ])('%j do not go together', (changes, name) => {
    expect(Object.keys(faultsOf(changes))).toEqual([name]);
  });

  test('no secret shows when the whole configuration is printed', () => {
    const config = configOf({ DATABASE_URL: 'postgresql://app:hidden-password@db/ft' });
    const printed = [JSON.stringify(config), inspect(config, { depth: 9, showHidden: true }), String(config.database)];
    expect(printed.join()).not.toMatch(/a-very-secret-value|hidden-password/);
  });
});

describe('a language model', () => {
  const AZURE = {
    LANGUAGE_MODEL_URL: 'https://contoso.openai.azure.com/openai/v1/',
    LANGUAGE_MODEL_NAME: 'reader',
    LANGUAGE_MODEL_KEY: 'a-model-key',
  };

  test('is none unless an address is set', () => {
    expect(configOf().languageModel).toBeNull();
    expect(faultsOf({ LANGUAGE_MODEL_KEY: 'x' })).toHaveProperty('LANGUAGE_MODEL_URL');
    expect(faultsOf({ LANGUAGE_MODEL_NAME: 'x' })).toHaveProperty('LANGUAGE_MODEL_URL');
  });

  test('is an https service with its key, which never prints', () => {
    const config = configOf(AZURE);
    expect(config.languageModel).toMatchObject({
      url: 'https://contoso.openai.azure.com/openai/v1',
      model: 'reader',
      format: 'json_schema',
      timeoutMs: 40_000,
    });
    expect(config.languageModel?.key?.reveal()).toBe('a-model-key');
    expect(`${JSON.stringify(config)} ${inspect(config, { depth: 9 })}`).not.toContain('a-model-key');
  });

  test('on this machine may speak http and needs no key', () => {
    const ollama = { LANGUAGE_MODEL_URL: 'http://localhost:11434/v1', LANGUAGE_MODEL_NAME: 'qwen3' };
    expect(configOf(ollama).languageModel).toMatchObject({ url: 'http://localhost:11434/v1', key: null });
  });

  test.each([
    ['http elsewhere', { LANGUAGE_MODEL_URL: 'http://10.0.0.5:11434/v1' }, 'LANGUAGE_MODEL_URL'],
    ['a name that only looks local', { LANGUAGE_MODEL_URL: 'http://localhost.evil.example/v1' }, 'LANGUAGE_MODEL_URL'],
    ['a key in the address', { LANGUAGE_MODEL_URL: 'https://model.example/v1?key=abc' }, 'LANGUAGE_MODEL_URL'],
    ['a password in the address', { LANGUAGE_MODEL_URL: 'https://me:abc@model.example/v1' }, 'LANGUAGE_MODEL_URL'],
    ['no model', { LANGUAGE_MODEL_NAME: '' }, 'LANGUAGE_MODEL_NAME'],
    ['no key', { LANGUAGE_MODEL_KEY: '' }, 'LANGUAGE_MODEL_KEY'],
    ['longer than a page waits', { LANGUAGE_MODEL_SECONDS: '60' }, 'LANGUAGE_MODEL_SECONDS'],
    ['another format', { LANGUAGE_MODEL_FORMAT: 'xml' }, 'LANGUAGE_MODEL_FORMAT'],
  ])('with %s is refused', (_why, changes, name) => {
    expect(Object.keys(faultsOf({ ...AZURE, ...changes }))).toEqual([name]);
  });
});

describe('.env.example', () => {
  test('explains every variable that is read, and no other', () => {
    const asked = new Set<string>();
    readConfig(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
    const example = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
    const explained = Object.keys(parseEnv(example.replaceAll(/^# ([A-Z_]+=)/gm, '$1')));
    expect(explained.sort()).toEqual([...asked].sort());
  });
});
