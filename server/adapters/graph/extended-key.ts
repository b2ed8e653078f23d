/**
 * Our key on mails and events: a named property in the public string set, which Exchange can filter by.
 * @see singlevaluelegacyextendedproperty-get
 */

/** Name of the property, in the form Graph wants it. */
const KEY_PROPERTY = 'String {00020329-0000-0000-C000-000000000046} Name FollowthroughKey';

/** The property to write. */
export const keyProperty = (key: string) => ({ id: KEY_PROPERTY, value: key });

/** The filter that finds it, not yet encoded. */
export const hasKey = (key: string): string =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${KEY_PROPERTY}' and ep/value eq '${key.replaceAll("'", "''")}')`;
