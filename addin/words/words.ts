/**
 * Every word on the screens, by language, and the reader's way of writing dates, numbers and lists.
 * A component holds no text of its own. Another language is another value of `Words`; English fills in until it is there.
 */
import { createContext, useContext } from 'react';
import { PANE } from './en/pane.ts';
import { REVIEW } from './en/review.ts';
import { SHELL } from './en/shell.ts';
import { TAB } from './en/tab.ts';
import { createFormats, type Formats } from './formats.ts';

export const ENGLISH = { shell: SHELL, pane: PANE, review: REVIEW, tab: TAB };

/** The shape of a language: what English has, as text of any wording. */
export type Words = Widened<typeof ENGLISH>;

type Widened<Value> = Value extends string
  ? string
  : Value extends (...values: infer Arguments) => string
    ? (...values: Arguments) => string
    : { readonly [Name in keyof Value]: Widened<Value[Name]> };

export interface Language {
  readonly words: Words;
  readonly formats: Formats;
  readonly direction: 'ltr' | 'rtl';
}

const LANGUAGES: Readonly<Record<string, Words>> = { en: ENGLISH };
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ps|yi|ckb)\b/i;

/**
 * The language of a reader.
 * @param locale BCP 47; an unknown or broken one gives English words, with its own dates where the browser knows it.
 */
export function languageOf(locale: string, timeZone: string, nowMs = Date.now): Language {
  const base = locale.split('-')[0]?.toLowerCase() ?? 'en';
  return {
    words: LANGUAGES[base] ?? ENGLISH,
    formats: createFormats(knownLocale(locale), timeZone, nowMs),
    direction: RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr',
  };
}

function knownLocale(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export const LanguageContext = createContext<Language>(languageOf('en', 'UTC'));

export const useLanguage = (): Language => useContext(LanguageContext);
/** The words alone. */
export const useWords = (): Words => useContext(LanguageContext).words;
/** Dates, numbers and lists alone. */
export const useFormats = (): Formats => useContext(LanguageContext).formats;
