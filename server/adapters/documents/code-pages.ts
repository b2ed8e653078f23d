/** Windows code page numbers and RTF font charsets as names that TextDecoder knows. */

const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [874, 'windows-874'],
  [866, 'ibm866'],
  [10000, 'macintosh'],
  [20127, 'windows-1252'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [28591, 'windows-1252'],
  [50220, 'iso-2022-jp'],
  [50221, 'iso-2022-jp'],
  [50222, 'iso-2022-jp'],
  [51932, 'euc-jp'],
  [51936, 'gbk'],
  [51949, 'euc-kr'],
  [52936, 'gbk'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
  [1200, 'utf-16le'],
]);

/** Name of a code page; Western when the number is unknown. */
export function charsetOfCodePage(codePage: number | undefined): string {
  if (codePage === undefined) return 'windows-1252';
  const known = CODE_PAGES.get(codePage);
  if (known !== undefined) return known;
  if (codePage >= 1250 && codePage <= 1258) return `windows-${codePage}`;
  if (codePage >= 28592 && codePage <= 28606) return `iso-8859-${codePage - 28590}`;
  return 'windows-1252';
}

const FONT_CHARSETS: ReadonlyMap<number, number> = new Map([
  [0, 1252],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
]);

/** Name of an RTF font's charset, or undefined when the document's own is meant. */
export function charsetOfFont(fontCharset: number): string | undefined {
  const codePage = FONT_CHARSETS.get(fontCharset);
  return codePage === undefined ? undefined : charsetOfCodePage(codePage);
}
