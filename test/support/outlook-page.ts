/**
 * The least of Outlook on the web that Microsoft's own office.js needs to run a pane: an https page of the same host
 * name with the pane in a frame, its messages answered, and tokens for nested app authentication. Test ground only.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { createRequire } from 'node:module';
import { dirname, join, normalize } from 'node:path';

const OFFICE = join(dirname(createRequire(import.meta.url).resolve('@microsoft/office-js/package.json')), 'dist');
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', html: 'text/html', css: 'text/css' };

export interface OutlookPage {
  close(): Promise<void>;
}

export interface OutlookPageParts {
  /** On loopback. The server has to know it before it starts. */
  readonly port: number;
  readonly key: string;
  readonly certificate: string;
  /** Access token for the person in the pane, or why there is none. */
  readonly token: () => Promise<string | Refusal>;
}

/** How nested app authentication refuses; the status is the broker's own word. */
export interface Refusal {
  readonly status: 'USER_INTERACTION_REQUIRED' | 'USER_CANCEL' | 'NO_NETWORK' | 'PERSISTENT_ERROR';
}

/** Where the host page and its office.js will be. */
export function outlookAddresses(port: number): { readonly origin: string; readonly loaderUrl: string } {
  const origin = `https://localhost:${port}`;
  return { origin, loaderUrl: `${origin}/office/loader.js` };
}

/** Serves the host page at `/?pane=<address>&locale=<display language>` and office.js below `/office/`. */
export async function startOutlookPage({ port, key, certificate, token }: OutlookPageParts): Promise<OutlookPage> {
  const server: Server = createServer({ key, cert: certificate }, async (request, response) => {
    const path = new URL(request.url ?? '/', 'https://localhost').pathname;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    const answer = await answerTo(path, token);
    response.writeHead(answer.status, { 'content-type': answer.type });
    response.end(answer.body);
  });
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  return {
    close: () => new Promise<void>((settle) => server.close(() => settle())),
  };
}

async function answerTo(path: string, token: OutlookPageParts['token']) {
  if (path === '/') return { status: 200, type: 'text/html', body: HOST_PAGE };
  if (path === '/token')
    return { status: 200, type: 'application/json', body: JSON.stringify({ token: await token() }) };
  if (path === '/office/loader.js') return { status: 200, type: 'text/javascript', body: LOADER };
  const file = normalize(path.replace('/office/', '')).toLowerCase().startsWith('agaveerrorux')
    ? path.replace('/office/', '').toLowerCase()
    : normalize(path.replace('/office/', ''));
  try {
    const body = readFileSync(join(OFFICE, file));
    return { status: 200, type: TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body };
  } catch {
    return { status: 404, type: 'text/plain', body: 'no such file' };
  }
}

/** Stands in for MicrosoftAjax.js, offers the token bridge, then writes the real office.js. */
const LOADER = `(() => {
  const own = document.currentScript.src;
  window.Type = Function;
  Function.registerNamespace = (path) => path.split('.').reduce((at, name) => (at[name] ??= {}), window);
  Function.registerClass = Function._validateParams = Function._validateParameter = () => null;
  window.Sys = {
    StringBuilder: function (first) { const parts = first ? [first] : []; return { append: (t) => parts.push(t), toString: (s = '') => parts.join(s) }; },
    Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } },
    Debug: { trace() {} }, Browser: { agent: null, name: '', version: 0 },
  };
  for (const kind of ['argument', 'argumentNull', 'argumentOutOfRange', 'argumentType', 'argumentUndefined', 'create', 'format', 'invalidOperation', 'notImplemented', 'parameterCount'])
    Error[kind] = (text) => new Error(kind + ': ' + text);
  Error.prototype.popStackFrame = () => undefined;
  const listeners = new Set();
  // The pane may reach its own server only, so the page around it fetches the token.
  const ask = () => new Promise((settle) => {
    addEventListener('message', function hear({ source, data }) {
      if (source !== parent || !data || !('testToken' in data)) return;
      removeEventListener('message', hear);
      settle(data.testToken);
    });
    parent.postMessage({ wantsTestToken: true }, new URL(own).origin);
  });
  const tell = (answer) => listeners.forEach((each) => each(JSON.stringify({ messageType: 'NestedAppAuthResponse', ...answer })));
  const claims = (token) => JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
  window.nestedAppAuthBridge = {
    addEventListener: (_, each) => listeners.add(each),
    removeEventListener: (_, each) => listeners.delete(each),
    async postMessage(text) {
      const { method, requestId, tokenParams } = JSON.parse(text);
      const token = await ask();
      if (method === 'GetInitContext') return tell({ requestId, success: true, initContext: { sdkName: 'test', sdkVersion: '1', capabilities: { queryAccount: false }, accountContext: null } });
      if (token.status) return tell({ requestId, success: false, error: { status: token.status, code: token.status, description: 'asked by the test' } });
      const { oid, tid, name, preferred_username: username = 'someone@example' } = claims(token);
      const account = { environment: 'login.microsoftonline.com', homeAccountId: oid + '.' + tid, localAccountId: oid, tenantId: tid, username, name };
      tell({ requestId, success: true, token: { access_token: token, id_token: token, expires_in: 3000, scope: tokenParams.scope }, account });
    },
  };
  document.write('<script src="' + new URL('/office/office.js', own) + '"></' + 'script>');
})();`;

