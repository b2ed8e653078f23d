import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { webcrypto, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
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

/** Certificates of today: peers judge by the machine's clock. */
let live: string;
beforeAll(async () => {
  live = await mkdtemp(join(tmpdir(), 'tls-live-'));
});
afterAll(() => rm(live, { recursive: true }));

/** A certificate that whoever has the authority's key could make. */
async function forge(names: readonly { type: 'dns' | 'ip'; value: string }[]): Promise<{ key: string; cert: string }> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const authority = new x509.X509Certificate(await readFile(join(live, 'ca.pem'), 'utf8'));
  const der = x509.PemConverter.decodeFirst(await readFile(join(live, 'ca.key.pem'), 'utf8'));
  const signingKey = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: '41',
    subject: 'CN=forged',
    issuer: authority.subject,
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [new x509.SubjectAlternativeNameExtension([...names])],
  });
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, cert: certificate.toString('pem') };
}

/** The answer of a server with that certificate to somebody who trusts the authority alone, or why there is none. */
async function ask(served: { key: string; cert: string }, host: string, servername = host): Promise<string> {
  const server = createServer(served, (_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, host === '::1' ? '::1' : '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ca = await readFile(join(live, 'ca.pem'));
  const name = servername === host ? {} : { servername };
  try {
    return await new Promise<string>((resolve) => {
      const asked = request({ host, port, ca, agent: false, ...name }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve);
      });
      asked.on('error', (error) => resolve(error.message)).end();
    });
  } finally {
    server.close();
  }
}

describe('the authority vouches for this machine alone', () => {
  const REFUSED = 'permitted subtree violation';
  let served: { key: string; cert: string };
  beforeAll(async () => {
    const { key, certificate } = await loadTlsFiles(live, Date.now());
    served = { key, cert: certificate };
  });

  it.each(['localhost', '127.0.0.1', '::1'])('and is believed for %s', async (host) => {
    expect(await ask(served, host)).toBe('hello');
  });

  it.each([
    ['another name', [{ type: 'dns', value: 'login.microsoftonline.com' }], 'login.microsoftonline.com'],
    ['a name that only ends like it', [{ type: 'dns', value: 'notlocalhost' }], 'notlocalhost'],
    [
      'another name beside its own',
      [
        { type: 'dns', value: 'localhost' },
        { type: 'dns', value: 'a.example' },
      ],
      'localhost',
    ],
    [
      'another address',
      [
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '10.0.0.1' },
      ],
      'localhost',
    ],
    ['another address of the loopback net', [{ type: 'ip', value: '127.0.0.2' }], 'localhost'],
    [
      'another address of version 6',
      [
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '::2' },
      ],
      'localhost',
    ],
  ] as const)('and is not believed for %s', async (_what, names, servername) => {
    expect(await ask(await forge(names), '127.0.0.1', servername)).toBe(REFUSED);
  });

  it('a forged certificate is refused for its name and nothing else', async () => {
    expect(await ask(await forge([{ type: 'dns', value: 'localhost' }]), '127.0.0.1', 'localhost')).toBe('hello');
  });

  it('says so in a critical extension that OpenSSL reads as it is meant', async ({ skip }) => {
    const run = (...words: string[]) => spawnSync('openssl', words, { encoding: 'utf8' });
    if (run('version').status !== 0) skip('openssl is not installed');
    const authority = join(live, 'ca.pem');
    const shown = run('x509', '-in', authority, '-noout', '-ext', 'nameConstraints').stdout.replaceAll(/\s+/g, ' ');
    expect(shown).toContain('X509v3 Name Constraints: critical Permitted: DNS:localhost');
    expect(shown).toMatch(/IP:127\.0\.0\.1\/255\.255\.255\.255 IP:0:0:0:0:0:0:0:1\/FFFF(:FFFF){7}/);
    expect(run('verify', '-x509_strict', '-CAfile', authority, join(live, 'server.pem')).stdout).toContain('OK');
    const forged = join(live, 'forged.pem');
    await writeFile(forged, (await forge([{ type: 'dns', value: 'a.example' }])).cert);
    expect(run('verify', '-CAfile', authority, forged).stderr).toContain(REFUSED);
  });

  it('an older authority without these bounds is not used again', async () => {
    const old = await mkdtemp(join(tmpdir(), 'tls-old-'));
    await loadTlsFiles(old, Date.now());
    const keys = (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ])) as webcrypto.CryptoKeyPair;
    const unbound = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=Unbound',
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
    });
    await writeFile(join(old, 'ca.pem'), unbound.toString('pem'));
    const { certificate, authorityPath } = await loadTlsFiles(old, Date.now());
    const authority = new X509Certificate(await readFile(authorityPath));
    expect(authority.subject).not.toContain('Unbound');
    expect(new X509Certificate(certificate).verify(authority.publicKey)).toBe(true);
    await rm(old, { recursive: true });
  });
});
