import { expect, test } from 'vitest';
import { usableMail } from '../../../shared/action-item/mail-address.ts';

test.each(['ana@contoso.example', 'a.b+c@x-y.example', 'jürgen@bücher.example'])('%s can be used', (mail) => {
  expect(usableMail(` ${mail} `)).toBe(mail);
});

test.each([
  null,
  '',
  'ana',
  'ana@contoso',
  'a@b@c.example',
  'Ana <ana@contoso.example>',
  'a@b.example,c@d.example',
  'a@b.example;c@d.example',
  'a@b.example\r\nBcc: c@d.example',
  'a\u202e@b.example',
  'a\u200b@b.example',
  `${'a'.repeat(250)}@b.example`,
])('%j cannot', (mail) => {
  expect(usableMail(mail)).toBeNull();
});
