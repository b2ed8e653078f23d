/** What a package is made for: one organisation's server and its app registration. */

export interface PackageFacts {
  /** Address of the server, https, without a slash at the end. */
  readonly url: string;
  /** Application (client) id the pages sign in with. */
  readonly clientId: string;
  /** Id of the package itself. */
  readonly appId: string;
  /** Scope of the server's API. */
  readonly scope: string;
  /** Of package.json; hosts take an update only when it grew. */
  readonly version: string;
}

/** Placeholder ids of a demo: nobody's registration. */
const DEMO = {
  url: 'https://localhost:8444',
  clientId: '00000000-0000-4000-8000-000000000001',
  appId: '00000000-0000-4000-8000-000000000002',
} as const;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Facts from the same variables the server reads; a demo's where they are not set.
 * @returns the facts, or what is wrong with the variables.
 */
export function readFacts(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): { readonly facts: PackageFacts } | { readonly faults: readonly string[] } {
  const url = (env.PUBLIC_URL || DEMO.url).replace(/\/+$/, '');
  const apiId = env.CLIENT_ID || DEMO.clientId;
  const clientId = env.PAGES_CLIENT_ID || apiId;
  const appId = env.TEAMS_APP_ID || DEMO.appId;
  const scope = env.API_SCOPE || `api://${apiId}/access_as_user`;
  const faults = [
    ...(URL.canParse(url) && url.startsWith('https://') ? [] : ['PUBLIC_URL must be an https address']),
    ...(GUID.test(clientId) ? [] : ['PAGES_CLIENT_ID or CLIENT_ID must be a GUID']),
    ...(GUID.test(appId) ? [] : ['TEAMS_APP_ID must be a GUID']),
  ];
  return faults.length > 0 ? { faults } : { facts: { url, clientId, appId, scope, version } };
}

/** A template with `{{name}}` replaced by the facts; `escaped` is what the format of the template needs. */
export function fill(template: string, facts: PackageFacts, escaped: (text: string) => string): string {
  const host = new URL(facts.url).host;
  const values: Readonly<Record<string, string>> = { ...facts, host, resource: facts.scope.replace(/\/[^/]+$/, '') };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => escaped(values[name] ?? whole));
}
