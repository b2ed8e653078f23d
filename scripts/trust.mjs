/**
 * `npm run trust`: puts the demo's certificate authority into this user's trust store, so that browsers show no warning.
 * `npm run trust -- --remove` takes it out again.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './ensure.mjs';

/** Common name of the certificate that the sandbox makes. */
const NAME = 'Sandbox Tenant Local Authority';
const certificate = join(ROOT, '.data', 'tenant', 'tls', 'ca.pem');
const isRemoval = process.argv.includes('--remove');

if (!isRemoval && !existsSync(certificate)) {
  process.stderr.write('There is no demo authority yet. Run `npm start` once, then `npm run trust`.\n');
  process.exit(1);
}

const results = { linux, darwin, win32 }[process.platform]?.() ?? [];
for (const line of results) process.stdout.write(`${line}\n`);
if (results.length === 0) {
  process.stderr.write(`No trust store of this system is known here. Import ${certificate} by hand.\n`);
  process.exit(1);
}

/** Chromium and Firefox keep a store of their own (NSS); root also reaches the system's. */
function linux() {
  return [chromium(), system()].filter((line) => line !== null);
}

function chromium() {
  const store = join(homedir(), '.pki', 'nssdb');
  mkdirSync(store, { recursive: true });
  const done = isRemoval
    ? succeeds('certutil', ['-d', `sql:${store}`, '-D', '-n', NAME])
    : succeeds('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', NAME, '-i', certificate]);
  if (done) return `Chromium's store of this user: ${isRemoval ? 'removed' : 'trusted'}.`;
  return isRemoval
    ? null
    : 'Chromium keeps its own store and `certutil` is missing: install libnss3-tools and run this again.';
}

function system() {
  const folder = '/usr/local/share/ca-certificates';
  if (process.getuid?.() !== 0 || !existsSync(folder)) return null;
  const copy = join(folder, 'followthrough-demo.crt');
  if (isRemoval) rmSync(copy, { force: true });
  else copyFileSync(certificate, copy);
  return succeeds('update-ca-certificates', []) ? `The system's store: ${isRemoval ? 'removed' : 'trusted'}.` : null;
}

function darwin() {
  const keychain = join(homedir(), 'Library', 'Keychains', 'login.keychain-db');
  const args = isRemoval
    ? ['delete-certificate', '-c', NAME, keychain]
    : ['add-trusted-cert', '-r', 'trustRoot', '-k', keychain, certificate];
  return succeeds('security', args) ? [`Your login keychain: ${isRemoval ? 'removed' : 'trusted'}.`] : [];
}

function win32() {
  const args = isRemoval ? ['-user', '-delstore', 'Root', NAME] : ['-user', '-addstore', 'Root', certificate];
  return succeeds('certutil', args) ? [`Your certificate store: ${isRemoval ? 'removed' : 'trusted'}.`] : [];
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
