/** How long the other side asks us to stay away. Pure. */

/**
 * Milliseconds of the longer of Retry-After (seconds, or a date measured against the answer's own Date header, so that
 * our clock does not matter) and RateLimit-Reset; null when the answer names neither.
 *
 * @example retryAfterMs(new Headers({ 'retry-after': '7' })) // 7000
 */
export function retryAfterMs(headers: Headers): number | null {
  const asked = [fromRetryAfter(headers), isExhausted(headers) ? seconds(headers.get('ratelimit-reset')) : null];
  const known = asked.filter((ms) => ms !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** No pause between requests is longer than this while the quota lasts. */
const LONGEST_PACE_MS = 5_000;

/**
 * Milliseconds to leave before the next request so that what is left of the quota lasts until it is renewed; 0 without
 * a warning. SharePoint sends these headers once four fifths of a minute's quota are used.
 *
 * @example paceMs(new Headers({ 'ratelimit-remaining': '20', 'ratelimit-reset': '30' })) // 1500
 */
export function paceMs(headers: Headers): number {
  const remaining = Number(headers.get('ratelimit-remaining') ?? Number.NaN);
  const resetMs = seconds(headers.get('ratelimit-reset'));
  if (!(remaining >= 0) || resetMs === null) return 0;
  return Math.min(LONGEST_PACE_MS, Math.ceil(resetMs / Math.max(1, remaining)));
}

function fromRetryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after');
  const asSeconds = seconds(value);
  if (asSeconds !== null || value === null) return asSeconds;
  const until = Date.parse(value);
  const answeredAt = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(until) || Number.isNaN(answeredAt) ? null : Math.max(0, until - answeredAt);
}

const isExhausted = (headers: Headers): boolean => {
  const remaining = headers.get('ratelimit-remaining');
  return remaining === null || Number(remaining) <= 0;
};

function seconds(value: string | null): number | null {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Math.ceil(Number(value) * 1000) : null;
}
