/** Limits both sides of the API know. Apart from the schemas, so that a page can read them without the schema library. */

/** Largest file taken, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** Longest text taken, in UTF-16 units. */
export const MAX_TEXT_UNITS = 1_000_000;

/** Most acts of one bulk request. */
export const MAX_BULK_ACTS = 100;
