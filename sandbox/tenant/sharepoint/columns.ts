/**
 * Columns: the ones every list is born with, reading a definition from a request, showing one.
 * @see https://learn.microsoft.com/graph/api/resources/columndefinition
 */
import { invalidRequest } from '../errors.ts';
import { guidFromName, type Ids } from '../ids.ts';
import { asBoolean, asObject, asString, isObject, type Json } from '../json.ts';
import type { Column, Facet } from './state.ts';

/** Settings a facet has when the request leaves them out. */
const FACETS: Readonly<Record<Facet, Json>> = {
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
  choice: { allowTextEntry: false, choices: [], displayAs: 'dropDownMenu' },
  dateTime: { displayAs: 'default', format: 'dateOnly' },
  number: { decimalPlaces: 'automatic', displayAs: 'number' },
  currency: { locale: 'en-GB' },
  boolean: {},
  personOrGroup: { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: 'nameWithPresence' },
  lookup: { allowMultipleValues: false, allowUnlimitedLength: false, columnName: 'Title' },
  hyperlinkOrPicture: { isPicture: false },
  calculated: { format: 'dateOnly', outputType: 'text' },
  term: {},
  geolocation: {},
  thumbnail: {},
  contentApprovalStatus: {},
};

/** Facets the service leaves out of answers unless `$select` names them. */
const QUIET_FACETS: readonly Facet[] = ['hyperlinkOrPicture', 'term', 'thumbnail', 'contentApprovalStatus'];

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,31}$/;

/** A column as a request defines it. @throws 400 when it has no or several type facets, or a bad name. */
export function readColumn(body: unknown, ids: Ids): Column {
  const source = asObject(body);
  const facets = (Object.keys(FACETS) as Facet[]).filter((facet) => isObject(source[facet]));
  const [facet] = facets;
  if (facet === undefined || facets.length > 1) {
    throw invalidRequest('A column definition must have exactly one column type facet.');
  }
  const displayName = asString(source.displayName) ?? asString(source.name) ?? '';
  const name = asString(source.name) ?? internalName(displayName);
  if (!NAME.test(name)) throw invalidRequest(`Invalid column name '${name}'.`);
  const unique = asBoolean(source.enforceUniqueValues) ?? false;
  const indexed = asBoolean(source.indexed) ?? false;
  if (unique && !indexed) throw invalidRequest('A column with unique values must be indexed.');
  return {
    id: ids.guid(),
    name,
    displayName: displayName || name,
    description: asString(source.description) ?? '',
    group: asString(source.columnGroup) ?? 'Custom Columns',
    facet,
    settings: withDefaults(facet, asObject(source[facet])),
    hidden: asBoolean(source.hidden) ?? false,
    indexed,
    unique,
    required: asBoolean(source.required) ?? false,
    readOnly: facet === 'calculated' || (asBoolean(source.readOnly) ?? false),
    defaultValue: isObject(source.defaultValue) ? source.defaultValue : null,
    builtIn: false,
  };
}

function withDefaults(facet: Facet, given: Json): Json {
  const settings = { ...FACETS[facet], ...given };
  // The service drops the length of multi-line text: there is none.
  if (facet === 'text' && settings.allowMultipleLines === true) {
    const { maxLength: _none, ...rest } = settings;
    return { ...rest, textType: given.textType ?? 'plain', linesForEditing: given.linesForEditing ?? 6 };
  }
  if (facet === 'choice' && !Array.isArray(settings.choices)) throw invalidRequest('A choice column needs choices.');
  return settings;
}

/** SharePoint writes spaces of a display name as `_x0020_` into the internal one. */
function internalName(displayName: string): string {
  return displayName.replaceAll(' ', '_x0020_').slice(0, 32);
}

/** Changes a column as PATCH asks. The type and the name stay. @throws 400 when it would change them. */
export function changeColumn(column: Column, body: unknown): void {
  const source = asObject(body);
  const other = (Object.keys(FACETS) as Facet[]).find((facet) => facet !== column.facet && isObject(source[facet]));
  if (other !== undefined) throw invalidRequest('The type of a column cannot be changed.');
  if (isObject(source[column.facet])) column.settings = { ...column.settings, ...asObject(source[column.facet]) };
  column.displayName = asString(source.displayName) ?? column.displayName;
  column.description = asString(source.description) ?? column.description;
  column.hidden = asBoolean(source.hidden) ?? column.hidden;
  column.indexed = asBoolean(source.indexed) ?? column.indexed;
  column.unique = asBoolean(source.enforceUniqueValues) ?? column.unique;
  column.required = asBoolean(source.required) ?? column.required;
  if (isObject(source.defaultValue)) column.defaultValue = source.defaultValue;
  if (column.unique && !column.indexed) throw invalidRequest('A column with unique values must be indexed.');
}

