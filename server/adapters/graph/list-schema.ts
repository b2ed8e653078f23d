/**
 * Building blocks of our lists' columns, as Graph's columnDefinition wants them. The lists themselves are in
 * list-schemas.ts; which record field goes into which column is in list-columns.ts.
 */

/** One column of a list of ours. */
export interface ColumnSchema {
  /** Internal name: what the API calls it. Never changes. */
  readonly name: string;
  /** What people read. */
  readonly displayName: string;
  /** Name of the one type facet, and what stands in it. */
  readonly facet: 'text' | 'choice' | 'dateTime' | 'number' | 'boolean' | 'personOrGroup';
  readonly details: Readonly<Record<string, unknown>>;
  readonly choices?: readonly string[];
  readonly indexed?: true;
  readonly unique?: true;
}

/** One list or library of ours. */
export interface ListSchema {
  /** Our name, the key of the binding in the settings. */
  readonly list: string;
  readonly displayName: string;
  readonly about: string;
  readonly template: 'genericList' | 'documentLibrary';
  readonly columns: readonly ColumnSchema[];
}

type Marks = Pick<ColumnSchema, 'indexed' | 'unique'>;
const INDEXED: Marks = { indexed: true };
const UNIQUE: Marks = { indexed: true, unique: true };

const make =
  (facet: ColumnSchema['facet'], details: ColumnSchema['details']) =>
  (name: string, marks: Marks = {}): ColumnSchema => ({ name, displayName: inWords(name), facet, details, ...marks });

const text = make('text', { allowMultipleLines: false, maxLength: 255 });
const person = make('personOrGroup', { allowMultipleSelection: false, chooseFromType: 'peopleOnly' });
const people = make('personOrGroup', { allowMultipleSelection: true, chooseFromType: 'peopleOnly' });

/** Several lines of plain text. */
export const long = make('text', { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 });
/** A calendar date. */
export const date = make('dateTime', { format: 'dateOnly', displayAs: 'standard' });
/** An instant. */
export const instant = make('dateTime', { format: 'dateTime', displayAs: 'standard' });
/** Yes or no. */
export const yesNo = make('boolean', {});
/** A whole number. */
export const count = make('number', { decimalPlaces: 'none' });
/** A measured number. */
export const measured = make('number', { decimalPlaces: 'automatic' });
/** One line of text, 255 characters at most. */
export const line = (name: string): ColumnSchema => text(name);
/** One line that is asked for in filters. */
export const indexedLine = (name: string): ColumnSchema => text(name, INDEXED);
/** One line that no two items share. */
export const uniqueLine = (name: string): ColumnSchema => text(name, UNIQUE);
/** A date that is asked for in filters. */
export const indexedDate = (name: string): ColumnSchema => date(name, INDEXED);

/** One of a closed set of words. */
export const choice = (name: string, choices: readonly string[], marks: Marks = {}): ColumnSchema => ({
  ...make('choice', { choices, displayAs: 'dropDownMenu', allowTextEntry: false })(name, marks),
  choices,
});
/** A choice that is asked for in filters. */
export const indexedChoice = (name: string, choices: readonly string[]): ColumnSchema => choice(name, choices, INDEXED);

/**
 * A person: three text columns that are the authority, and the person column that SharePoint shows, which can only be
 * filled for people the site has met. Not `<Name>Id`: that name clashes with the person column's own.
 */
export const personColumns = (name: string): ColumnSchema[] => [
  indexedLine(`${name}Key`),
  line(`${name}Name`),
  line(`${name}Mail`),
  person(name),
];

/** Several people: a text column with one of them a line as the authority, and the person column for views. */
export const peopleColumns = (name: string): ColumnSchema[] => [long(`${name}Text`), people(name)];

/** `OriginalDeadline` as people read it: `Original deadline`. */
function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
