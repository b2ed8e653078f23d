/**
 * Catalogue of what the API may answer when it cannot do as asked (RFC 9457). One entry a type: the status, the title
 * people see, and what they can do next. Each is explained in docs/problems.md; a test compares the two.
 */
import { type Static, Type } from 'typebox';
import { closed } from './common.ts';

export interface ProblemKind {
  readonly status: number;
  /** The same for every occurrence; for people. */
  readonly title: string;
  /** What the person can do next, in one sentence. */
  readonly next: string;
}

const problem = (status: number, title: string, next: string): ProblemKind => ({ status, title, next });

export const PROBLEMS = {
  'bad-request': problem(
    400,
    'The request could not be read.',
    'Check that the body is valid JSON of the stated type.',
  ),
  'invalid-fields': problem(400, 'Some fields are missing or wrong.', 'Correct the fields named in errors.'),
  'not-signed-in': problem(401, 'You are not signed in.', 'Sign in and try again.'),
  'sign-in-again': problem(401, 'Microsoft 365 asks you to sign in again.', 'Sign in again; your input is kept.'),
  'tenant-unknown': problem(401, 'Your organisation is not set up here.', 'Ask your administrator to set it up.'),
  'role-missing': problem(403, 'Your role does not allow this.', 'Ask an administrator of the register for the role.'),
  'access-denied': problem(
    403,
    'SharePoint does not let you do this.',
    'Ask the owner of the site for access, or for permission to write.',
  ),
  'mailbox-denied': problem(
    403,
    'This mailbox is outside what the server may use.',
    'Ask your administrator to add the mailbox to the permitted ones.',
  ),
  'verifier-is-owner': problem(
    403,
    'Somebody other than the owner must verify and close an item.',
    'Ask the coordinator or another colleague to verify it.',
  ),
  'not-found': problem(404, 'There is no such record.', 'Check the reference; it may have been deleted.'),
  'transcript-missing': problem(
    404,
    'There is no transcript that you may read.',
    'Switch transcription on in the meeting, or ask its organiser; paste the notes meanwhile.',
  ),
  'transition-refused': problem(
    409,
    'The item cannot take this step from where it stands.',
    'Reload the item and choose one of the steps it offers.',
  ),
  'changed-meanwhile': problem(
    412,
    'Somebody else changed the same fields meanwhile.',
    'Compare the values in errors, then save again.',
  ),
  'too-large': problem(
    413,
    'This is larger than the server takes.',
    'Files may have 10 MB; send a smaller one, or paste the part that matters.',
  ),
  'type-unknown': problem(
    415,
    'This kind of file cannot be read.',
    'Use .txt, .md, .html, .docx, .vtt, .eml, .msg or .ics.',
  ),
  'no-attendees': problem(
    422,
    'The session has no attendees.',
    'Add the people who took part, so that owners and recipients are known.',
  ),
  'session-times-wrong': problem(422, 'The session ends before it starts.', 'Correct the start and the end.'),
  'facts-missing': problem(422, 'This step needs more facts.', 'Fill in the fields named in errors.'),
  'document-unreadable': problem(
    422,
    'The file is damaged or protected and could not be read.',
    'Open it, save it again without a password, or paste its text.',
  ),
  'version-required': problem(428, 'The version you saw is missing.', 'Send the etag of the item in If-Match.'),
  'rate-limited': problem(429, 'Too many requests in a short time.', 'Wait as long as Retry-After says.'),
  internal: problem(500, 'Something went wrong on our side.', 'Try again; if it stays, report the id in instance.'),
  'outcome-unknown': problem(
    502,
    'Microsoft 365 did not say whether this was done.',
    'Send the same request again: nothing is done twice.',
  ),
  'lists-need-repair': problem(
    409,
    'The lists of the register are missing or were changed.',
    'Ask an administrator to run the lists doctor.',
  ),
  'tenant-unavailable': problem(503, 'Microsoft 365 cannot be reached.', 'Try again in a few minutes.'),
  'tenant-busy': problem(503, 'Microsoft 365 asks us to slow down.', 'Wait as long as Retry-After says.'),
  overloaded: problem(503, 'The server is busy.', 'Try again in a minute.'),
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemSlug = keyof typeof PROBLEMS;

/** The `type` member of a problem: an address of this server that explains it. */
export const problemType = (slug: ProblemSlug): string => `/problems/${slug}`;

/** One wrong field: where (RFC 6901) and why. `current` is the value the record holds now, as JSON. */
export const FieldFault = closed({
  pointer: Type.String(),
  detail: Type.String(),
  current: Type.Optional(Type.String()),
});
export type FieldFault = Static<typeof FieldFault>;

/** `application/problem+json`. */
export const Problem = closed({
  type: Type.String(),
  title: Type.String(),
  status: Type.Number(),
  detail: Type.String(),
  /** `urn:uuid:` and the request id, for support. */
  instance: Type.String(),
  /** What to do next. */
  next: Type.String(),
  errors: Type.Optional(Type.Array(FieldFault)),
});
export type Problem = Static<typeof Problem>;

/** Why a use case cannot do as asked: the `kind` is the problem type; the rest explains this occurrence. */
export interface Refusal {
  readonly kind: ProblemSlug;
  /** One sentence for people, without personal data or words of other systems. */
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
  readonly retryAfterSeconds?: number;
  /** Claims challenge of Entra, passed on to the client that has to sign in again. */
  readonly claims?: string;
}

/**
 * A refusal as it is written out. Detail of a 5xx stays general; the log has the rest.
 * @param requestId becomes `instance`. @param next another next step than the catalogue's.
 */
export function problemOf(refusal: Refusal, requestId: string, next: string = PROBLEMS[refusal.kind].next): Problem {
  const { kind, detail, errors = [] } = refusal;
  const { status, title } = PROBLEMS[kind];
  return {
    type: problemType(kind),
    title,
    status,
    detail: status >= 500 && status !== 503 ? next : (detail ?? next),
    instance: `urn:uuid:${requestId}`,
    next,
    ...(errors.length > 0 && { errors: [...errors] }),
  };
}

/** What the failures of the outside are called in the catalogue. */
export const OUTSIDE_PROBLEMS = {
  'not-found': 'not-found',
  conflict: 'changed-meanwhile',
  throttled: 'tenant-busy',
  denied: 'access-denied',
  'interaction-needed': 'sign-in-again',
  invalid: 'lists-need-repair',
  unavailable: 'tenant-unavailable',
  'unknown-outcome': 'outcome-unknown',
} as const satisfies Readonly<Record<string, ProblemSlug>>;