/** window.show(item) opens an item, window.theme(colour) changes the theme, window.inserted is what compose got. */
const HOST_PAGE = `<!doctype html><html lang="en"><head><title>Outlook</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style></head>
<body><script>
const wish = new URLSearchParams(location.search);
const pane = wish.get('pane');
const locale = wish.get('locale') ?? 'en-US';
const conversation = 'c1';
let item = JSON.parse(sessionStorage.getItem('item') ?? 'null');
window.inserted = [];
window.unanswered = [];
const frame = document.createElement('iframe');
frame.title = 'Pane';
frame.name = JSON.stringify({ baseFrameName: 'f1', hostInfo: 'Outlook|Web|16.01|' + locale + '|6f1c0d8a-0000-4000-8000-000000000001||disableLogging|0', xdmInfo: conversation + '|app-1|' + location.origin, serializerVersion: '1', flights: '[]' });
const origin = new URL(pane).origin;
const post = (message) => frame.contentWindow.postMessage(JSON.stringify(message), origin);
const event = (name, data) => post({ _messageType: 1, _responseType: 1, _actionName: name, _conversationId: conversation, _correlationId: -1, _origin: location.href, _data: data });
const initial = () => item && { userDisplayName: 'Marcus Adeyemi', userEmailAddress: 'marcus.adeyemi@northharbour.example', userTimeZone: 'GMT Standard Time', userProfileType: 'office365', hostVersion: '16', owaView: 'OneColumn', ewsUrl: '', restUrl: '', isRestIdSupported: true, permissionLevel: 3, ...item };
const fields = (p) => ({ 37: item.bodyHtml, 18: item.subject, 15: [item.to, item.cc, []][p.recipientField] ?? [], 24: p.TimeProperty === 1 ? item.start : item.end, 107: item.organizer, 164: item.id });
const answers = {
  ContextActivationManager_getAppContextAsync: () => ({ _id: 'app-1', _appName: 64, _appVersion: '16', _appUILocale: locale, _dataLocale: locale, _docUrl: location.href, _clientMode: 0, _settings: {}, _reason: 'documentOpened', _osfControlType: 1, _appInstanceId: '1', _hostFullVersion: '16.0', _addinName: 'Followthrough', _appDomains: [], _requirementMatrix: JSON.stringify({ Mailbox: '1.11', DialogApi: '1.2', IdentityAPI: '1.3', NestedAppAuth: '1.1' }) }),
  ContextActivationManager_notifyHost: () => null,
  GetInitialData: () => initial(),
  ExecuteMethod: (data) => {
    const id = data.MethodData.DispatchId;
    if (id === 13 || id === 23) { window.inserted.push(data.ApiParams.data); return { error: false, errorCode: 0, wasSuccessful: true, data: null }; }
    const values = fields(data.ApiParams ?? {});
    if (!(id in values)) { window.unanswered.push(id); return { error: true, errorCode: 9020 }; }
    return { error: false, errorCode: 0, wasSuccessful: true, data: values[id] };
  },
  executeMethod: () => ({ Version: 1, Error: 0 }),
};
addEventListener('message', async ({ source, data }) => {
  if (data && data.wantsTestToken) return frame.contentWindow.postMessage({ testToken: (await fetch('/token').then((answer) => answer.json())).token }, origin);
  if (source !== frame.contentWindow || typeof data !== 'string') return;
  const request = JSON.parse(data);
  if (request._messageType !== 0) return;
  const answer = request._actionType === 0 ? (answers[request._actionName] ?? (() => { window.unanswered.push(request._actionName); return null; }))(request._data) : { Error: 0 };
  post({ _messageType: 1, _responseType: 0, _errorCode: 0, _actionName: request._actionName, _conversationId: conversation, _correlationId: request._correlationId, _origin: location.href, _data: answer });
});
window.show = (next) => { item = next; sessionStorage.setItem('item', JSON.stringify(next)); event('olkItemSelectedChanged', initial() ?? ''); };
window.theme = (colour) => event('officeThemeChanged', [JSON.stringify({ bodyBackgroundColor: colour })]);
window.open_ = (first) => { item = first; sessionStorage.setItem('item', JSON.stringify(first)); frame.src = pane; document.body.append(frame); };
if (item) window.open_(item);
</script></body></html>`;
