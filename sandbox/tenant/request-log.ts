/**
 * Record of every request the tenant answered, for tests that count calls and for people who want to see them.
 * Holds sizes, never bodies or tokens.
 */

/** One answered request, or one part of a batch. Sizes are bytes of the bodies. */
export interface LogEntry {
  /** Place in the order of arrival, from 1. */
  number: number;
  /** Tenant's time at arrival, ISO 8601 UTC. */
  at: string;
  method: string;
  /** Path and query as sent. */
  url: string;
  status: number;
  requestBytes: number;
  responseBytes: number;
  /** Client id of the calling application, when a token was read. */
  app: string | null;
  /** Object id of the signed-in person, null for applications on their own. */
  user: string | null;
  clientRequestId: string | null;
  requestId: string;
  /** Request headers that rules of the house speak about: agent, preferences, preconditions, consistency. */
  headers: Record<string, string>;
  /** Name of the fault that struck, when one did. */
  fault: string | null;
  /** Parts of a batch, in order of the request. */
  parts?: LogEntry[];
}

/** The log, oldest first, cut at `LIMIT` entries. */
export interface RequestLog {
  add(entry: Omit<LogEntry, 'number'>): void;
  entries(): readonly LogEntry[];
  clear(): void;
}

const LIMIT = 20_000;
const KEPT_HEADERS = ['user-agent', 'prefer', 'if-match', 'if-none-match', 'consistencylevel', 'content-type'];

/** An empty log. */
export function createRequestLog(): RequestLog {
  let entries: LogEntry[] = [];
  let count = 0;
  return {
    add(entry) {
      count += 1;
      entries.push({ number: count, ...entry });
      if (entries.length > LIMIT * 2) entries = entries.slice(-LIMIT);
    },
    entries: () => entries.slice(-LIMIT),
    clear() {
      entries = [];
    },
  };
}

/** The request headers worth keeping. */
export function loggedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}
