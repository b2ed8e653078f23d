/**
 * The part of an event's body that Teams wrote: dial-in, link, meeting options. It lives in the body, so whoever writes
 * a new body has to carry it over. Pure.
 */

/** Where Teams starts: a line of underscores, or the block with its class, whichever comes first. */
const STARTS = [/<div[^<>]*>\s*(?:<[a-z]+[^<>]*>\s*){0,4}_{20}/i, /<div[^<>]*class="[^"<>]*me-email-text/i];

/**
 * Our new part followed by what Teams had written in the current body, with the join link in it for certain.
 *
 * @param joinUrl null for an event without an online meeting: the new part alone.
 */
export function keepJoinBlob(newPart: string, currentBody: string, joinUrl: string | null): string {
  if (joinUrl === null) return newPart;
  const blob = joinBlobOf(currentBody);
  if (blob !== '' && mentions(blob, joinUrl)) return `<div>${newPart}</div>\n${blob}`;
  const href = joinUrl.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<div>${newPart}</div>\n<div><a href="${href}">Microsoft Teams</a></div>`;
}

function joinBlobOf(body: string): string {
  const starts = STARTS.map((pattern) => body.search(pattern)).filter((index) => index !== -1);
  if (starts.length === 0) return '';
  const end = body.search(/<\/body>/i);
  return body.slice(Math.min(...starts), end === -1 ? body.length : end).trim();
}

/** HTML writes the ampersands of an address as `&amp;`. */
const mentions = (html: string, url: string): boolean => html.replaceAll('&amp;', '&').includes(url);
