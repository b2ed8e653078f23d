/** What the API, or the way to it, could not do: a catalogue entry a screen can show with its next step. */
import type { FieldFault, Problem, ProblemSlug } from '../../shared/contract/problems.ts';

/** Faults that happen before a server answers. */
export type LocalFault =
  | 'offline'
  | 'unreachable'
  | 'timed-out'
  | 'needs-sign-in'
  | 'sign-in-failed'
  | 'unreadable-answer';

export interface ApiProblem {
  readonly kind: ProblemSlug | LocalFault;
  /** Texts of the server; null for faults on the way, whose words are in the catalogue of the pages. */
  readonly title: string | null;
  readonly detail: string | null;
  readonly next: string | null;
  readonly errors: readonly FieldFault[];
  /** Seconds to wait before it makes sense to try again; null when the server names none. */
  readonly retryAfterSeconds: number | null;
  /** Id for support; null for faults on the way. */
  readonly instance: string | null;
  /** Entra's claims challenge, for signing in again. */
  readonly claims: string | null;
}

/** Thrown by the fetch door, so that TanStack Query sees a failure; everything about it is in `problem`. */
export class ApiFailure extends Error {
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(problem.kind);
    this.name = 'ApiFailure';
    this.problem = problem;
  }
}

/** A fault on the way. */
export const localProblem = (kind: LocalFault): ApiProblem => ({
  kind,
  title: null,
  detail: null,
  next: null,
  errors: [],
  retryAfterSeconds: null,
  instance: null,
  claims: null,
});

/** What an error of any kind means to a person. Faults of our own code count as an unreadable answer. */
export const problemOf = (error: unknown): ApiProblem =>
  error instanceof ApiFailure ? error.problem : localProblem('unreadable-answer');

/** Whether trying again later can help without anybody changing something. */
export const isPassing = ({ kind }: ApiProblem): boolean => PASSING.has(kind);

const PASSING: ReadonlySet<string> = new Set([
  'offline',
  'unreachable',
  'timed-out',
  'rate-limited',
  'tenant-unavailable',
  'tenant-busy',
  'overloaded',
  'outcome-unknown',
  'internal',
]);

const SLUG = /^\/problems\/([a-z-]+)$/;

/** Reads a refusal. Something that is no problem document, such as a proxy's page, counts by its status. */
export function readProblem(response: Pick<Response, 'status' | 'headers'>, text: string): ApiProblem {
  return {
    ...problemIn({ ...documentIn(text), status: response.status }),
    retryAfterSeconds: secondsOf(response.headers.get('retry-after')),
    claims: claimsOf(response.headers.get('www-authenticate')),
  };
}

function documentIn(text: string): Partial<Problem> | null {
  try {
    return JSON.parse(text) as Partial<Problem> | null;
  } catch {
    return null;
  }
}

/** A problem document that came inside of another answer; null and holes are what no server of ours sends. */
export function problemIn(document: Partial<Problem> | null): ApiProblem {
  const slug = SLUG.exec(document?.type ?? '')?.[1] as ProblemSlug | undefined;
  return {
    kind: slug ?? slugOfStatus(document?.status ?? 500),
    title: document?.title ?? null,
    detail: document?.detail ?? null,
    next: document?.next ?? null,
    errors: document?.errors ?? [],
    retryAfterSeconds: null,
    instance: document?.instance ?? null,
    claims: null,
  };
}

function slugOfStatus(status: number): ProblemSlug {
  if (status === 401) return 'not-signed-in';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'rate-limited';
  return status === 503 ? 'overloaded' : 'internal';
}

/** Retry-After in seconds; our server sends no dates. */
function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function claimsOf(header: string | null): string | null {
  const encoded = /claims="([^"]+)"/.exec(header ?? '')?.[1];
  return encoded ? atob(encoded) : null;
}
