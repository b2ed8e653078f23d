import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTlsFiles } from '../../sandbox/tls.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-01T09:00:00Z');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tls-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('certificates', () => {
  it('name localhost and its addresses, are signed by the authority, and live no longer than browsers take', async () => {
    const { certificate, authorityPath } = await loadTlsFiles(folder, NOW);
    const server = new X509Certificate(certificate);
    const authority = new X509Certificate(await readFile(authorityPath));
    expect(server.subjectAltName).toContain('DNS:localhost, IP Address:127.0.0.1');
    expect([server.checkIssued(authority), server.verify(authority.publicKey), authority.ca, server.ca]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect((Date.parse(server.validTo) - Date.parse(server.validFrom)) / DAY_MS).toBeLessThanOrEqual(398);
    expect(server.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  it('stay the same at the next start, so that trust given once lasts', async () => {
    const before = await loadTlsFiles(folder, NOW);
    expect(await loadTlsFiles(folder, NOW + DAY_MS)).toEqual(before);
  });

  it('are made anew by the same authority before they run out', async () => {
    const before = await readFile(join(folder, 'ca.pem'), 'utf8');
    const later = await loadTlsFiles(folder, NOW + 380 * DAY_MS);
    expect(Date.parse(new X509Certificate(later.certificate).validTo)).toBeGreaterThan(NOW + 700 * DAY_MS);
    expect(await readFile(join(folder, 'ca.pem'), 'utf8')).toBe(before);
  });

  it('keep their keys from other users', async () => {
    expect((await stat(join(folder, 'ca.key.pem'))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'server.key.pem'))).mode & 0o077).toBe(0);
  });
});
