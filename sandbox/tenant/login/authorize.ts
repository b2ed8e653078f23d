/**
 * `/{tenant}/oauth2/v2.0/authorize`: asks who signs in, remembers it in a cookie, and sends a code to the client.
 */
import { DIRECTORY, findPerson, type Person } from '../directory/people.ts';
import type { Context, Reply } from '../route.ts';
import { type Application, findApplication } from './applications.ts';
import { renderPicker, renderPostBack, renderRefusal } from './authorize-page.ts';
import { EntraFailure } from './entra-error.ts';
import { SIGN_INS } from './sign-ins.ts';

const CODE_MS = 10 * 60_000;
const COOKIE = 'sandbox-sign-in';

/** Shows the picker, or goes on silently for someone already signed in. */
export function showAuthorize(context: Context): Reply {
  const wish = new URLSearchParams(context.url.search);
  return guarded(context, wish, () => {
    const application = checkRequest(context, wish);
    const known = knownPerson(context, wish);
    const prompt = wish.get('prompt');
    if (known && prompt !== 'login' && prompt !== 'select_account') return grantCode(context, wish, application, known);
    if (prompt === 'none') throw new EntraFailure(50058, 'Session information is not sufficient for single-sign-on.');
    const people = Object.values(context.tenant.store.slice(DIRECTORY).people).filter(({ kind }) => kind === 'person');
    return page(renderPicker(application.displayName, people, context.url.pathname + context.url.search));
  });
}

/** The picker's answer: `login_as` is an object id. */
export function pickPerson(context: Context): Reply {
  const wish = new URLSearchParams(context.url.search);
  const chosen = new URLSearchParams(context.rawBody.toString('utf8')).get('login_as') ?? '';
  return guarded(context, wish, () => {
    const application = checkRequest(context, wish);
    const person = findPerson(context.tenant.store, chosen);
    if (!person) throw new EntraFailure(50058, 'Nobody was chosen.');
    return grantCode(context, wish, application, person);
  });
}

/** Forgets who is signed in and goes back where the client wants. */
export function signOut(context: Context): Reply {
  const target = context.query.raw.get('post_logout_redirect_uri');
  const forget = `${COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=None`;
  return target
    ? { status: 302, headers: { location: target, 'set-cookie': forget } }
    : { ...page(renderRefusal('You are signed out.')), headers: { 'set-cookie': forget } };
}

/** Refusals before the redirect address is proven stay on our page; later ones go to the client. */
function guarded(context: Context, wish: URLSearchParams, run: () => Reply): Reply {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EntraFailure)) throw error;
    const showHere = [50011, 700016, 90014].includes(error.number);
    const description = `AADSTS${error.number}: ${error.message}`;
    if (showHere) return { ...page(renderRefusal(description)), status: 400 };
    return sendBack(wish, { error: error.error, error_description: description });
  } finally {
    context.tenant.store.touch();
  }
}

function checkRequest(context: Context, wish: URLSearchParams): Application {
  const clientId = wish.get('client_id') ?? '';
  const application = findApplication(context.tenant.store, clientId);
  if (!application)
    throw new EntraFailure(700016, `Application with identifier '${clientId}' was not found in the directory.`);
  const redirectUri = wish.get('redirect_uri') ?? '';
  if (!application.redirectUris.some((pattern) => redirectMatches(pattern, redirectUri))) {
    throw new EntraFailure(
      50011,
      `The redirect URI '${redirectUri}' does not match the redirect URIs configured for the application '${clientId}'.`,
    );
  }
  if (wish.get('response_type') !== 'code')
    throw new EntraFailure(70011, `Only the response_type 'code' is supported.`);
  return application;
}

/** Exact, or a pattern ending in `*`; the port of a loopback address is not compared, as RFC 8252 section 7.3 asks. */
function redirectMatches(pattern: string, uri: string): boolean {
  const portless = uri.replace(/^([a-z-]+:\/\/(?:localhost|127\.0\.0\.1)):\d+/, '$1');
  const prefix = pattern.endsWith('*') ? pattern.slice(0, -1).replace(/\/$/, '') : null;
  return prefix === null ? portless === pattern : portless === prefix || portless.startsWith(`${prefix}/`);
}

function knownPerson(context: Context, wish: URLSearchParams): Person | null {
  const cookie = new RegExp(`${COOKIE}=([^;]+)`).exec(context.headers.cookie ?? '')?.[1];
  const hint = wish.get('login_hint');
  const signedIn = cookie ? findPerson(context.tenant.store, cookie) : null;
  const hinted = hint ? findPerson(context.tenant.store, hint) : null;
  return hinted ?? signedIn;
}

function grantCode(context: Context, wish: URLSearchParams, application: Application, person: Person): Reply {
  const { tenant } = context;
  const code = `0.${tenant.ids.token(32)}`;
  tenant.store.slice(SIGN_INS).codes[code] = {
    clientId: application.clientId,
    personId: person.id,
    redirectUri: wish.get('redirect_uri') ?? '',
    scope: wish.get('scope') ?? 'openid',
    nonce: wish.get('nonce'),
    challenge: wish.get('code_challenge'),
    challengeMethod: wish.get('code_challenge_method') ?? 'plain',
    expiresAtMs: tenant.clock.now() + CODE_MS,
    used: false,
  };
  const info = Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.tenantId })).toString('base64url');
  const reply = sendBack(wish, { code, client_info: info, session_state: tenant.ids.guid() });
  const cookie = `${COOKIE}=${person.id}; Path=/; Secure; HttpOnly; SameSite=None`;
  return { ...reply, headers: { ...reply.headers, 'set-cookie': cookie } };
}

function sendBack(wish: URLSearchParams, values: Record<string, string>): Reply {
  const redirectUri = wish.get('redirect_uri') ?? '';
  const state = wish.get('state');
  const answer = new URLSearchParams({ ...values, ...(state === null ? {} : { state }) });
  const mode = wish.get('response_mode') ?? 'query';
  if (mode === 'form_post') return page(renderPostBack(redirectUri, answer));
  const sign = mode === 'fragment' ? '#' : redirectUri.includes('?') ? '&' : '?';
  return { status: 302, headers: { location: `${redirectUri}${sign}${answer}` } };
}

function page(html: string): Reply {
  return { status: 200, body: html, contentType: 'text/html; charset=utf-8', headers: { 'cache-control': 'no-store' } };
}
