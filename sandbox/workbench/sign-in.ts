/**
 * Real tokens for the app in the frames, got as a broker gets them: the tenant's authorization code flow with PKCE,
 * for the person chosen in the workbench, with the broker's redirect address.
 */
import { createHash, randomBytes } from 'node:crypto';
import { jsonOf, type TenantClient } from './tenant-client.ts';

/** What a page in a frame asks for. */
export interface TokenWish {
  readonly clientId: string;
  /** Scopes with spaces. */
  readonly scope: string;
  /** UPN of the person. */
  readonly user: string;
}

/** The token endpoint's answer, as far as brokers hand it on. */
export interface TokenSet {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly scope: string;
}

/** Why the login refused, in its own words. */
export interface TokenRefusal {
  readonly error: string;
  readonly error_description: string;
}

/** Signs the person in and redeems the code. Rejects only when the login does not answer. */
export async function signIn(
  client: TenantClient,
  loginUrl: string,
  wish: TokenWish,
  origin: string,
): Promise<TokenSet | TokenRefusal> {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `brk-multihub://${new URL(origin).host}`;
  const question = new URLSearchParams({
    client_id: wish.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: `openid profile ${wish.scope}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: wish.user,
    prompt: 'none',
  });
  const answer = await client.open(`${loginUrl}/oauth2/v2.0/authorize?${question}`, { method: 'GET' });
  const back = answerOf(String(answer.headers.location ?? ''));
  const code = back.get('code');
  if (!code) return refusal(back, answer.status);
  const form = new URLSearchParams({
    client_id: wish.clientId,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    scope: `openid profile ${wish.scope}`,
  });
  const redeemed = await client.open(`${loginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  return jsonOf(redeemed) as TokenSet | TokenRefusal;
}

/** Parameters of a redirect, in query or fragment. */
function answerOf(location: string): URLSearchParams {
  const at = location.search(/[?#]/);
  return new URLSearchParams(at < 0 ? '' : location.slice(at + 1));
}

function refusal(back: URLSearchParams, status: number): TokenRefusal {
  return {
    error: back.get('error') ?? 'server_error',
    error_description: back.get('error_description') ?? `The login answered ${status}.`,
  };
}
