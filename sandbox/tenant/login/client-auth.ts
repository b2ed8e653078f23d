/**
 * Proves who the client is: secret, Basic header, or an assertion signed with a registered certificate.
 */
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { Context } from '../route.ts';
import type { Tenant } from '../tenant.ts';
import { type Application, findApplication } from './applications.ts';
import { EntraFailure } from './entra-error.ts';
import { decodePart } from './keys.ts';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The registration a token request speaks for; public clients need no proof. */
export function authenticateClient(context: Context, form: URLSearchParams): Application {
  const basic = readBasic(context.headers.authorization);
  const clientId = form.get('client_id') ?? basic?.id ?? '';
  const application = findApplication(context.tenant.store, clientId);
  if (!application || application.clientId !== clientId) {
    throw new EntraFailure(700016, `Application with identifier '${clientId}' was not found in the directory.`);
  }
  if (application.secret === null && application.certificates.length === 0) return application;
  const secret = form.get('client_secret') ?? basic?.secret ?? null;
  if (form.get('client_assertion_type') === ASSERTION_TYPE) {
    checkAssertion(context.tenant, application, form.get('client_assertion') ?? '');
  } else if (secret === null) {
    // A confidential client's browser half proves itself with PKCE alone.
    if (form.get('grant_type') === 'client_credentials' || !form.has('code_verifier')) throw missingProof();
  } else if (secret !== application.secret) {
    throw new EntraFailure(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  }
  return application;
}

function missingProof(): EntraFailure {
  return new EntraFailure(
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );
}

function readBasic(header: string | undefined): { id: string; secret: string } | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return null;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
}

function checkAssertion(tenant: Tenant, application: Application, assertion: string): void {
  const [head = '', body = '', signature = ''] = assertion.split('.');
  const header = decodePart(head);
  const claims = decodePart(body);
  const certificate = application.certificates
    .map((pem) => new X509Certificate(pem))
    .find((one) => isMeant(one, header));
  if (!header || !claims || !certificate) throw refused('no registered certificate matches its header');
  if (!signatureHolds(certificate, String(header.alg), `${head}.${body}`, signature))
    throw refused('its signature is wrong');
  const tokenEndpoint = `${tenant.origin}/${tenant.tenantId}/oauth2/v2.0/token`;
  if (claims.iss !== application.clientId || claims.sub !== application.clientId)
    throw refused('issuer or subject differ');
  if (claims.aud !== tokenEndpoint) throw refused(`its audience is not ${tokenEndpoint}`);
  // The client stamps its assertion with the machine's clock, which the tenant's may have left behind.
  if (Number(claims.exp) * 1000 <= tenant.clock.machineNow()) throw refused('it has expired');
}

function refused(reason: string): EntraFailure {
  return new EntraFailure(
    700027,
    `The certificate used to sign the client assertion is not registered, or the assertion is invalid: ${reason}.`,
  );
}

/** By SHA-256 or SHA-1 thumbprint, or by the certificate itself, as the header says. */
function isMeant(certificate: X509Certificate, header: Record<string, unknown> | null): boolean {
  const thumbprint = (hash: string) => createHash(hash).update(certificate.raw).digest('base64url');
  const [sent] = Array.isArray(header?.x5c) ? header.x5c : [];
  return (
    header?.['x5t#S256'] === thumbprint('sha256') ||
    header?.x5t === thumbprint('sha1') ||
    sent === certificate.raw.toString('base64')
  );
}

function signatureHolds(certificate: X509Certificate, algorithm: string, text: string, signature: string): boolean {
  if (algorithm !== 'RS256' && algorithm !== 'PS256') return false;
  const padding = algorithm === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const key = { key: certificate.publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}
