/** A document as the parsers see it: placed lines, sentences with their phrases, the roster. Built once per document. */
import { numeralsOf } from './due-phrase.ts';
import type { ExtractionContext, SourceDocument, SourceKind } from './extraction.ts';
import { holdsMinutes } from './minutes-marks.ts';
import { buildRoster, type Roster } from './roster.ts';
import { type Placed, placeLines } from './structure.ts';
import { type Flow, plainFlow } from './text/flow.ts';
import { readHtml } from './text/html.ts';
import { type Line, readLines } from './text/lines.ts';
import { ownLines } from './text/own-words.ts';
import { readVtt } from './text/vtt.ts';
import { type Sentence, sentences, type Token, tokenise } from './tokens.ts';
import { guessLanguage, type Language, languageOfLocale, phrasesOf } from './words/language.ts';
import { findPhrases, type Hit, type PhraseIndex } from './words/vocabulary.ts';

/** A sentence with the phrases found in it; hit indexes count the sentence's own tokens. */
export interface Phrase extends Sentence {
  readonly hits: readonly Hit[];
}

/** See the module's first line. */
export interface View {
  readonly flow: Flow;
  readonly kind: SourceKind;
  readonly language: Language;
  /** How dates are read: the context's locale where it is in the text's language, else that language. */
  readonly locale: string;
  readonly index: PhraseIndex;
  readonly placed: readonly Placed[];
  readonly roster: Roster;
  readonly context: ExtractionContext;
  readonly cutLines: number;
  /** True when the document has more lines than are read. */
  readonly unread: boolean;
  tokensOf(line: Line): readonly Token[];
  sentencesOf(line: Line): readonly Phrase[];
}

function readFlow(document: SourceDocument): Flow {
  if (document.format === 'html') return readHtml(document.text);
  if (document.format === 'vtt') return readVtt(document.text);
  return plainFlow(document.text);
}

function guessKind(document: SourceDocument, lines: readonly Line[]): SourceKind {
  if (document.kind !== undefined) return document.kind;
  if (document.format === 'vtt') return 'transcript';
  const head = lines.slice(0, 12);
  if (/BEGIN:VEVENT|Microsoft Teams (?:meeting|Need help)|Join Zoom Meeting/i.test(document.text.slice(0, 20_000)))
    return 'invite';
  if (
    head.some((line) =>
      /^(?:hi|hello|dear|hey|hallo|liebe[rs]?|bonjour|hola|olá|beste|sehr geehrte)\b.{0,60}$/i.test(line.text),
    )
  )
    return 'email';
  return 'minutes';
}

const FILLERS = new Set(['um', 'uh', 'uhm', 'er', 'erm', 'mm', 'hmm', 'mm-hmm', 'äh', 'ähm', 'euh', 'eh']);

/** "i 'll i 'll": two words said twice, at the end of what is kept. */
function isSaidTwice(kept: readonly Token[]): boolean {
  const [a, b, c, d] = kept.slice(-4);
  return d !== undefined && a?.lower === c?.lower && b?.lower === d.lower && /^\p{L}/u.test(a?.text ?? '');
}

/** Speech without "um" and without words said twice: "I I uh will" is "I will". */
function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (FILLERS.has(token.lower) || /^(?![iao])\p{L}$/u.test(token.lower)) continue;
    if (kept[kept.length - 1]?.lower === token.lower && /^\p{L}/u.test(token.text)) kept.pop();
    kept.push(token);
    if (isSaidTwice(kept)) kept.splice(-2);
  }
  return kept;
}

/** English among people who put the day first is read with the day first. */
function dateLocale(language: Language, locale: string | undefined): string {
  if (locale === undefined || languageOfLocale(locale) === null) return language;
  if (languageOfLocale(locale) === language) return locale;
  return language === 'en' && !numeralsOf(locale).monthFirst ? 'en-GB' : language;
}

/** Reads a document into its view. */
export function createView(document: SourceDocument, context: ExtractionContext): View {
  const flow = readFlow(document);
  const { lines: all, cut, unread } = readLines(flow);
  // Whoever works in English reads German minutes, too: the text's own words decide, the locale only where they are few.
  const expected = languageOfLocale(context.locale);
  const language = guessLanguage(flow.text, expected ?? 'en');
  const index = phrasesOf(language);
  const form = guessKind(document, all);
  const lines = form === 'email' ? ownLines(all) : all;
  const placed = placeLines(lines);
  const kind = form === 'invite' && holdsMinutes(placed) ? 'minutes' : form;
  const people = [
    ...context.attendees,
    ...(context.addressees ?? []),
    ...(context.author === undefined ? [] : [context.author]),
  ];
  // By line number: a map of a hundred thousand lines costs more than the words in them.
  const tokens: (readonly Token[] | undefined)[] = new Array(lines.length);
  const phrases: (readonly Phrase[] | undefined)[] = new Array(lines.length);
  const tokensOf = (line: Line): readonly Token[] => {
    const known = tokens[line.index];
    if (known !== undefined) return known;
    const read = tokenise(line.text);
    tokens[line.index] = read;
    return read;
  };
  return {
    flow,
    kind,
    language,
    locale: dateLocale(language, context.locale),
    index,
    placed,
    roster: buildRoster(placed, people, index),
    context,
    cutLines: cut,
    unread,
    tokensOf,
    sentencesOf(line) {
      const known = phrases[line.index];
      if (known !== undefined) return known;
      const said = kind === 'transcript' ? withoutFillers(tokensOf(line)) : tokensOf(line);
      const read = sentences(said).map(({ start, end, tokens, ending }) => ({
        start,
        end,
        tokens,
        ending,
        hits: findPhrases(index, tokens),
      }));
      phrases[line.index] = read;
      return read;
    },
  };
}
