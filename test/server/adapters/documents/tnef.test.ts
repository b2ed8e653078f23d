import { expect, test } from 'vitest';
import { readTnef } from '../../../../server/adapters/documents/tnef.ts';

const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer);
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
const attribute = (level: number, id: number, data: Uint8Array) =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)]);
const tnef = (...attributes: Uint8Array[]) => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);

const SUBJECT = 0x00018004;
const BODY = 0x0002800c;
const ATTACHMENT = 0x00069002;
const TITLE = 0x00018010;
const PROPERTIES = 0x00069003;

function unicodeProperty(id: number, text: string): Buffer {
  const data = Buffer.from(`${text}\0`, 'utf16le');
  return Buffer.concat([u16(0x1f), u16(id), u32(1), u32(data.length), data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

test('subject, body and attachment names', () => {
  const read = readTnef(
    tnef(
      attribute(1, SUBJECT, Buffer.from('Minutes\0')),
      attribute(1, BODY, Buffer.from('Ana sends them.\0')),
      attribute(2, ATTACHMENT, Buffer.alloc(14)),
      attribute(2, TITLE, Buffer.from('NOTES~1.DOC\0')),
    ),
  );
  expect(read).toMatchObject({
    subject: 'Minutes',
    text: 'Ana sends them.',
    attachmentNames: ['NOTES~1.DOC'],
    attachments: 1,
  });
});

test('properties win over the older attributes', () => {
  const properties = Buffer.concat([u32(2), unicodeProperty(0x0037, 'Größe'), unicodeProperty(0x1000, 'Über alles')]);
  const read = readTnef(tnef(attribute(1, SUBJECT, Buffer.from('Gr?e\0')), attribute(1, PROPERTIES, properties)));
  expect(read).toMatchObject({ subject: 'Größe', text: 'Über alles' });
});

test('what stands behind the last whole attribute is left out with a notice', () => {
  const whole = tnef(attribute(1, SUBJECT, Buffer.from('Minutes\0')));
  expect(readTnef(Buffer.concat([whole, Buffer.from('garbage garbage')]))).toMatchObject({ subject: 'Minutes' });
  expect(readTnef(Buffer.concat([whole, Buffer.from('garbage garbage')])).notices).toHaveLength(1);
});

test('a stream without a whole attribute is truncated', () => {
  expect(() => readTnef(tnef(attribute(1, SUBJECT, Buffer.from('Minutes\0'))).subarray(0, 12))).toThrow(
    expect.objectContaining({ kind: 'truncated' }),
  );
});
