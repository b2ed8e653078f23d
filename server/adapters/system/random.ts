/** Randomness from the operating system. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Random } from '../../ports/clock.ts';

/** The real thing; tests and simulations bring a repeatable one. */
export const createRandom = (): Random => ({
  uuid: () => randomUUID(),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
});
