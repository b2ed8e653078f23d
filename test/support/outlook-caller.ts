/**
 * Calls mail and calendars of a sandbox as one person, with bodies typed for reading deep into events and messages.
 */
import type { GraphCall, TestSandbox } from './start-sandbox.ts';

/** JSON as tests read it: any member may be looked at, the assertion says what it must be. */
export type OutlookJson = { [name: string]: OutlookJson } & OutlookJson[] & string;

/** A Graph answer; `body` is undefined when there is none. */
export interface OutlookAnswer {
  status: number;
  headers: Headers;
  body: OutlookJson;
}

/** One call. `path` is below `/v1.0` or an absolute link of the sandbox. */
export type OutlookCall = (method: string, path: string, call?: GraphCall) => Promise<OutlookAnswer>;

/** The person of that UPN, ready to call; null for the application on its own. */
export function callerFor(sandbox: TestSandbox, user: string | null): OutlookCall {
  return async (method, path, call = {}) =>
    (await sandbox.graph(method, path, { ...(user === null ? {} : { user }), ...call })) as unknown as OutlookAnswer;
}

/** The control API with the same reading. */
export async function tellSandbox(sandbox: TestSandbox, method: string, path: string, body?: unknown) {
  return (await sandbox.tell(method, path, body)) as unknown as OutlookJson;
}

/** `$filter` with its expression encoded. */
export function filter(text: string): string {
  return `$filter=${encodeURIComponent(text)}`;
}

/** Status and error code of a refusal. */
export function refusal({ status, body }: OutlookAnswer): [number, string] {
  return [status, String(body?.error?.code)];
}
