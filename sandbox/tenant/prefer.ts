/**
 * The Prefer request header: `odata.maxpagesize=5, outlook.timezone="Pacific Standard Time", IdType="ImmutableId"`.
 */

/** Preferences by lower-case name; a bare preference has an empty value. */
export type Prefer = ReadonlyMap<string, string>;

/** Reads the header; unreadable parts are passed over, as RFC 7240 asks. */
export function parsePrefer(header: string | undefined): Prefer {
  const found = new Map<string, string>();
  for (const part of (header ?? '').split(/[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/)) {
    const [name = '', ...rest] = part.split('=');
    const value = rest.join('=').trim();
    if (name.trim()) found.set(name.trim().toLowerCase(), value.replace(/^"(.*)"$/, '$1'));
  }
  return found;
}
