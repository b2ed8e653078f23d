import { describe, expect, test } from 'vitest';
import { unpackParts } from '../../../../server/adapters/documents/zip.ts';
import { zipOf } from '../../../support/office-files.ts';

const all = () => true;
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);

/** Writes a number over every place where the size of the only entry stands. */
function withSize(bytes: Uint8Array, size: number): Uint8Array {
  const lying = bytes.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 30 < lying.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true);
  }
  return lying;
}

test('parts come back as they went in', () => {
  const parts = unpackParts(zipOf({ 'a.xml': '<a/>', 'b/c.xml': '<c/>' }), (name) => name === 'b/c.xml');
  expect([...parts].map(([name, part]) => [name, new TextDecoder().decode(part)])).toEqual([['b/c.xml', '<c/>']]);
});

describe('a bomb is stopped', () => {
  test('by the sizes it declares', () => {
    expect(() => unpackParts(zipOf({ 'a.xml': zeros(65) }), all)).toThrow(expect.objectContaining({ kind: 'bomb' }));
  });
  test('by its ratio, below the limit of size', () => {
    expect(() => unpackParts(zipOf({ 'a.xml': zeros(20) }), all)).toThrow(expect.objectContaining({ kind: 'bomb' }));
  });
  test('while it is unpacked, when its header lies', () => {
    const lying = withSize(zipOf({ 'a.xml': zeros(80) }), 1000);
    expect(() => unpackParts(lying, all)).toThrow(expect.objectContaining({ kind: 'bomb' }));
  });
  test('by the number of its parts', () => {
    const many = Object.fromEntries(Array.from({ length: 4_001 }, (_, index) => [`${index}.xml`, '']));
    expect(() => unpackParts(zipOf(many), all)).toThrow(expect.objectContaining({ kind: 'bomb' }));
  });
  test('but not for a part nobody asked for', () => {
    expect(unpackParts(zipOf({ 'a.xml': '<a/>', 'big.bin': zeros(80) }), (name) => name === 'a.xml').size).toBe(1);
  });
});

test('a file cut off anywhere is truncated or damaged, never read', () => {
  const whole = zipOf({ 'a.xml': '<a>some text</a>' });
  for (let length = 4; length < whole.length; length += 1) {
    expect(() => unpackParts(whole.slice(0, length), all)).toThrow(expect.objectContaining({ kind: 'truncated' }));
  }
});

test('a protected part is named as such', () => {
  const bytes = zipOf({ 'a.xml': '<a/>' });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 30 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  }
  expect(() => unpackParts(bytes, all)).toThrow(expect.objectContaining({ kind: 'encrypted' }));
});
