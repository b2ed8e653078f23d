/** A page that speaks Teams' side of teams-js and carries nested app authentication; as little as the tab needs. */

/** Chat of the meeting that a page in a meeting stands in. */
export const MEETING_CHAT = '19:meeting_benchmarks@thread.v2';

export interface TeamsWish {
  readonly theme: 'default' | 'dark' | 'contrast';
  readonly frameContext: 'content' | 'sidePanel' | 'settings';
  readonly place: 'personal' | 'channel' | 'meeting';
  readonly subEntityId: string | null;
  readonly user: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string };
  readonly tenantId: string;
  readonly locale: string;
}

/** The page around the tab. It needs `giveToken(scope)`, which answers an access token or null. */
export const teamsPage = (
  tabUrl: string,
  wish: TeamsWish,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Teams</title><style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}body{overflow:hidden}</style></head>
<body><script>
const wish = ${JSON.stringify(wish)};
const tab = ${JSON.stringify(tabUrl)};
const log = window.log = { funcs: [], success: 0, failures: [], config: null, valid: null };
const frame = document.createElement('iframe');
frame.title = 'Tab';
frame.src = tab;
document.body.append(frame);
const origin = new URL(tab).origin;
const send = (message) => frame.contentWindow.postMessage(message, origin);
window.event_ = (func, ...args) => send({ func, args });
const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, isNAAChannelRecommended: true,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { notifySuccessResponse: {} }, nestedAppAuth: {}, pages: { backStack: {}, config: {}, currentApp: {}, tabs: {} }, teamsCore: {} } });
const context = () => ({ locale: wish.locale, theme: wish.theme, entityId: 'register', subEntityId: wish.subEntityId ?? undefined,
  frameContext: wish.frameContext, userObjectId: wish.user.id, tid: wish.tenantId, loginHint: wish.user.userPrincipalName,
  userPrincipalName: wish.user.userPrincipalName, userDisplayName: wish.user.displayName, hostName: 'Teams', hostClientType: 'web',
  sessionId: 's', appSessionId: 'a', ...(wish.place === 'channel' && { channelId: '19:channel', channelName: 'Operations', teamId: '19:team' }),
  ...(wish.place === 'meeting' && { chatId: '${MEETING_CHAT}', meetingId: 'meeting' }) });
const base64 = (value) => btoa(JSON.stringify(value)).replace(/=+$/, '').replace(/\\+/g, '-').replace(/\\//g, '_');
const account = { environment: 'login.microsoftonline.com', homeAccountId: wish.user.id + '.' + wish.tenantId,
  localAccountId: wish.user.id, tenantId: wish.tenantId, username: wish.user.userPrincipalName, name: wish.user.displayName };
const idToken = () => [{ alg: 'RS256', typ: 'JWT' }, { oid: wish.user.id, tid: wish.tenantId, sub: wish.user.id, ver: '2.0',
  name: wish.user.displayName, preferred_username: wish.user.userPrincipalName, exp: Math.floor(Date.now() / 1000) + 3600 }].map(base64).join('.') + '.x';
async function bridge(text) {
  const { method, requestId, tokenParams } = JSON.parse(text);
  const answer = (rest) => JSON.stringify({ messageType: 'NestedAppAuthResponse', requestId, ...rest });
  if (method === 'GetInitContext') return answer({ success: true, initContext: { sdkName: 'x', sdkVersion: '1',
    accountContext: { homeAccountId: account.homeAccountId, environment: account.environment, tenantId: account.tenantId }, capabilities: {} } });
  const token = await window.giveToken(method);
  if (token === null) return answer({ success: false, error: { status: 'USER_INTERACTION_REQUIRED', code: 'x', description: 'interaction_required' } });
  return answer({ success: true, account, token: { access_token: token, id_token: idToken(), expires_in: 3600, scope: tokenParams.scope } });
}
const answers = {
  initialize: () => [wish.frameContext, 'web', '2.0.1', runtime],
  getContext: () => [context()],
  'appInitialization.success': () => { log.success += 1; return []; },
  'appInitialization.failure': ([, message]) => { log.failures.push(message); return null; },
  'authentication.getAuthToken': async () => { const token = await window.giveToken('sso'); return token ? [true, token] : [false, 'resourceRequiresConsent']; },
  'settings.getSettings': () => [log.config ?? {}],
  'settings.setSettings': ([value]) => { log.config = value; return [true]; },
  'settings.setValidityState': ([valid]) => { log.valid = valid; return null; },
  'settings.save.success': () => { log.saved = true; return null; },
  executeDeepLink: ([url]) => { log.link = url; return [true]; },
};
addEventListener('message', async ({ data, source, origin: from }) => {
  if (source !== frame.contentWindow || from !== origin || typeof data?.func !== 'string') return;
  log.funcs.push(data.func);
  const { id, uuidAsString, func } = data;
  if (func === 'nestedAppAuth.execute') return send({ id, uuidAsString, args: [null, await bridge(data.data)] });
  const args = await answers[func]?.(data.args ?? []);
  if (args) send({ id, uuidAsString, args });
});
</script></body></html>`;
