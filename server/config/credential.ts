/** How the server proves to Entra that it is the registered app: exactly one of three ways. */
import type { Reader } from './reader.ts';
import type { Secret } from './secrets.ts';
import * as values from './values.ts';

export type Credential =
  | { readonly kind: 'secret'; readonly secret: Secret }
  /** `file` holds certificate and private key as PEM. */
  | { readonly kind: 'certificate'; readonly file: string }
  /** `clientId` null: the identity of the machine itself. */
  | { readonly kind: 'managed-identity'; readonly clientId: string | null };

/** Reads all of the variables concerned, and faults when none or several ways are set. */
export function readCredential(reader: Reader): Credential {
  const secret = reader.take('CLIENT_SECRET', values.secret, null);
  const file = reader.take('CLIENT_CERTIFICATE_FILE', values.text, null);
  const managed = reader.take('MANAGED_IDENTITY', values.text, null);

  const ways = [secret, file, managed].filter((way) => way !== null);
  if (ways.length !== 1) {
    const found = ways.length === 0 ? 'is missing' : 'is not the only credential';
    reader.fault('CLIENT_SECRET', `${found}: set a secret, CLIENT_CERTIFICATE_FILE, or MANAGED_IDENTITY`);
  }
  if (file !== null) return { kind: 'certificate', file };
  if (secret !== null) return { kind: 'secret', secret };
  return { kind: 'managed-identity', clientId: managed === 'system' ? null : managed };
}
