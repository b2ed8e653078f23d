/**
 * The token on each request. A refused token is fetched anew once, past every cache, and the request repeated:
 * nothing was done by a call that was answered 401.
 */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Actor } from '../../ports/identity.ts';
import { headersOf, middleware, type RequestPlan } from './request-plan.ts';
import { TransportFault } from './send.ts';

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
    headers.Authorization = `Bearer ${await inTime(plan, tokens.token(plan.call.actor, { skipCache: false }))}`;
    await next();
    if (plan.answer?.status !== 401) return;
    const claims = claimsChallenge(plan.answer.headers);
    const options = { skipCache: true, ...(claims ? { claims } : {}) };
    const fresh = await inTime(plan, tokens.token(plan.call.actor, options));
    headers.Authorization = `Bearer ${fresh}`;
    await next();
  });
}

/** Fetching tokens has no time limit of its own; the request it is for has one. */
async function inTime(plan: RequestPlan, token: Promise<string>): Promise<string> {
  const { overall } = plan;
  let stop = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new TransportFault('no token in time', false));
    overall.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([token, late]);
  } finally {
    overall.removeEventListener('abort', stop);
  }
}
