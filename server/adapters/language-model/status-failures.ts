/** What a status of the service means for the one who asked. Bodies of refusals are not read: they may repeat the text. */
import { PortFailure } from '../../ports/failures.ts';

/** A person waits for the answer: longer waits are told instead of sat out. */
const LONGEST_WAIT_SECONDS = 5;

/** Milliseconds after which the service wants to be asked again; null when it did not ask, or for too long. */
export function waitAsked({ status, headers }: Pick<Response, 'status' | 'headers'>): number | null {
  const seconds = status === 429 || status === 503 ? retryAfterSeconds(headers) : null;
  return seconds === null || seconds > LONGEST_WAIT_SECONDS ? null : seconds * 1_000;
}

/** Null for an answer that can be read. */
export function failureOfStatus({
  ok,
  status,
  headers,
}: Pick<Response, 'ok' | 'status' | 'headers'>): PortFailure | null {
  if (ok) return null;
  if (status >= 300 && status < 400) return new PortFailure('unavailable', 'refused to follow a redirect');
  if (status === 429 || status === 503) {
    const seconds = retryAfterSeconds(headers);
    return new PortFailure('throttled', 'the language model is busy', {
      ...(seconds !== null && { retryAfterSeconds: seconds }),
    });
  }
  if (status === 401 || status === 403) return new PortFailure('denied', 'the language model refuses the key');
  if (status >= 400 && status < 500)
    return new PortFailure('invalid', `the language model refused the question: ${status}`);
  return new PortFailure('unavailable', `the language model failed: ${status}`);
}

/** Whole seconds; a date, which would need the other side's clock, counts as no word. */
function retryAfterSeconds(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) : null;
}