/** The columnDefinition. Quiet facets come only when `select` names them. */
export function columnEntity(column: Column, select: readonly string[] | null): Json {
  const showFacet = !QUIET_FACETS.includes(column.facet) || select?.includes(column.facet);
  return {
    columnGroup: column.group,
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.unique,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    ...(column.defaultValue ? { defaultValue: column.defaultValue } : {}),
    ...(showFacet ? { [column.facet]: column.settings } : {}),
  };
}

interface BuiltIn {
  name: string;
  displayName: string;
  facet: Facet;
  settings?: Json;
  hidden?: boolean;
  readOnly?: boolean;
  indexed?: boolean;
}

const PERSON = { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: 'nameWithPresence' };

const BUILT_IN: readonly BuiltIn[] = [
  { name: 'Title', displayName: 'Title', facet: 'text', readOnly: false },
  { name: '_ColorTag', displayName: 'Color Tag', facet: 'text', readOnly: false },
  { name: 'ComplianceAssetId', displayName: 'Compliance Asset Id', facet: 'text' },
  { name: 'ID', displayName: 'ID', facet: 'number', indexed: true },
  { name: 'ContentType', displayName: 'Content Type', facet: 'text' },
  {
    name: 'Modified',
    displayName: 'Modified',
    facet: 'dateTime',
    settings: { displayAs: 'default', format: 'dateTime' },
  },
  {
    name: 'Created',
    displayName: 'Created',
    facet: 'dateTime',
    settings: { displayAs: 'default', format: 'dateTime' },
  },
  { name: 'Author', displayName: 'Created By', facet: 'personOrGroup', settings: PERSON },
  { name: 'Editor', displayName: 'Modified By', facet: 'personOrGroup', settings: PERSON },
  { name: '_UIVersionString', displayName: 'Version', facet: 'text' },
  { name: 'Attachments', displayName: 'Attachments', facet: 'boolean' },
  { name: 'Edit', displayName: 'Edit', facet: 'text' },
  { name: 'LinkTitleNoMenu', displayName: 'Title', facet: 'text' },
  { name: 'LinkTitle', displayName: 'Title', facet: 'text' },
  { name: 'ItemChildCount', displayName: 'Item Child Count', facet: 'lookup' },
  { name: 'FolderChildCount', displayName: 'Folder Child Count', facet: 'lookup' },
  { name: 'FileLeafRef', displayName: 'Name', facet: 'text', hidden: true },
  { name: 'UniqueId', displayName: 'Unique Id', facet: 'text', hidden: true },
];

const USER_COLUMNS: readonly BuiltIn[] = [
  { name: 'Name', displayName: 'Account', facet: 'text' },
  { name: 'EMail', displayName: 'Work email', facet: 'text' },
  { name: 'UserName', displayName: 'User name', facet: 'text' },
  { name: 'JobTitle', displayName: 'Job Title', facet: 'text' },
  { name: 'Department', displayName: 'Department', facet: 'text' },
];

/** The columns a new list starts with; ids of built-in columns are the same everywhere, as in SharePoint. */
export function builtInColumns(forPeople = false): Column[] {
  return [...BUILT_IN, ...(forPeople ? USER_COLUMNS : [])].map((row) => ({
    id: guidFromName(`column:${row.name}`),
    name: row.name,
    displayName: row.displayName,
    description: '',
    group: row.name.startsWith('_') ? '_Hidden' : 'Custom Columns',
    facet: row.facet,
    settings: { ...FACETS[row.facet], ...row.settings },
    hidden: row.hidden ?? false,
    indexed: row.indexed ?? false,
    unique: false,
    required: false,
    readOnly: row.readOnly ?? true,
    defaultValue: null,
    builtIn: true,
  }));
}
