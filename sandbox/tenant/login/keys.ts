/**
 * The tenant's signing key and the JSON Web Tokens made with it. What goes into a token is decided in `tokens.ts`.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { guidFromName } from '../ids.ts';
import { asObject, type Json } from '../json.ts';
import type { SliceDefinition, Store } from '../store.ts';

interface SigningKey {
  kid: string;
  privatePem: string;
}

const KEYS: SliceDefinition<SigningKey> = { name: 'signing-key', empty: makeKey };

function makeKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { kid: guidFromName(privatePem).replaceAll('-', ''), privatePem };
}

/** The key objects of a store's signing key, read from PEM once. */
const objects = new WeakMap<SigningKey, { privateKey: KeyObject; publicKey: KeyObject }>();

function keyObjects(key: SigningKey) {
  const known = objects.get(key);
  if (known) return known;
  const privateKey = createPrivateKey(key.privatePem);
  const made = { privateKey, publicKey: createPublicKey(privateKey) };
  objects.set(key, made);
  return made;
}

/** The key set as `/discovery/v2.0/keys` publishes it. */
export function publicKeySet(store: Store, issuer: string): Json {
  const key = store.slice(KEYS);
  const jwk = keyObjects(key).publicKey.export({ format: 'jwk' });
  return { keys: [{ ...jwk, kty: 'RSA', use: 'sig', alg: 'RS256', kid: key.kid, issuer }] };
}

/** The key itself, to carry it over a reset: clients keep tokens and key sets longer than a test keeps its data. */
export function keepSigningKey(store: Store): () => void {
  const kept = store.slice(KEYS);
  return () => void Object.assign(store.slice({ ...KEYS, empty: () => kept }), kept);
}

/** A signed token (RS256, `kid` in its header). */
export function signToken(store: Store, claims: Json): string {
  const key = store.slice(KEYS);
  const text = `${part({ typ: 'JWT', alg: 'RS256', kid: key.kid })}.${part(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(text), keyObjects(key).privateKey);
  return `${text}.${signature.toString('base64url')}`;
}

/** Claims of a token this tenant signed; null for any other text. Times are not looked at. */
export function readOwnToken(store: Store, token: string): Json | null {
  const [header, claims, signature, ...rest] = token.split('.');
  if (!header || !claims || !signature || rest.length > 0) return null;
  const key = store.slice(KEYS);
  const valid = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${claims}`),
    keyObjects(key).publicKey,
    Buffer.from(signature, 'base64url'),
  );
  return valid ? decodePart(claims) : null;
}

/** One JSON part of a token, unverified; null when it is none. */
export function decodePart(text: string): Json | null {
  try {
    return asObject(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

function part(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
