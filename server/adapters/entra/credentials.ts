/**
 * How the server proves to Entra that it is the registered app, as MSAL wants it. A managed identity stands in for a
 * certificate: its token is the client assertion (federated identity credential), so on-behalf-of works with it too.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { ManagedIdentityApplication, type NodeAuthOptions } from '@azure/msal-node';

/** Exactly one way. */
export type EntraCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** `pem` holds the certificate, with its chain if any, and the private key. */
  | { readonly kind: 'certificate'; readonly pem: string }
  /** `clientId` of a user-assigned identity; null for the machine's own. */
  | { readonly kind: 'managed-identity'; readonly clientId: string | null };

/** Audience of tokens that may be exchanged. @see workload-identity-federation */
const EXCHANGE_AUDIENCE = 'api://AzureADTokenExchange';

type Proof = Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate' | 'clientAssertion'>;

/** The part of MSAL's options that holds the proof. */
export function proofOf(credential: EntraCredential): Proof {
  if (credential.kind === 'secret') return { clientSecret: credential.secret };
  if (credential.kind === 'certificate') {
    const x5c = blocks(credential.pem, 'CERTIFICATE');
    const thumbprintSha256 = createHash('sha256').update(new X509Certificate(x5c).raw).digest('hex');
    return { clientCertificate: { thumbprintSha256, privateKey: blocks(credential.pem, '[A-Z ]*PRIVATE KEY'), x5c } };
  }
  return { clientAssertion: managedIdentityAssertion(credential.clientId) };
}

const blocks = (pem: string, label: string): string =>
  (pem.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? []).join('\n');

function managedIdentityAssertion(clientId: string | null): () => Promise<string> {
  const identity = new ManagedIdentityApplication(
    clientId === null ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } },
  );
  return async () => (await identity.acquireToken({ resource: EXCHANGE_AUDIENCE })).accessToken;
}
