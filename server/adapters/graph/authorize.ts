/**
 * The token on each request. A refused token is fetched anew once, past every cache, and the request repeated:
 * nothing was done by a call that was answered 401.
 */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Actor } from '../../ports/identity.ts';
import { headersOf, middleware } from './request-plan.ts';

/** Access tokens for Graph. Fetching one for an actor twice at the same time is one fetch. */
export interface TokenSource {
  /** Rejects `interaction-needed` with claims, `denied`, `unavailable`. */
  token(actor: Actor, options: { readonly skipCache: boolean; readonly claims?: string }): Promise<string>;
}

/** Claims that Conditional Access asks for, as JSON text; null when the answer names none. @see claims-challenge */
export function claimsChallenge(headers: Headers): string | null {
  const encoded = /claims="([A-Za-z0-9+/=_-]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : null;
}

/** Puts the actor's token on requests to Graph and on no other. */
export function authorize(tokens: TokenSource): Middleware {
  return middleware(async (context, plan, next) => {
    const headers = headersOf(context);
    delete headers.Authorization;
    if (plan.call.target === 'content') return next();
    headers.Authorization = `Bearer ${await tokens.token(plan.call.actor, { skipCache: false })}`;
    await next();
    if (plan.answer?.status !== 401) return;
    const claims = claimsChallenge(plan.answer.headers);
    const fresh = await tokens.token(plan.call.actor, { skipCache: true, ...(claims ? { claims } : {}) });
    headers.Authorization = `Bearer ${fresh}`;
    await next();
  });
}
