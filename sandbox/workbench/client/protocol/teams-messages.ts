/** The envelopes of teams-js 2.x: requests of the app, responses and events of the host. Observed with 2.58.0. */

/** A request, app to host. Ids are echoed in the response. */
export interface TeamsRequest {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args: readonly unknown[];
  /** Text of a nested app authentication request. */
  readonly data?: unknown;
}

/** The request in a message's data; null when it is none. */
export function readTeamsRequest(data: unknown): TeamsRequest | null {
  if (typeof data !== 'object' || data === null) return null;
  const { id, func, args, uuidAsString, data: payload } = data as Record<string, unknown>;
  if (typeof func !== 'string' || typeof id !== 'number') return null;
  return {
    id,
    func,
    args: Array.isArray(args) ? args : [],
    ...(typeof uuidAsString === 'string' ? { uuidAsString } : {}),
    ...(payload === undefined ? {} : { data: payload }),
  };
}

/** The response; `args` are spread over the caller's callback. */
export function teamsResponse({ id, uuidAsString }: TeamsRequest, args: readonly unknown[]) {
  return { id, ...(uuidAsString === undefined ? {} : { uuidAsString }), args };
}

/** An event has no id: a numeric one would make it a response. */
export function teamsEvent(func: string, args: readonly unknown[]) {
  return { func, args };
}
