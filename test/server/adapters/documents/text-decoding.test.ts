import { expect, test } from 'vitest';
import { decodeText } from '../../../../server/adapters/documents/text-decoding.ts';

test.each([
  ['utf-8', Buffer.from('Grüße €')],
  ['utf-8 with BOM', Buffer.from('\ufeffGrüße €')],
  ['utf-16le with BOM', Buffer.from('\ufeffGrüße €', 'utf16le')],
  ['utf-16le', Buffer.from('Grüße €', 'utf16le')],
  ['utf-16be', Buffer.from('Grüße €', 'utf16le').swap16()],
  ['utf-16be with BOM', Buffer.from('\ufeffGrüße €', 'utf16le').swap16()],
  ['windows-1252', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x80])],
])('reads %s', (encoding, bytes) => {
  expect(decodeText(bytes)).toEqual({ text: 'Grüße €', encoding });
});

test('reads Japanese and Russian from before UTF-8', () => {
  const japanese = Buffer.from('82b182cc834183438365838082f082a8818a82a282b582dc82b7', 'hex');
  expect(decodeText(japanese).encoding).toBe('shift_jis');
  const russian = Buffer.from(
    [...'Протокол встречи команды, действия и сроки'].map((letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x410 ? code - 0x410 + 0xc0 : code;
    }),
  );
  expect(decodeText(russian)).toEqual({ text: 'Протокол встречи команды, действия и сроки', encoding: 'windows-1251' });
});

test('binary data is no text', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256);
  expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ kind: 'not-this-format' }));
});
