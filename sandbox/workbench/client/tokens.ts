/** Tokens for the app in the frames, as both hosts hand them out; the switch decides how a request ends. */
import { callApi } from './api.ts';
import type { BridgeAccount, BridgeAsk, BridgeOutcome, BridgePorts, BridgeTokens } from './protocol/naa-bridge.ts';
import type { Session } from './session.ts';
import { confirmDialog } from './ui/dialogs.ts';

interface Refusal {
  readonly error: string;
  readonly error_description: string;
}

/** The bridge's ports for the signed-in person. */
export function createBridgePorts(session: Session): BridgePorts {
  return { account: () => accountOf(session), tokens: (ask) => tokensFor(session, ask) };
}

function accountOf({ get, setup }: Session): BridgeAccount {
  const { user } = get();
  return {
    objectId: user.id,
    tenantId: setup.tenantId,
    username: user.userPrincipalName,
    name: user.displayName,
  };
}

async function tokensFor(session: Session, ask: BridgeAsk): Promise<BridgeOutcome> {
  const { tokens, user } = session.get();
  if (tokens === 'offline') return { status: 'NO_NETWORK', description: 'The switch says there is no network.' };
  if (tokens === 'cancelled' && ask.interactive)
    return { status: 'USER_CANCEL', description: 'The switch says the person cancels.' };
  if (tokens !== 'ok' && !ask.interactive)
    return { status: 'USER_INTERACTION_REQUIRED', description: 'The switch asks for interaction.' };
  const question = `${session.setup.app.name} asks to sign you in as ${user.displayName}.`;
  if (ask.interactive && !(await confirmDialog('Sign in', question, 'Continue')))
    return { status: 'USER_CANCEL', description: 'The person closed the window.' };
  return redeem(session, ask);
}

async function redeem(session: Session, { clientId, scope }: BridgeAsk): Promise<BridgeOutcome> {
  const { user } = session.get();
  const wish = { clientId, scope: withoutOpenId(scope), user: user.userPrincipalName };
  const answer = await callApi<BridgeTokens | Refusal>('/api/token', 'POST', wish);
  if ('access_token' in answer) return answer;
  const needsPerson = answer.error === 'interaction_required' || answer.error === 'consent_required';
  return {
    status: needsPerson ? 'USER_INTERACTION_REQUIRED' : 'PERSISTENT_ERROR',
    description: answer.error_description,
  };
}

/** The server adds its own. */
const withoutOpenId = (scope: string): string =>
  scope
    .split(/\s+/)
    .filter((name) => !['openid', 'profile', 'email', 'offline_access'].includes(name))
    .join(' ');

/** Single sign-on of teams-js: `[true, token]` or `[false, reason]`. */
export async function ssoToken(session: Session): Promise<readonly [true, string] | readonly [false, string]> {
  const { clientId, ssoScope } = session.setup.app;
  const outcome = await tokensFor(session, { clientId, scope: ssoScope, interactive: false });
  if ('status' in outcome) return [false, SSO_REASONS[outcome.status] ?? 'FailedToOpenWindow'];
  return [true, outcome.access_token];
}

/** Reasons as Teams words them. */
const SSO_REASONS: Readonly<Record<string, string>> = {
  USER_INTERACTION_REQUIRED: 'resourceRequiresConsent',
  NO_NETWORK: 'Network error',
};
