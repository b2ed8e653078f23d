/**
 * Faults on request: rules that make the tenant throttle, fail, wait or hang up, a given number of times.
 * Rules live for the life of the process; the sandbox's control API and `--faults` set them.
 */
import type { Clock } from './clock.ts';
import { fail, type GraphFailure } from './errors.ts';
import { asObject, asString, type Json } from './json.ts';

/** One rule. The first rule that matches and has times left strikes. */
export interface FaultRule {
  name: string;
  /** Absent members match everything. `path` is a glob over the path without query: `*` one segment, `**` any. */
  match: { method?: string; path?: string };
  /** How often it strikes; null for ever. */
  times: number | null;
  /** Matching requests to let through first. */
  skip: number;
  /** Answer with this status instead of the real one. */
  status?: number;
  code?: string;
  retryAfterSeconds?: number;
  /** Write `Retry-After` as an HTTP date instead of seconds. */
  retryAfterAsDate?: boolean;
  /** Real time to wait before anything else happens. */
  delayMs?: number;
  /** Hang up without an answer: before anything happened, or after the effect. */
  dropConnection?: 'before' | 'after';
  /** With `status`: let the effect happen first, then answer with the status. */
  afterEffect?: boolean;
}

/** The rules in force. */
export interface Faults {
  rules(): readonly FaultRule[];
  add(rules: readonly FaultRule[]): void;
  clear(): void;
  /** The rule that strikes this request, its count already taken down; null when none does. */
  strike(method: string, path: string): FaultRule | null;
}

/** No faults. */
export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  return {
    rules: () => rules,
    add(more) {
      rules.push(...more.map((rule) => ({ ...rule })));
    },
    clear() {
      rules = [];
    },
    strike(method, path) {
      for (const rule of rules) {
        if (rule.times === 0 || !matches(rule, method, path)) continue;
        if (rule.skip > 0) {
          rule.skip -= 1;
          continue;
        }
        if (rule.times !== null) rule.times -= 1;
        return rule;
      }
      return null;
    },
  };
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  const { match } = rule;
  if (match.method && match.method.toUpperCase() !== method) return false;
  return match.path === undefined || globMatches(match.path.toLowerCase(), path.toLowerCase());
}

/** `*` stands for anything within a segment, `**` for anything at all. */
export function globMatches(glob: string, text: string): boolean {
  const parts = glob.split(/(\*\*|\*)/);
  const step = (index: number, at: number): boolean => {
    const part = parts[index];
    if (part === undefined) return at === text.length;
    if (part !== '*' && part !== '**') return text.startsWith(part, at) && step(index + 1, at + part.length);
    for (let end = at; end <= text.length; end++) {
      if (step(index + 1, end)) return true;
      if (part === '*' && text[end] === '/') return false;
    }
    return false;
  };
  return step(0, 0);
}

const CODES: Readonly<Record<number, readonly [string, string]>> = {
  409: ['Conflict', 'The request conflicts with the current state of the resource.'],
  412: ['preconditionFailed', 'ETag does not match current item value.'],
  429: ['TooManyRequests', 'Too many requests. Please retry after the period given in the Retry-After header.'],
  500: ['generalException', 'General exception while processing.'],
  502: ['BadGateway', 'The server received an invalid response from an upstream server.'],
  503: ['serviceNotAvailable', 'The service is temporarily unavailable.'],
  504: ['UnknownError', 'The gateway did not receive a response in time.'],
};

/** The refusal a rule with a status stands for. */
export function faultFailure(rule: FaultRule, status: number, clock: Clock): GraphFailure {
  const [code, message] = CODES[status] ?? ['UnknownError', 'An error was asked for.'];
  return fail(status, rule.code ?? code, message, { headers: retryAfter(rule, clock) });
}

function retryAfter({ retryAfterSeconds, retryAfterAsDate }: FaultRule, clock: Clock): Record<string, string> {
  if (retryAfterSeconds === undefined) return {};
  const date = new Date(clock.now() + retryAfterSeconds * 1000).toUTCString();
  return { 'retry-after': retryAfterAsDate ? date : String(retryAfterSeconds) };
}

/** Reads rules as they come from a file or the control API: one rule or an array. */
export function readFaultRules(value: unknown): FaultRule[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry, index) => readRule(asObject(entry), index));
}

function readRule(rule: Json, index: number): FaultRule {
  const match = asObject(rule.match);
  const { status, retryAfterSeconds, delayMs, dropConnection, times, skip } = rule;
  return {
    name: asString(rule.name) ?? `fault-${index + 1}`,
    match: {
      ...(asString(match.method) ? { method: String(match.method) } : {}),
      ...(asString(match.path) ? { path: String(match.path) } : {}),
    },
    times: typeof times === 'number' ? times : times === null ? null : 1,
    skip: typeof skip === 'number' ? skip : 0,
    ...(typeof status === 'number' ? { status } : {}),
    ...(asString(rule.code) ? { code: String(rule.code) } : {}),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    ...(typeof delayMs === 'number' ? { delayMs } : {}),
    ...(dropConnection === 'before' || dropConnection === 'after' ? { dropConnection } : {}),
    ...(rule.retryAfterAsDate === true ? { retryAfterAsDate: true } : {}),
    ...(rule.afterEffect === true ? { afterEffect: true } : {}),
  };
}
