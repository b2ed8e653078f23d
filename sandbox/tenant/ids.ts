/**
 * Identifiers the tenant hands out. Random by default; from a seed they repeat run after run.
 */
import { createHash, randomBytes } from 'node:crypto';

/** Source of identifiers and of every other random choice in the tenant. */
export interface Ids {
  /** Lower-case GUID, version 4 in form. */
  guid(): string;
  /** URL-safe text without padding, `bytes` of entropy. */
  token(bytes: number): string;
}

/** @param seed same seed, same sequence; null for a random one. */
export function createIds(seed: string | null): Ids {
  let counter = 0;
  const bytes = (length: number): Buffer => {
    if (seed === null) return randomBytes(length);
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => digest(`${seed}:${counter++}`));
    return Buffer.concat(blocks).subarray(0, length);
  };
  return {
    guid: () => toGuid(bytes(16)),
    token: (length) => bytes(length).toString('base64url'),
  };
}

/** A GUID that follows from a name, for seeded things that must keep their id. */
export function guidFromName(name: string): string {
  return toGuid(digest(name));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function toGuid(bytes: Buffer): string {
  const hex = bytes.toString('hex').slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
