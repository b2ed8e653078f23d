/** Dates in Japanese, and the forms Chinese shares with it: written without spaces, so read by pattern, left to right. */
import type { DateValue } from './value.ts';

/** A date found in text without spaces. `deadline` is true when the text says until or by: "5月3日までに". */
export interface EastAsianDate {
  readonly start: number;
  readonly end: number;
  readonly value: DateValue;
  readonly deadline: boolean;
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  两: 2,
  正: 1,
  元: 1,
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  月: 1,
  火: 2,
  水: 3,
  木: 4,
  金: 5,
  土: 6,
  日: 7,
  げつ: 1,
  か: 2,
  すい: 3,
  もく: 4,
  きん: 5,
  ど: 6,
  にち: 7,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  天: 7,
};

const N = '[0-9０-９一二三四五六七八九十〇两正元]{1,4}';

function number(text: string): number {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d+$/.test(plain)) return Number(plain);
  const ten = plain.indexOf('十');
  if (ten === -1) return [...plain].reduce((sum, char) => sum * 10 + (DIGITS[char] ?? 0), 0);
  return (ten === 0 ? 1 : (DIGITS[plain.slice(0, ten)] ?? 0)) * 10 + (DIGITS[plain.slice(ten + 1)] ?? 0);
}

const day = (count: number): DateValue => ({
  type: 'offset',
  amounts: [{ count, unit: 'day' }],
  from: null,
  weekday: null,
});
const DAY_WORDS: Readonly<Record<string, number>> = {
  今日: 0,
  本日: 0,
  当日: 0,
  今晩: 0,
  今夜: 0,
  今天: 0,
  最近: 0,
  明日: 1,
  あした: 1,
  あす: 1,
  翌日: 1,
  明天: 1,
  明後日: 2,
  あさって: 2,
  后天: 2,
};
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year' | 'hour' | 'working-day'>> = {
  営業日: 'working-day',
  日: 'day',
  日間: 'day',
  天: 'day',
  週間: 'week',
  周: 'week',
  ヶ月: 'month',
  か月: 'month',
  カ月: 'month',
  ケ月: 'month',
  个月: 'month',
  年: 'year',
  年間: 'year',
  時間: 'hour',
  小时: 'hour',
};
const WEEK: Readonly<Record<string, number>> = {
  今週: 0,
  来週: 1,
  翌週: 1,
  次週: 1,
  再来週: 2,
  这周: 0,
  本周: 0,
  下周: 1,
  下下周: 2,
  这週: 0,
  下週: 1,
};

type Reader = (match: RegExpExecArray) => DateValue | null;

const date = (year: number | null, month: number, dayOfMonth: number): DateValue | null =>
  month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31 ? null : { type: 'date', year, month, day: dayOfMonth };

