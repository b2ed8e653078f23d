/**
 * The sandbox's own certificate authority and the server certificate it signs.
 * Both are made at the first start and kept in the data folder, so that trust given once lasts.
 * What serves them lives in `server.ts`.
 */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { NAME_CONSTRAINTS, onlyThisMachine } from './name-constraints.ts';

/** PEM texts to serve HTTPS with, and the path of the authority's certificate to trust. */
export interface TlsFiles {
  key: string;
  certificate: string;
  authorityPath: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
/** Browsers refuse server certificates that live longer than 398 days. */
const SERVER_DAYS = 397;
const AUTHORITY_DAYS = 3650;
const RENEW_BEFORE_DAYS = 30;

x509.cryptoProvider.set(webcrypto);

/**
 * Key and certificate for localhost, signed by the authority in `folder`; makes what is missing or about to expire.
 * Touches the disk: `ca.pem`, `ca.key.pem`, `server.pem`, `server.key.pem`, keys readable by the owner only.
 *
 * @param realNowMs wall clock: TLS peers judge by their own clock, never by the tenant's virtual one.
 */
export async function loadTlsFiles(folder: string, realNowMs: number): Promise<TlsFiles> {
  await mkdir(folder, { recursive: true });
  const authorityPath = join(folder, 'ca.pem');
  const kept = await readKept(folder);
  if (kept && expiresAfter(kept.certificate, realNowMs + RENEW_BEFORE_DAYS * DAY_MS)) {
    return { key: kept.key, certificate: kept.certificate, authorityPath };
  }
  const authority = (await readAuthority(folder)) ?? (await makeAuthority(folder, realNowMs));
  const { key, certificate } = await makeServer(authority, realNowMs);
  await writeFile(join(folder, 'server.key.pem'), key, { mode: 0o600 });
  await writeFile(join(folder, 'server.pem'), certificate);
  return { key, certificate, authorityPath };
}

interface Authority {
  certificate: x509.X509Certificate;
  privateKey: webcrypto.CryptoKey;
}

async function readKept(folder: string): Promise<{ key: string; certificate: string } | null> {
  try {
    if (!isBound(await readCertificate(folder))) return null;
    const key = await readFile(join(folder, 'server.key.pem'), 'utf8');
    return { key, certificate: await readFile(join(folder, 'server.pem'), 'utf8') };
  } catch {
    return null;
  }
}

const readCertificate = async (folder: string): Promise<x509.X509Certificate> =>
  new x509.X509Certificate(await readFile(join(folder, 'ca.pem'), 'utf8'));

/** An authority that could vouch for any name is not used again, whoever made it. */
const isBound = (authority: x509.X509Certificate): boolean => authority.getExtension(NAME_CONSTRAINTS) !== null;

function expiresAfter(chain: string, instantMs: number): boolean {
  return new x509.X509Certificate(chain).notAfter.getTime() > instantMs;
}

async function readAuthority(folder: string): Promise<Authority | null> {
  try {
    const certificate = await readCertificate(folder);
    if (!isBound(certificate)) return null;
    const der = x509.PemConverter.decodeFirst(await readFile(join(folder, 'ca.key.pem'), 'utf8'));
    const privateKey = await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
    return { certificate, privateKey };
  } catch {
    return null;
  }
}

async function makeAuthority(folder: string, nowMs: number): Promise<Authority> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=Sandbox Tenant Local Authority',
    notBefore: new Date(nowMs - DAY_MS),
    notAfter: new Date(nowMs + AUTHORITY_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      onlyThisMachine(),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  await writeFile(join(folder, 'ca.key.pem'), await privatePem(keys.privateKey), { mode: 0o600 });
  await writeFile(join(folder, 'ca.pem'), `${certificate.toString('pem')}\n`);
  return { certificate, privateKey: keys.privateKey };
}

async function makeServer(authority: Authority, nowMs: number): Promise<{ key: string; certificate: string }> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: 'CN=localhost',
    issuer: authority.certificate.subject,
    notBefore: new Date(nowMs - DAY_MS),
    notAfter: new Date(nowMs + (SERVER_DAYS - 1) * DAY_MS),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const chain = `${certificate.toString('pem')}\n${authority.certificate.toString('pem')}\n`;
  return { key: await privatePem(keys.privateKey), certificate: chain };
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', key);
  return `${x509.PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

/** A positive number of 16 bytes: the first bit stays clear, as RFC 5280 section 4.1.2.2 asks. */
function serial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}
