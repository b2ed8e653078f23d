/**
 * Keys made from text: the same parts always give the same key, on every machine and in every release.
 * For idempotency and matching only. The hash is MurmurHash3 (x86, 128 bits, seed 0, by Austin Appleby, public domain):
 * well spread, not secret, and no defence against somebody who wants two texts to collide.
 */

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** How each of the four lanes mixes a word in: factors, rotation, then rotation and constant of the running state. */
const LANES = [
  { first: C1, turn: 15, second: C2, stateTurn: 19, add: 0x561ccd1b },
  { first: C2, turn: 16, second: C3, stateTurn: 17, add: 0x0bcaa747 },
  { first: C3, turn: 17, second: C4, stateTurn: 15, add: 0x96cd1c35 },
  { first: C4, turn: 18, second: C1, stateTurn: 13, add: 0x32ac3b17 },
] as const;

type State = [number, number, number, number];

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function finish(word: number): number {
  const a = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return b ^ (b >>> 16);
}

/** Every lane takes the others in: the last three see the first lane's sum, the first one sees theirs. */
function entangle(state: State): void {
  state[0] = (state[0] + state[1] + state[2] + state[3]) | 0;
  for (const lane of [1, 2, 3] as const) state[lane] = (state[lane] + state[0]) | 0;
}

const wordAt = (bytes: readonly number[], at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

function mixed(word: number, lane: 0 | 1 | 2 | 3): number {
  const { first, turn, second } = LANES[lane];
  return Math.imul(rotate(Math.imul(word, first), turn), second);
}

/** 128-bit hash of text as 32 lower-case hex digits. */
export function hash128(text: string): string {
  const bytes = utf8(text);
  const state: State = [0, 0, 0, 0];
  const whole = bytes.length - (bytes.length % 16);
  for (let at = 0; at < whole; at += 16) {
    for (const lane of [0, 1, 2, 3] as const) {
      const { stateTurn, add } = LANES[lane];
      const turned = rotate(state[lane] ^ mixed(wordAt(bytes, at + lane * 4), lane), stateTurn);
      state[lane] = (Math.imul((turned + state[lane === 3 ? 0 : ((lane + 1) as 1 | 2 | 3)]) | 0, 5) + add) | 0;
    }
  }
  for (const lane of [0, 1, 2, 3] as const) {
    state[lane] ^= mixed(wordAt(bytes, whole + lane * 4), lane) ^ bytes.length;
  }
  entangle(state);
  for (const lane of [0, 1, 2, 3] as const) state[lane] = finish(state[lane]);
  entangle(state);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * Key of an ordered list of text parts. Each part goes in with its length, so that `['ab', 'c']` and `['a', 'bc']` differ.
 * @returns 32 lower-case hex digits.
 */
export const stableKey = (parts: readonly string[]): string =>
  hash128(parts.map((part) => `${part.length}:${part}`).join(''));

/** Lone halves of surrogate pairs become U+FFFD, as every UTF-8 encoder does. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const raw = character.codePointAt(0) ?? 0;
    const code = raw >= 0xd800 && raw <= 0xdfff ? 0xfffd : raw;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}
