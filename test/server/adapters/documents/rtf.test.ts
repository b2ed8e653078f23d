import { expect, test } from 'vitest';
import { decompressRtf } from '../../../../server/adapters/documents/compressed-rtf.ts';
import { readRtf } from '../../../../server/adapters/documents/rtf.ts';

test.each([
  ['paragraphs and tabs', '{\\rtf1\\ansi One\\par two\\tab three}', 'One\ntwo\tthree'],
  ['8-bit letters in the document’s code page', "{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0}", 'Пр'],
  [
    'letters in the charset of their font',
    "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset128 MS;}}\\f1\\'93\\'fa\\f0 x}",
    '日x',
  ],
  ['Unicode without its fallback', "{\\rtf1\\uc1\\u8364?5 \\u-10179\\'3f\\u-8704\\'3f}", '€5 😀'],
  [
    'no tables of fonts, colours, pictures',
    '{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Riched}{\\pict 0102}text}',
    'text',
  ],
  ['escaped braces', '{\\rtf1 \\{a\\\\b\\}}', '{a\\b}'],
  ['groups never closed', '{\\rtf1 {\\b bold', 'bold'],
])('reads %s', (_, rtf, text) => {
  expect(readRtf(rtf)).toEqual({ text, html: '' });
});

test('gives back the HTML that was wrapped in RTF', () => {
  const rtf =
    '{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf \\par \\htmlrtf0 R{\\*\\htmltag84 &amp;}\\htmlrtf &\\htmlrtf0 D{\\*\\htmltag72 </p>}}';
  expect(readRtf(rtf).html).toBe('<p>R&amp;D</p>');
});

test('a million braces cost linear time', () => {
  const start = performance.now();
  readRtf(`{\\rtf1${'{'.repeat(500_000)}${'}'.repeat(500_000)}x`);
  expect(performance.now() - start).toBeLessThan(1_500);
});

test('compressed RTF is expanded, with its dictionary and its runs', () => {
  // Both examples stand in MS-OXRTFCP, 3.1.1 and 3.1.2.
  const simple = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
  expect(decompressRtf(Buffer.from(simple, 'hex'))).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  const crossing = '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0';
  expect(decompressRtf(Buffer.from(crossing, 'hex'))).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
});

test('damaged compressed RTF gives what it has', () => {
  expect(decompressRtf(Buffer.from('00', 'hex'))).toBe('');
  const cut = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a0072637067', 'hex');
  expect(decompressRtf(cut).startsWith('{\\rtf1\\ansi')).toBe(true);
});