/** In the order of trust: the first that matches at a place wins. */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [
    new RegExp(`((?:[0-9０-９]{4}))年(?:の)?(${N})月(${N})[日号]?`, 'yu'),
    ([, y, m, d]) => date(number(y ?? ''), number(m ?? ''), number(d ?? '')),
  ],
  [
    new RegExp(`(${N})月の?第([一二三四五1-5])(月|火|水|木|金|土|日)曜日?`, 'yu'),
    ([, m, n, w]) => ({
      type: 'nth',
      nth: number(n ?? '1'),
      weekday: WEEKDAYS[w ?? '月'] ?? 1,
      month: number(m ?? '1'),
      year: null,
    }),
  ],
  [
    new RegExp(`(${N})月の?(?:初([一二三四五六七八九])|(${N})[日号]?)`, 'yu'),
    ([, m, first, d]) => date(null, number(m ?? ''), number(first ?? d ?? '')),
  ],
  [
    new RegExp(`(${N})月(末|下旬|中旬|上旬|初め|頭)`, 'yu'),
    ([, m, edge]) => ({
      type: 'month',
      year: null,
      month: number(m ?? '1'),
      edge: /末|下旬/.test(edge ?? '') ? 'end' : edge === '中旬' ? 'mid' : 'start',
    }),
  ],
  [/大年初一/y, () => date(null, 1, 1)],
  [
    /(今月|来月|再来月|翌月)末/y,
    ([, m]) => ({ type: 'span', unit: 'month', shift: m === '今月' ? 0 : m === '再来月' ? 2 : 1, edge: 'end' }),
  ],
  [/月末/y, () => ({ type: 'span', unit: 'month', shift: 0, edge: 'end' })],
  [/(?:今期|四半期|期)末/y, () => ({ type: 'span', unit: 'quarter', shift: 0, edge: 'end' })],
  [/年末/y, () => ({ type: 'span', unit: 'year', shift: 0, edge: 'end' })],
  [
    /(再来週|今週|来週|翌週|次週|下下周|这周|本周|下周|下週)の?末/y,
    ([, w]) => ({ type: 'span', unit: 'week', shift: WEEK[w ?? ''] ?? 0, edge: 'end' }),
  ],
  [/週末/y, () => ({ type: 'span', unit: 'week', shift: 0, edge: 'end' })],
  [
    /(再来週|今週|来週|翌週|次週)の?(月|火|水|木|金|土|日)曜?日?/y,
    ([, w, d]) => ({ type: 'weekday', weekday: WEEKDAYS[d ?? ''] ?? 1, week: WEEK[w ?? ''] ?? 0, skip: 0 }),
  ],
  [
    /(下下周|下周|这周|本周|下週)([一二三四五六日天])/y,
    ([, w, d]) => ({ type: 'weekday', weekday: WEEKDAYS[d ?? ''] ?? 1, week: WEEK[w ?? ''] ?? 0, skip: 0 }),
  ],
  [
    /(再来週|今週|来週|翌週|次週|下周|本周)中?/y,
    ([, w]) => ({ type: 'span', unit: 'week', shift: WEEK[w ?? ''] ?? 0, edge: 'end' }),
  ],
  [
    /(今月|来月|再来月|翌月)中?/y,
    ([, m]) => ({
      type: 'span',
      unit: 'month',
      shift: m === '今月' ? 0 : m === '再来月' ? 2 : 1,
      edge: m === '今月' ? 'end' : null,
    }),
  ],
  [
    /[週周星]期?([一二三四五六日天])/y,
    ([, d]) => ({ type: 'weekday', weekday: WEEKDAYS[d ?? ''] ?? 1, week: null, skip: 0 }),
  ],
  [
    /(げつ|か|すい|もく|きん|ど|にち|[月火水木金土日])(?:よう[びで]|曜日?)/y,
    ([, d]) => ({ type: 'weekday', weekday: WEEKDAYS[d ?? ''] ?? 1, week: null, skip: 0 }),
  ],
  [
    new RegExp(`(明日|今日)から(${N})(日|週間)`, 'yu'),
    ([, from, n, u]) => ({
      type: 'offset',
      amounts: [{ count: number(n ?? ''), unit: UNITS[u ?? ''] ?? 'day' }],
      from: day(DAY_WORDS[from ?? ''] ?? 0),
      weekday: null,
    }),
  ],
  [
    new RegExp(
      `(?:今から|あと)?(${N})(営業日|日間|週間|[ヶかカケ个]月|年間|時間|天)(?:以内|後|経|で|のうち|内|间)?`,
      'yu',
    ),
    ([, n, u]) => ({
      type: 'offset',
      amounts: [{ count: number(n ?? ''), unit: UNITS[u ?? ''] ?? 'day' }],
      from: null,
      weekday: null,
    }),
  ],
  [new RegExp(`(${N})日後`, 'yu'), ([, n]) => day(number(n ?? ''))],
  [
    new RegExp(`(${N})[日号]の?(月|火|水|木|金|土|日)曜日?`, 'yu'),
    ([, n, w]) => ({ type: 'month-day', day: number(n ?? ''), weekday: WEEKDAYS[w ?? ''] ?? null, shift: null }),
  ],
  [
    new RegExp(`(${N})[日号]`, 'yu'),
    ([, n]) => ({ type: 'month-day', day: number(n ?? ''), weekday: null, shift: null }),
  ],
  [
    /(明後日|あさって|后天|今日|本日|当日|今晩|今夜|今天|最近|明日|あした|あす|翌日|明天)/y,
    ([, word]) => day(DAY_WORDS[word ?? ''] ?? 0),
  ],
  [/次回(?:の)?(?:会議|打ち合わせ|ミーティング|定例)?/y, () => ({ type: 'next-meeting' })],
  [
    /([0-9０-９]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})/y,
    ([, y, m, d]) => date(number(y ?? ''), number(m ?? ''), number(d ?? '')),
  ],
  [/([0-9]{1,2})\/([0-9]{1,2})(?![/\d])/y, ([, m, d]) => date(null, number(m ?? ''), number(d ?? ''))],
  [/(?:午前|午後)[0-9０-９]{1,2}時/y, () => day(0)],
];

const BEGINS =
  /[0-9０-９一二三四五六七八九十〇两正月火水木金土日今来再翌次本当明最あ后年期週周星下这大げかすもきどに四午]/;
const DEADLINE = /^(?:\s*[)）]?(?:中)?(?:に)?(?:は)?)?(?:まで|締切|〆切|期限|以内|必着|をめど|を目処|迄)/;
/** A date alone in a bracket or behind an arrow at the end: "（3/20）", "→3/6", "※3月末". */
const APART_BEFORE = /(?:[（(][〜～]?|→|⇒|※|期限[：:])\s*$/u;
const APART_AFTER = /^[（(]?[月火水木金土日]?[）)]?(?:まで|迄)?[）)]?[。\s]*$/u;
const LIMIT = 4000;

/** All dates in a text without spaces, left to right, not overlapping. Reads the first 4,000 characters. */
export function findEastAsianDates(text: string): readonly EastAsianDate[] {
  const found: EastAsianDate[] = [];
  for (let at = 0; at < Math.min(text.length, LIMIT); at++) {
    if (!BEGINS.test(text.charAt(at))) continue;
    for (const [form, read] of FORMS) {
      form.lastIndex = at;
      const match = form.exec(text);
      if (match === null) continue;
      const value = read(match);
      if (value === null) continue;
      const end = at + match[0].length;
      const apart =
        APART_BEFORE.test(text.slice(Math.max(0, at - 4), at)) && APART_AFTER.test(text.slice(end, end + 8));
      const deadline = apart || DEADLINE.test(text.slice(end, end + 12)) || /(?:以内|締切|期限)/.test(match[0]);
      found.push({ start: at, end, value, deadline });
      at = end - 1;
      break;
    }
  }
  return found;
}
