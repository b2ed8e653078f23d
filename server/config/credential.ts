/** How the server proves to Entra that it is the registered app: exactly one of three ways. */
import type { Reader } from './reader.ts';
import type { Secret } from './secrets.ts';
import * as values from './values.ts';

export type Credential =
  | { readonly kind: 'secret'; readonly secret: Secret }
  /** `file` holds certificate and private key as PEM. */
  | { readonly kind: 'certificate'; readonly file: string; readonly thumbprintSha256: string }
  /** `clientId` null: the identity of the machine itself. */
  | { readonly kind: 'managed-identity'; readonly clientId: string | null };

const sha256: (text: string) => { readonly value: string } | { readonly problem: string } = (text) => {
  const hex = text.replaceAll(':', '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex)
    ? { value: hex }
    : { problem: 'must be a SHA-256 thumbprint: 64 hexadecimal digits' };
};

/** Reads all of the variables concerned, and faults when none or several ways are set. */
export function readCredential(reader: Reader): Credential {
  const secret = reader.take('CLIENT_SECRET', values.secret, null);
  const file = reader.take('CLIENT_CERTIFICATE_FILE', values.text, null);
  const thumbprintSha256 = reader.take('CLIENT_CERTIFICATE_THUMBPRINT', sha256, null);
  const managed = reader.take('MANAGED_IDENTITY', values.text, null);

  const ways = [secret, file ?? thumbprintSha256, managed].filter((way) => way !== null);
  if (ways.length !== 1) {
    const found = ways.length === 0 ? 'is missing' : 'is not the only credential';
    reader.fault('CLIENT_SECRET', `${found}: set a secret, a certificate with its thumbprint, or MANAGED_IDENTITY`);
  }
  if ((file === null) !== (thumbprintSha256 === null)) {
    const missing = file === null ? 'CLIENT_CERTIFICATE_FILE' : 'CLIENT_CERTIFICATE_THUMBPRINT';
    reader.fault(missing, 'is missing or wrong: certificate and thumbprint go together');
  }
  if (file !== null && thumbprintSha256 !== null) return { kind: 'certificate', file, thumbprintSha256 };
  if (secret !== null) return { kind: 'secret', secret };
  return { kind: 'managed-identity', clientId: managed === 'system' ? null : managed };
}
