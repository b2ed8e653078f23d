/** The next session a document asks for: "Next meeting: 12 May", "let's reconvene in four weeks". Not an action item. */

import { findEastAsianDates } from '../dates/east-asian.ts';
import { readDateTokens } from '../dates/lexer.ts';
import { readDateAt } from '../dates/read.ts';
import type { DateValue } from '../dates/value.ts';
import { numeralsOf } from '../due-phrase.ts';
import type { View } from '../view.ts';

/** A next session in the text of placed line `line`; `value` null when the words name no date. */
export interface NextSession {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  readonly value: DateValue | null;
}

const MEETS =
  /\b(?:reconvene|meet again|follow[- ]up (?:meeting|session|call)|next (?:meeting|call|session|sync|review)|(?:meeting|call|session) will be (?:held |in |on )|nächste[rsn]? (?:sitzung|treffen|termin|besprechung)|wieder treffen|folgetermin|prochaine? (?:réunion|point|séance)|se retrouve|próxim[ao] (?:reunión|sesión|reunião|sessão)|volgende? (?:vergadering|overleg|bijeenkomst|keer))\b|次回(?:の)?(?:会議|打ち合わせ|ミーティング|定例|は|：|:)/i;

const WINDOW = 160;

/** "Within 24 hours" and "the end of the quarter" are when something is due, not when people meet. */
function namesDay(value: DateValue): boolean {
  if (value.type === 'offset') return value.amounts.every(({ unit }) => unit !== 'hour' && unit !== 'minute');
  return value.type !== 'next-meeting' && !(value.type === 'span' && value.edge === 'end');
}

function dateIn(
  text: string,
  from: number,
  view: View,
): { readonly start: number; readonly end: number; readonly value: DateValue } | null {
  const window = text.slice(from, from + WINDOW);
  if (view.language === 'ja') {
    const first = findEastAsianDates(window).find(({ value }) => value.type !== 'next-meeting');
    return first === undefined ? null : { start: from + first.start, end: from + first.end, value: first.value };
  }
  const tokens = readDateTokens(window, view.language);
  const numerals = numeralsOf(view.locale);
  for (let at = 0; at < tokens.length; at++) {
    const reading = readDateAt(tokens, at, numerals);
    if (reading === null) continue;
    const before = tokens[at - 1]?.folded ?? '';
    if (!namesDay(reading.value) || /^(?:within|innerhalb|binnen)$/.test(before)) {
      at = Math.max(at, reading.next - 1);
      continue;
    }
    return {
      start: from + (tokens[at]?.start ?? 0),
      end: from + (tokens[reading.next - 1]?.end ?? 0),
      value: reading.value,
    };
  }
  return null;
}

function inLine(view: View, line: number, text: string, from: number): NextSession | null {
  const date = dateIn(text, from, view);
  if (date === null) return null;
  const end = Math.max(date.end, from);
  return {
    line,
    start: 0,
    end: Math.min(text.length, Math.max(end, Math.min(text.length, 300))),
    phrase: text.slice(date.start, date.end),
    value: date.value,
  };
}

/** The first next session that names a date: in a sentence about it, or in the lines under its heading. */
export function nextSession(view: View): NextSession | null {
  for (const placed of view.placed) {
    const { text } = placed.line;
    const under = placed.section === 'next-meeting' && !placed.isHeading;
    const match = under ? null : MEETS.exec(text.slice(0, 2000));
    if (!under && match === null) continue;
    const found = inLine(view, placed.index, text, under ? 0 : (match?.index ?? 0));
    if (found !== null) return found;
  }
  return null;
}

/** True for a line that only says when the next session is. */
export const isNextSession = (text: string): boolean => {
  const match = MEETS.exec(text.slice(0, 60));
  return match !== null && match.index < 12 && text.length < 160;
};
