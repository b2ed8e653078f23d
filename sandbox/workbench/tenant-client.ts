/** Calls of the workbench into the tenant: Graph as a demo user, and the control API. */
import { Agent, request } from 'node:https';

/** A request to the tenant. `body` is sent as it is. */
export interface TenantRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds until the call rejects; as long as it takes when absent. */
  readonly withinMs?: number;
}

/** Its answer, whatever the status. */
export interface TenantAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** The tenant as the workbench sees it. Calls reject only when nobody answers. */
export interface TenantClient {
  /** `path` below `/v1.0`, as that person through the tenant's wide registration. */
  graph(user: string, path: string, request: TenantRequest): Promise<TenantAnswer>;
  /** `path` below `/sandbox`. */
  control(path: string, request: TenantRequest): Promise<TenantAnswer>;
  /** Any URL of the tenant, redirects not followed. */
  open(url: string, request: TenantRequest): Promise<TenantAnswer>;
}

/** @param authority PEM of the certificate authority to trust. */
export function createTenantClient(
  authority: string,
  graphBaseUrl: string,
  control: string,
): TenantClient & { close(): void } {
  const agent = new Agent({ ca: authority, keepAlive: true });
  const open = (url: string, wish: TenantRequest) => call(agent, url, wish);
  const tokens = new Map<string, string>();

  const freshToken = async (user: string): Promise<string> => {
    const body = JSON.stringify({ user, client: 'control' });
    const answer = await open(`${control}/token`, { method: 'POST', body });
    if (answer.status !== 200) throw new Error(`no token for ${user}: ${answer.status}`);
    const token = String((jsonOf(answer) as { accessToken?: unknown }).accessToken);
    tokens.set(user, token);
    return token;
  };
  const withToken = (token: string, path: string, wish: TenantRequest) =>
    open(`${graphBaseUrl}${path}`, { ...wish, headers: { ...wish.headers, authorization: `Bearer ${token}` } });

  return {
    open,
    control: (path, wish) => open(`${control}${path}`, wish),
    async graph(user, path, wish) {
      const answer = await withToken(tokens.get(user) ?? (await freshToken(user)), path, wish);
      // A jump of the clock ends tokens; the request did nothing yet, so it is safe to send once more.
      return answer.status === 401 ? withToken(await freshToken(user), path, wish) : answer;
    },
    close: () => agent.destroy(),
  };
}

function call(agent: Agent, url: string, { method, headers, body, withinMs }: TenantRequest): Promise<TenantAnswer> {
  return new Promise((settle, refuse) => {
    const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const limit = withinMs === undefined ? {} : { signal: AbortSignal.timeout(withinMs) };
    const wish = { agent, method, headers: { ...type, ...length, ...headers }, ...limit };
    const outgoing = request(url, wish, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', refuse);
      incoming.on('end', () =>
        settle({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', refuse);
    outgoing.end(body);
  });
}

/** The answer's JSON; null when it has none. */
export function jsonOf(answer: TenantAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
}
