/**
 * Entra's error form, which is not Graph's, and the refusals of the login by AADSTS number.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
import type { Json } from '../json.ts';
import type { Context, Reply } from '../route.ts';
import type { Tenant } from '../tenant.ts';

/** A refusal of the login: OAuth error, AADSTS number, and what the text says. */
export class EntraFailure extends Error {
  readonly error: string;
  readonly number: number;
  readonly status: number;
  readonly more: Json;

  constructor(number: number, detail: string, more: Json = {}) {
    super(detail);
    const [error, status] = KINDS[number] ?? ['invalid_request', 400];
    this.error = error;
    this.status = status;
    this.number = number;
    this.more = more;
  }
}

const KINDS: Readonly<Record<number, readonly [string, number]>> = {
  28000: ['invalid_scope', 400],
  50011: ['invalid_request', 400],
  50013: ['invalid_grant', 400],
  50058: ['login_required', 400],
  50076: ['interaction_required', 400],
  50079: ['interaction_required', 400],
  54005: ['invalid_grant', 400],
  65001: ['invalid_grant', 400],
  70000: ['invalid_grant', 400],
  70003: ['unsupported_grant_type', 400],
  70008: ['invalid_grant', 400],
  70011: ['invalid_scope', 400],
  90002: ['invalid_request', 400],
  90014: ['invalid_request', 400],
  500011: ['invalid_resource', 400],
  500131: ['invalid_grant', 400],
  500133: ['invalid_grant', 400],
  501481: ['invalid_grant', 400],
  650053: ['invalid_scope', 400],
  700016: ['unauthorized_client', 400],
  700027: ['invalid_client', 401],
  7000114: ['invalid_grant', 400],
  7000215: ['invalid_client', 401],
  7000218: ['invalid_client', 401],
};

/** The body Entra answers with. `correlation_id` echoes the request's `client-request-id` when there is one. */
function entraErrorBody(tenant: Tenant, failure: EntraFailure, correlationId: string): Json {
  const traceId = tenant.ids.guid();
  const timestamp = new Date(tenant.clock.now()).toISOString().slice(0, 19).replace('T', ' ');
  const lines = [`Trace ID: ${traceId}`, `Correlation ID: ${correlationId}`, `Timestamp: ${timestamp}Z`];
  return {
    error: failure.error,
    error_description: `AADSTS${failure.number}: ${failure.message} ${lines.join(' ')}`,
    error_codes: [failure.number],
    timestamp: `${timestamp}Z`,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${tenant.origin}/error?code=${failure.number}`,
    ...failure.more,
  };
}

/** Runs a handler and answers its refusals in Entra's form. */
export function withEntraErrors(handler: (context: Context) => Reply | Promise<Reply>) {
  return async (context: Context): Promise<Reply> => {
    try {
      return await handler(context);
    } catch (error) {
      if (!(error instanceof EntraFailure)) throw error;
      const asked = context.query.raw.get('client-request-id') ?? context.headers['client-request-id'];
      const body = entraErrorBody(context.tenant, error, asked ?? context.tenant.ids.guid());
      return { status: error.status, body, headers: NO_STORE };
    }
  };
}

/** Tokens and refusals must not be kept by anyone on the way. */
export const NO_STORE = { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' };
