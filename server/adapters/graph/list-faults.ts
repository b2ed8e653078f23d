/** The site compared with what is needed, and what mends each difference. Pure. */
import type { ListFault } from '../../ports/lists.ts';
import type { BatchPart } from './batch.ts';
import type { ColumnSchema, ListSchema } from './list-schema.ts';
import { LIST_SCHEMAS, SCHEMA_VERSION } from './list-schemas.ts';
import { type FoundList, markOf, type Survey, type WireColumn } from './list-survey.ts';

/** A fault with the request that mends it and the words for the report; null where a person has to. */
export interface Finding {
  readonly fault: ListFault;
  readonly mend: { readonly part: BatchPart; readonly done: string } | null;
}

/** @param names list titles as last accepted, by our list name: another title is reported once, then kept. */
export function findFaults(survey: Survey, names: Readonly<Record<string, string>>): readonly Finding[] {
  return LIST_SCHEMAS.flatMap((schema) => {
    const found = survey.lists.get(schema.list);
    return found ? listFaults(survey.siteId, schema, found, names[schema.list]) : [missingList(survey.siteId, schema)];
  });
}

/** The body that creates a list with all its columns. */
export function newList(schema: ListSchema, displayName: string): Readonly<Record<string, unknown>> {
  return {
    displayName,
    description: describe(schema),
    list: { template: schema.template },
    columns: schema.columns.map(columnBody),
  };
}

const describe = (schema: ListSchema): string => `${schema.about} ${markOf(schema.list, SCHEMA_VERSION)}`;

const missingList = (siteId: string, schema: ListSchema): Finding => ({
  fault: { kind: 'list-missing', list: schema.list },
  mend: {
    part: { method: 'POST', path: `/sites/${siteId}/lists`, body: newList(schema, schema.displayName) },
    done: `Created the list ${schema.displayName} with ${schema.columns.length} columns.`,
  },
});

function listFaults(siteId: string, schema: ListSchema, found: FoundList, name: string | undefined): Finding[] {
  const path = `/sites/${siteId}/lists/${found.id}`;
  const faults: Finding[] = schema.columns.flatMap((column) => columnFaults(path, schema, column, found.columns));
  if (found.displayName !== (name ?? schema.displayName))
    faults.unshift({ fault: { kind: 'list-renamed', list: schema.list }, mend: null });
  if (found.schemaVersion !== SCHEMA_VERSION)
    faults.push({
      fault: { kind: 'schema-old', list: schema.list },
      mend: {
        part: { method: 'PATCH', path, body: { description: describe(schema) } },
        done: `Marked the list ${found.displayName} with version ${SCHEMA_VERSION}.`,
      },
    });
  return faults;
}

function columnFaults(
  path: string,
  schema: ListSchema,
  column: ColumnSchema,
  existing: readonly WireColumn[],
): Finding[] {
  const found = existing.find(({ name }) => name === column.name);
  const fault = (kind: ColumnFaultKind): ListFault => ({ kind, list: schema.list, column: column.name });
  if (!found) {
    const part = { method: 'POST', path: `${path}/columns`, body: columnBody(column) } as const;
    return [{ fault: fault('column-missing'), mend: { part, done: `Added ${column.name} to ${schema.displayName}.` } }];
  }
  if (!hasFacet(column, found)) return [{ fault: fault('column-wrong-type'), mend: null }];
  return DIFFERENCES.filter(({ differs }) => differs(column, found)).map(({ kind, change, words }) => ({
    fault: fault(kind),
    mend: {
      part: { method: 'PATCH', path: `${path}/columns/${found.id}`, body: change(column, found) },
      done: `${words} ${column.name} in ${schema.displayName}.`,
    },
  }));
}

type ColumnFaultKind = Extract<ListFault, { readonly column: string }>['kind'];

interface Difference {
  readonly kind: ColumnFaultKind;
  readonly words: string;
  differs(wanted: ColumnSchema, found: WireColumn): boolean;
  change(wanted: ColumnSchema, found: WireColumn): Readonly<Record<string, unknown>>;
}

/** What can differ in a column of the right type, each with its cure. The index comes first: uniqueness needs it. */
const DIFFERENCES: readonly Difference[] = [
  {
    kind: 'column-not-indexed',
    words: 'Indexed',
    differs: (wanted, found) => wanted.indexed === true && found.indexed !== true,
    change: () => ({ indexed: true }),
  },
  {
    kind: 'column-not-unique',
    words: 'Enforced unique values of',
    differs: (wanted, found) => wanted.unique === true && found.enforceUniqueValues !== true,
    change: () => ({ indexed: true, enforceUniqueValues: true }),
  },
  {
    kind: 'choice-missing',
    words: 'Completed the choices of',
    differs: (wanted, found) => missingChoices(wanted, found).length > 0,
    change: (wanted, found) => ({
      choice: { ...found.choice, choices: [...(found.choice?.choices ?? []), ...missingChoices(wanted, found)] },
    }),
  },
  {
    kind: 'column-renamed',
    words: 'Gave back its title to',
    differs: (wanted, found) => found.displayName !== undefined && found.displayName !== wanted.displayName,
    change: (wanted) => ({ displayName: wanted.displayName }),
  },
];

const missingChoices = (wanted: ColumnSchema, found: WireColumn): readonly string[] =>
  (wanted.choices ?? []).filter((choice) => !found.choice?.choices?.includes(choice));

/** Right type, and for text the right number of lines: SharePoint cannot change either without losing content. */
function hasFacet(column: ColumnSchema, found: WireColumn): boolean {
  if (typeof found[column.facet] !== 'object' || found[column.facet] === null) return false;
  return column.facet !== 'text' || (found.text?.allowMultipleLines ?? false) === column.details.allowMultipleLines;
}

const columnBody = (column: ColumnSchema): Readonly<Record<string, unknown>> => ({
  name: column.name,
  displayName: column.displayName,
  [column.facet]: column.details,
  ...(column.indexed ? { indexed: true } : {}),
  ...(column.unique ? { enforceUniqueValues: true } : {}),
});
