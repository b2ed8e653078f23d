/**
 * The one door to the server: token, time limit, problems as data, versions, and answers remembered by their tag.
 * Only reads are repeated by themselves: a write whose outcome is unknown is repeated by a person, with the same key.
 */
import type { TokenRefusal, Tokens } from '../host/tokens.ts';
import { ApiFailure, isPassing, type LocalFault, localProblem, readProblem } from './problem.ts';

export interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** From shared/contract/paths.ts. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON; a Blob is sent as bytes. */
  readonly body?: unknown;
  /** Version the person saw. */
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
}

export interface ApiAnswer<Body> {
  readonly body: Body;
  readonly status: number;
}

export interface Api {
  /** Throws ApiFailure. */
  send<Body>(request: ApiRequest): Promise<ApiAnswer<Body>>;
  /** The token alone, for uploads that report progress. Throws ApiFailure. */
  token(): Promise<string>;
}

export interface ApiParts {
  readonly tokens: Pick<Tokens, 'silent'>;
  readonly fetch: typeof fetch;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Whether this machine has a network at all; tells a dead server from a dead line. Absent: nobody knows. */
  readonly isOnline?: () => boolean;
  /** Told of every answer, whatever it says; for the server's time. */
  readonly onAnswer?: (response: Response) => void;
}

/** A server answers within seconds; a save of many items takes longer. A read that was too slow once is not repeated. */
const TIME_LIMIT_MS = { GET: 15_000, others: 60_000 } as const;
const READ_TRIES = 3;
/** A longer wait is shown to the person instead of being sat out. */
const LONGEST_SILENT_WAIT_SECONDS = 8;
/** Answers kept to be confirmed by their tag. */
const MEMORY = 60;

const TOKEN_FAULTS: Readonly<Record<TokenRefusal, LocalFault>> = {
  'interaction-needed': 'needs-sign-in',
  cancelled: 'needs-sign-in',
  'popup-blocked': 'needs-sign-in',
  offline: 'offline',
  unavailable: 'sign-in-failed',
};

interface Remembered {
  readonly etag: string;
  readonly body: unknown;
}

/** The door. */
export function createApi(parts: ApiParts): Api {
  const memory = new Map<string, Remembered>();
  const token = async (): Promise<string> => {
    const answer = await parts.tokens.silent();
    if (answer.ok) return answer.token;
    throw new ApiFailure(localProblem(TOKEN_FAULTS[answer.why]));
  };
  const once = async <Body>(request: ApiRequest): Promise<ApiAnswer<Body>> => {
    const url = addressOf(request);
    const known = isRead(request) ? memory.get(url) : undefined;
    const headers = headersOf(request, await token(), known?.etag);
    const { response, text } = await inTime(request, (signal) =>
      reach(parts, url, { ...initOf(request), headers, signal }),
    );
    parts.onAnswer?.(response);
    if (response.status === 304 && known) return { body: known.body as Body, status: 200 };
    if (!response.ok) throw new ApiFailure(readProblem(response, text));
    const body = (response.status === 204 ? null : JSON.parse(text)) as Body;
    const etag = response.headers.get('etag');
    if (isRead(request) && etag) remember(memory, url, { etag, body });
    return { body, status: response.status };
  };
  return {
    token,
    async send<Body>(request: ApiRequest) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once<Body>(request);
        } catch (error) {
          const waitMs = pauseBefore(request, error, attempt);
          if (waitMs === null) throw error;
          await parts.wait(waitMs);
        }
      }
    },
  };
}

const isRead = ({ method = 'GET' }: ApiRequest): boolean => method === 'GET';

/** Milliseconds until the next try; null when there is none. */
function pauseBefore(request: ApiRequest, error: unknown, attempt: number): number | null {
  if (!isRead(request) || request.signal?.aborted || attempt >= READ_TRIES) return null;
  if (!(error instanceof ApiFailure) || !isPassing(error.problem) || error.problem.kind === 'timed-out') return null;
  const asked = error.problem.retryAfterSeconds ?? 0.4 * 2 ** attempt;
  return asked <= LONGEST_SILENT_WAIT_SECONDS ? asked * 1000 : null;
}

/** The address with its query; fields without a value are left out. */
export function addressOf({ path, query = {} }: Pick<ApiRequest, 'path' | 'query'>): string {
  const fields = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return fields.length === 0 ? path : `${path}?${new URLSearchParams(fields)}`;
}

/** Runs the exchange under the request's time limit. */
async function inTime<Answer>(
  request: ApiRequest,
  exchange: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new DOMException('no answer in time', 'TimeoutError')),
    isRead(request) ? TIME_LIMIT_MS.GET : TIME_LIMIT_MS.others,
  );
  try {
    return await exchange(request.signal ? AbortSignal.any([request.signal, limit.signal]) : limit.signal);
  } finally {
    clearTimeout(timer);
  }
}

function initOf({ method = 'GET', body }: ApiRequest): RequestInit {
  return {
    method,
    cache: 'no-store',
    ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
  };
}

function headersOf({ body, ifMatch }: ApiRequest, token: string, etag: string | undefined): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && {
      'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json',
    }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(etag !== undefined && { 'if-none-match': etag }),
  };
}

/** An answer whose body has arrived as well: a line can die between the two. */
interface Arrived {
  readonly response: Response;
  readonly text: string;
}

async function reach(
  { fetch: send, isOnline }: ApiParts,
  url: string,
  init: RequestInit & { readonly signal: AbortSignal },
): Promise<Arrived> {
  try {
    const response = await send(url, init);
    return { response, text: await response.text() };
  } catch (thrown) {
    // What a body that was broken off throws differs between browsers; the signal knows why.
    const error: unknown = init.signal.aborted ? init.signal.reason : thrown;
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    const isCancelled = error instanceof DOMException && error.name === 'AbortError';
    if (isCancelled) throw error;
    throw new ApiFailure(localProblem(isLate ? 'timed-out' : isOnline?.() === true ? 'unreachable' : 'offline'));
  }
}

function remember(memory: Map<string, Remembered>, url: string, answer: Remembered): void {
  memory.delete(url);
  memory.set(url, answer);
  const oldest = memory.keys().next().value;
  if (memory.size > MEMORY && oldest !== undefined) memory.delete(oldest);
}
