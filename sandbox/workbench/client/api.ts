/** The workbench's own server, as typed calls. */

/** A person of the demo. `zone` is IANA, `timeZone` the Windows name. */
export interface DemoUser {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly userPrincipalName: string;
  readonly timeZone: string;
  readonly zone: string;
}

/** What the manifest says of the app in the frames. */
export interface AppFacts {
  readonly appId: string;
  readonly name: string;
  readonly developer: string;
  readonly paneUrl: string;
  readonly tabUrl: string;
  readonly configUrl?: string;
  readonly mailPermission: 'ReadItem' | 'ReadWriteItem' | 'ReadWriteMailbox';
  readonly clientId: string;
  readonly ssoScope: string;
  readonly tabId: string;
}

export interface Setup {
  readonly users: readonly DemoUser[];
  readonly app: AppFacts;
  readonly tenantId: string;
  readonly graphBaseUrl: string;
  readonly startAs: string | null;
  /** Client id the workbench itself calls Graph with. */
  readonly ownClientId: string | null;
}

/** A request the tenant answered, as its log has it. */
export interface RequestLine {
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly app: string | null;
  readonly user: string | null;
  readonly fault: string | null;
}

export interface Placed {
  readonly kind: 'meeting' | 'message';
  readonly subject: string;
  readonly startsAt: string | null;
  readonly key: string;
  readonly notices: readonly string[];
}

export interface FaultState {
  readonly inForce: string;
  readonly presets: readonly { readonly id: string; readonly name: string }[];
}

/** An answer outside 200 to 299; the message is fit for a person. */
export class ApiFailure extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Calls JSON endpoints of the workbench's server. @throws ApiFailure. */
export async function callApi<Body>(path: string, method = 'GET', body?: unknown): Promise<Body> {
  const isBytes = body instanceof Blob;
  const type = isBytes ? 'application/octet-stream' : 'application/json';
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': type }, body: isBytes ? body : JSON.stringify(body) }),
  });
  return read<Body>(response);
}

/** Graph as one of the demo's people. */
export interface Graph {
  get<Body>(path: string, prefer?: string): Promise<Body>;
  send<Body>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Body>;
}

/** @param user whose token the server uses. */
export function graphAs(user: DemoUser): Graph {
  const call = async <Body>(method: string, path: string, prefer: readonly string[], body?: unknown) => {
    const headers: Record<string, string> = {
      'x-demo-user': user.userPrincipalName,
      prefer: ['IdType="ImmutableId"', `outlook.timezone="${user.timeZone}"`, ...prefer].join(', '),
    };
    if (body !== undefined) headers['content-type'] = 'application/json';
    const payload = body === undefined ? {} : { body: JSON.stringify(body) };
    return read<Body>(await fetch(`/api/graph${path}`, { method, headers, ...payload }));
  };
  return {
    get: (path, prefer) => call('GET', path, prefer ? [prefer] : []),
    send: (method, path, body) => call(method, path, [], body),
  };
}

async function read<Body>(response: Response): Promise<Body> {
  const text = await response.text();
  const value = text && /json/.test(response.headers.get('content-type') ?? '') ? (JSON.parse(text) as unknown) : null;
  if (response.ok) return value as Body;
  const said = value as { message?: string; error?: { message?: string } } | null;
  throw new ApiFailure(
    response.status,
    said?.message ?? said?.error?.message ?? `The server answered ${response.status}.`,
  );
}
