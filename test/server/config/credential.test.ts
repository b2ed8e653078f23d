import { expect, test } from 'vitest';
import { readCredential } from '../../../server/config/credential.ts';
import { createReader } from '../../../server/config/reader.ts';

const read = (env: Record<string, string>) => {
  const reader = createReader(env);
  return { credential: readCredential(reader), faults: reader.faults.map(({ name }) => name) };
};

test('each way of proving who the server is can be chosen', () => {
  const byCertificate = read({ CLIENT_CERTIFICATE_FILE: 'app.pem' });
  const certificate = { kind: 'certificate', file: 'app.pem' };
  expect(byCertificate).toEqual({ credential: certificate, faults: [] });
  expect(read({ MANAGED_IDENTITY: 'system' }).credential).toEqual({ kind: 'managed-identity', clientId: null });
  expect(read({ MANAGED_IDENTITY: 'id-1' }).credential).toEqual({ kind: 'managed-identity', clientId: 'id-1' });
  expect(read({ CLIENT_SECRET: 's' }).credential.kind).toBe('secret');
});

test.each([
  ['none', {}, ['CLIENT_SECRET']],
  ['two at once', { CLIENT_SECRET: 's', MANAGED_IDENTITY: 'system' }, ['CLIENT_SECRET']],
  ['a certificate beside a secret', { CLIENT_CERTIFICATE_FILE: 'app.pem', CLIENT_SECRET: 's' }, ['CLIENT_SECRET']],
])('refuses %s', (_, env, faults) => {
  expect(read(env).faults).toEqual(faults);
});
