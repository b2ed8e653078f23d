/**
 * What the login remembers between requests: authorization codes, refresh tokens, claims challenges to come.
 */
import type { SliceDefinition } from '../store.ts';

/** An authorization code waiting to be redeemed. */
export interface PendingCode {
  clientId: string;
  personId: string;
  redirectUri: string;
  scope: string;
  nonce: string | null;
  /** `S256` challenge; null when the client sent none. */
  challenge: string | null;
  challengeMethod: string;
  expiresAtMs: number;
  used: boolean;
}

/** A refresh token's meaning. */
export interface RefreshGrant {
  clientId: string;
  personId: string;
  audience: string;
  expiresAtMs: number;
}

/** State of the login. */
export interface SignIns {
  codes: Record<string, PendingCode>;
  refreshTokens: Record<string, RefreshGrant>;
  /** How many more on-behalf-of requests a person's token will be challenged, by object id. */
  challenges: Record<string, number>;
}

export const SIGN_INS: SliceDefinition<SignIns> = {
  name: 'sign-ins',
  empty: () => ({ codes: {}, refreshTokens: {}, challenges: {} }),
};
