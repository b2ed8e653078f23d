/** Entra's refusals as port failures. Error codes decide; descriptions may name people and stay here. */
import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { PortFailure } from '../../ports/failures.ts';

/** Codes after which only the person can help, by signing in again. */
const ASK_THE_PERSON = new Set(['interaction_required', 'invalid_grant', 'consent_required', 'login_required']);
/** Codes after which an administrator has to change the registration. */
const ASK_THE_ADMIN = new Set(['invalid_client', 'unauthorized_client', 'invalid_scope', 'invalid_resource']);

/** @see claims-challenge: the claims go back to the client as they are. */
export function entraFailure(error: unknown): PortFailure {
  if (error instanceof PortFailure) return error;
  const code = error instanceof AuthError ? error.errorCode : '';
  if (error instanceof InteractionRequiredAuthError || ASK_THE_PERSON.has(code)) {
    const claims = error instanceof InteractionRequiredAuthError ? error.claims : '';
    return new PortFailure('interaction-needed', `Entra wants the person: ${code}`, claims ? { claims } : {});
  }
  if (ASK_THE_ADMIN.has(code) && !isOutage(error)) return new PortFailure('denied', `Entra refused the app: ${code}`);
  return new PortFailure('unavailable', `Entra could not be reached: ${code || 'no answer'}`, { cause: error });
}

const isOutage = (error: unknown): boolean => error instanceof ServerError && (error.status ?? 400) >= 500;
