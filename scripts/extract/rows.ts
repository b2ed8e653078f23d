/** Rows of `--jsonl`: each is looked at before it is predicted, so that a wrong one is told by what it lacks. */
import {
  type DateRow,
  type DocumentRow,
  predictDate,
  predictDocument,
  predictSentence,
  type SentenceRow,
} from '../../shared/extraction/prediction.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RowMode } from './arguments.ts';

type Row = Readonly<Record<string, unknown>>;
/** A member a row must have in this form, and the words for the form. */
type Need = readonly [name: string, form: string, isMet: (value: unknown, row: Row) => boolean];

const FORMATS: readonly unknown[] = ['plain', 'markdown', 'html', 'vtt'] satisfies readonly DocumentRow['format'][];
const isText = (value: unknown) => typeof value === 'string';
const isTextOrAbsent = (value: unknown) => isText(value) || value === undefined || value === null;
const isPerson = (value: unknown) =>
  isObject(value) && isText(value.name) && (value.email === undefined || isText(value.email));

const ID: Need = ['id', 'a string', isText];
const TEXT: Need = ['text', 'a string', isText];
const LANG: Need = ['lang', 'a string where it is given', (value) => value === undefined || isText(value)];

const NEEDS: Readonly<Record<RowMode, readonly Need[]>> = {
  documents: [
    ID,
    TEXT,
    ['format', 'one of plain, markdown, html and vtt', (value) => FORMATS.includes(value)],
    ['date', 'an ISO date where it is given', isTextOrAbsent],
    [
      'attendees',
      'an array of people with a name where it is given',
      (value) => value === undefined || (Array.isArray(value) && value.every(isPerson)),
    ],
  ],
  sentences: [ID, TEXT, LANG],
  dates: [
    ID,
    ['ref', 'an ISO date, as a string', isText],
    ['lang', 'a string', isText],
    ['locale', 'a string where it is given', isTextOrAbsent],
    ['phrase', 'a string where it is given', isTextOrAbsent],
    ['context', 'a string, as there is no phrase', (value, row) => isText(row.phrase) || isText(value)],
  ],
};

/** The prediction for one line, or one sentence saying what the line lacks. */
export function predictRow(mode: RowMode, line: string): Result<object, { kind: 'wrong-row'; message: string }> {
  const row = parsed(line);
  if (row === null) return wrongRow('This is no JSON object.');
  const lacking = NEEDS[mode].filter(([name, , isMet]) => !isMet(row[name], row));
  if (lacking.length > 0) return wrongRow(`${lacking.map(([name, form]) => `"${name}" must be ${form}`).join('; ')}.`);
  return ok(PREDICTORS[mode](row));
}

const wrongRow = (message: string) => fail({ kind: 'wrong-row' as const, message });

/** NOTE: the needs above are what makes a row one of these. */
const PREDICTORS: Readonly<Record<RowMode, (row: unknown) => object>> = {
  documents: (row) => predictDocument(row as DocumentRow),
  sentences: (row) => predictSentence(row as SentenceRow),
  dates: (row) => predictDate(row as DateRow),
};

function parsed(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
