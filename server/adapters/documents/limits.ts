/** What a file may cost. Beyond a limit it is refused or cut with a notice, never read at any price. */

/** Largest file taken at all, in bytes. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Longest text given back, in UTF-16 units; what is beyond is cut with a notice. */
export const MAX_TEXT_UNITS = 10 * 1024 * 1024;

/** How long one file may take inside the reader, in milliseconds. */
export const DEADLINE_MS = 2_000;

/** Memory of the reader's thread, in megabytes. */
export const MAX_MEMORY_MB = 512;

/** Parts of one zip container. */
export const MAX_ZIP_ENTRIES = 4_000;

/** Bytes of all parts we unpack from one zip container. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** A part that grows more than this, and beyond `RATIO_FREE_BYTES`, is a bomb. XML of real files stays below 100. */
export const MAX_RATIO = 250;
export const RATIO_FREE_BYTES = 4 * 1024 * 1024;

/** Names of people taken from one file. */
export const MAX_PEOPLE = 500;

/** Rows of a tracker; what is below is cut with a notice. */
export const MAX_TRACKER_ROWS = 20_000;

/** Columns of a tracker. */
export const MAX_TRACKER_COLUMNS = 256;

/** Files that may wait for the reader at once, and their bytes together: what is beyond is sent away. */
export const MAX_WAITING_FILES = 32;
export const MAX_WAITING_BYTES = 160 * 1024 * 1024;
