/**
 * The host's half of nested app authentication: reads a request of msal-browser, asks for a token, words the answer.
 * Carriers differ (teams-js, or the loader beside office.js); the text is the same. Observed with msal-browser 5.29.
 */

/** Cloud host msal-browser knows; with any other its cache never hits. */
const ENVIRONMENT = 'login.microsoftonline.com';

/** A person as tokens speak of them. */
export interface BridgeAccount {
  readonly objectId: string;
  readonly tenantId: string;
  readonly username: string;
  readonly name: string;
}

export interface BridgeTokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly scope: string;
}

export type BridgeStatus =
  | 'USER_INTERACTION_REQUIRED'
  | 'USER_CANCEL'
  | 'NO_NETWORK'
  | 'TRANSIENT_ERROR'
  | 'PERSISTENT_ERROR'
  | 'DISABLED';

/** Tokens, or why there are none. */
export type BridgeOutcome = BridgeTokens | { readonly status: BridgeStatus; readonly description: string };

export interface BridgeAsk {
  readonly clientId: string;
  readonly scope: string;
  /** True when the person may be asked. */
  readonly interactive: boolean;
}

export interface BridgePorts {
  account(): BridgeAccount;
  tokens(ask: BridgeAsk): Promise<BridgeOutcome>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The answer's text; null when the text is no request. */
export async function answerBridge(text: unknown, ports: BridgePorts): Promise<string | null> {
  const request = readRequest(text);
  if (!request) return null;
  const { method, requestId } = request;
  const base = { messageType: 'NestedAppAuthResponse', requestId };
  if (method === 'GetInitContext') {
    return JSON.stringify({ ...base, success: true, initContext: initContext(ports.account()) });
  }
  if (method !== 'GetToken' && method !== 'GetTokenPopup') {
    return JSON.stringify({ ...base, success: false, error: failure('PERSISTENT_ERROR', `No method ${method}.`) });
  }
  const wish = (request.tokenParams ?? {}) as Fields;
  const ask = {
    clientId: String(wish.clientId ?? ''),
    scope: String(wish.scope ?? ''),
    interactive: method === 'GetTokenPopup',
  };
  const outcome = await ports.tokens(ask);
  if ('status' in outcome) {
    return JSON.stringify({ ...base, success: false, error: failure(outcome.status, outcome.description) });
  }
  const { access_token, id_token, expires_in, scope } = outcome;
  const token = { access_token, id_token, expires_in, scope };
  return JSON.stringify({ ...base, success: true, token, account: accountInfo(ports.account()) });
}

function readRequest(text: unknown): { method: string; requestId: string; tokenParams?: unknown } | null {
  try {
    const value = (typeof text === 'string' ? JSON.parse(text) : null) as Fields | null;
    if (value?.messageType !== 'NestedAppAuthRequest') return null;
    return { method: String(value.method), requestId: String(value.requestId), tokenParams: value.tokenParams };
  } catch {
    return null;
  }
}

const homeAccountId = ({ objectId, tenantId }: BridgeAccount): string => `${objectId}.${tenantId}`;

function initContext(account: BridgeAccount) {
  return {
    sdkName: 'workbench',
    sdkVersion: '1.0.0',
    accountContext: {
      homeAccountId: homeAccountId(account),
      environment: ENVIRONMENT,
      tenantId: account.tenantId,
    },
    capabilities: {},
  };
}

function accountInfo(account: BridgeAccount) {
  return {
    environment: ENVIRONMENT,
    homeAccountId: homeAccountId(account),
    localAccountId: account.objectId,
    tenantId: account.tenantId,
    username: account.username,
    name: account.name,
  };
}

const failure = (status: BridgeStatus, description: string) => ({ status, code: status.toLowerCase(), description });
