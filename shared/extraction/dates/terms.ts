/** Looks words up in the date tables of a language. */
import { TABLES, type Table, type Unit, type Word } from './tables.ts';

/** What a word does in a date. */
export type Term =
  | { readonly is: 'month' | 'weekday' | 'number' | 'ordinal' | 'day'; readonly value: number }
  | { readonly is: 'unit'; readonly value: Unit }
  | { readonly is: 'holiday'; readonly value: string }
  | { readonly is: Word };

/** Removes accents and case, so that "Février", "fevrier" and "FÉVRIER" are one word. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const bare = lower.normalize('NFD').replace(/\p{M}/gu, '');
  return bare.replace(/[’-]/g, (sign) => (sign === '-' ? '' : "'"));
}

const PLAIN = /^[a-z0-9']*$/;

function addAll(table: Map<string, Term[]>, lists: string, make: (position: number) => Term): void {
  lists.split(',').forEach((names, position) => {
    for (const name of names.split(' '))
      if (name !== '') table.set(name, [...(table.get(name) ?? []), make(position + 1)]);
  });
}

function build(source: Table): ReadonlyMap<string, readonly Term[]> {
  const table = new Map<string, Term[]>();
  addAll(table, source.months, (value) => ({ is: 'month', value }));
  addAll(table, source.weekdays, (value) => ({ is: 'weekday', value }));
  addAll(table, source.numbers, (value) => ({ is: 'number', value }));
  addAll(table, source.ordinals, (value) => ({ is: 'ordinal', value }));
  const pairs = (text: string): [string, string][] =>
    text.split(' ').map((pair) => pair.split(':') as [string, string]);
  const put = (name: string, term: Term): void => {
    const terms = table.get(name);
    if (terms === undefined) table.set(name, [term]);
    else terms.push(term);
  };
  for (const [name, value] of pairs(source.days)) put(name, { is: 'day', value: Number(value) });
  for (const [name, value] of pairs(source.units)) put(name, { is: 'unit', value: value as Unit });
  for (const [name, value] of source.holidays === undefined ? [] : pairs(source.holidays))
    put(name, { is: 'holiday', value });
  for (const [word, names] of Object.entries(source.words) as [Word, string][]) {
    for (const name of names.split(' ')) put(name, { is: word as 'next' });
  }
  return table;
}

const built = new Map<string, ReadonlyMap<string, readonly Term[]>>();

/** The word table of a language ("en", "de", …, also "it"); English for languages without one. */
export function termsOf(language: string): ReadonlyMap<string, readonly Term[]> {
  const name = Object.hasOwn(TABLES, language) ? language : 'en';
  const known = built.get(name);
  if (known !== undefined) return known;
  const source = TABLES[name];
  if (source === undefined) return new Map();
  const table = build(source);
  built.set(name, table);
  return table;
}
