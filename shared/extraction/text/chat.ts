/**
 * Marks that chats copied into notes leave before a turn: "[09:04] Ana: …" on one line, or "Ana Pires 09:04" on a line
 * of its own. Shapes only; a clock time is nobody's name.
 */

const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?`;
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s(?:\p{Lu}|van|von|de|der|da|dos|del|di)[\p{L}'’.-]*){0,4}`;

const STAMPED = new RegExp(
  String.raw`^\[(?:[\d./-]{6,10},?\s)?${CLOCK}\]\s{0,3}(?:[-–]\s)?(${NAME})\s?:\s+(?=\S)`,
  'u',
);
const HEADER = new RegExp(String.raw`^\s*(${NAME}),?\s{1,4}[[(]?(?:[\d./-]{6,10},?\s)?${CLOCK}[\])]?\s*$`, 'u');

/** The turn a stamped line opens: who speaks, and how many characters stand before the words. Null on other lines. */
export function stampedTurn(text: string): { readonly speaker: string; readonly length: number } | null {
  const match = text.startsWith('[') ? STAMPED.exec(text.slice(0, 120)) : null;
  return match?.[1] === undefined ? null : { speaker: match[1], length: match[0].length };
}

/** Who speaks in the lines below a line that says nothing but a name and a clock time; null on other lines. */
export const turnHeader = (text: string): string | null =>
  text.length > 90 || !/\d/.test(text) ? null : (HEADER.exec(text)?.[1] ?? null);
