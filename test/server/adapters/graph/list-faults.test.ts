import { describe, expect, test } from 'vitest';
import { findFaults } from '../../../../server/adapters/graph/list-faults.ts';
import { LIST_SCHEMAS, SCHEMA_VERSION } from '../../../../server/adapters/graph/list-schemas.ts';
import type { FoundList, Survey, WireColumn } from '../../../../server/adapters/graph/list-survey.ts';

/** A site on which everything is as it should be. */
function healthy(): { siteId: string; lists: Map<string, FoundList> } {
  const lists = LIST_SCHEMAS.map((schema): [string, FoundList] => [
    schema.list,
    {
      id: `id-${schema.list}`,
      displayName: schema.displayName,
      schemaVersion: SCHEMA_VERSION,
      columns: schema.columns.map((column) => ({
        id: `column-${column.name}`,
        name: column.name,
        displayName: column.displayName,
        indexed: column.indexed ?? false,
        enforceUniqueValues: column.unique ?? false,
        [column.facet]: column.details,
      })),
    },
  ]);
  return { siteId: 'site', lists: new Map(lists) };
}

/** The healthy site with one column of the actions changed. */
function withColumn(name: string, change: (column: WireColumn) => WireColumn | null): Survey {
  const survey = healthy();
  const actions = survey.lists.get('actions');
  if (!actions) throw new Error('no actions');
  const columns = actions.columns.flatMap((column) => (column.name === name ? (change(column) ?? []) : column));
  survey.lists.set('actions', { ...actions, columns });
  return survey;
}

const ONLY_NAMES = {};

describe('the doctor', () => {
  test('finds nothing on a healthy site', () => {
    expect(findFaults(healthy(), ONLY_NAMES)).toEqual([]);
  });

  test('prescribes a whole list for a missing one', () => {
    const survey = healthy();
    survey.lists.delete('log');
    const [finding, ...others] = findFaults(survey, ONLY_NAMES);
    expect(others).toEqual([]);
    expect(finding?.fault).toEqual({ kind: 'list-missing', list: 'log' });
    expect(finding?.mend?.part).toMatchObject({ method: 'POST', path: '/sites/site/lists' });
    expect(finding?.mend?.part.body).toMatchObject({
      displayName: 'Log',
      description: expect.stringContaining(`[followthrough:log:${SCHEMA_VERSION}]`),
      columns: expect.arrayContaining([expect.objectContaining({ name: 'FtKey', enforceUniqueValues: true })]),
    });
  });

  const path = '/sites/site/lists/id-actions/columns';
  test.each([
    ['column-missing', () => null, { method: 'POST', path }],
    [
      'column-not-indexed',
      (column: WireColumn) => ({ ...column, indexed: false }),
      { method: 'PATCH', path: `${path}/column-Stage`, body: { indexed: true } },
    ],
    [
      'choice-missing',
      (column: WireColumn) => ({ ...column, choice: { choices: ['Open', 'Ours'] } }),
      {
        body: {
          choice: { choices: ['Open', 'Ours', 'In Progress', 'Blocked', 'Completed', 'Closed', 'Cancelled'] },
        },
      },
    ],
    [
      'column-renamed',
      (column: WireColumn) => ({ ...column, displayName: 'Phase' }),
      { method: 'PATCH', body: { displayName: 'Stage' } },
    ],
  ])('mends %s', (kind, change, part) => {
    const findings = findFaults(withColumn('Stage', change), ONLY_NAMES);
    expect(findings.map(({ fault }) => fault)).toEqual([{ kind, list: 'actions', column: 'Stage' }]);
    expect(findings[0]?.mend?.part).toMatchObject(part);
  });

  test('leaves a column of another type to a person', () => {
    const survey = withColumn('Stage', ({ choice: _choice, ...column }) => ({ ...column, text: {} }));
    expect(findFaults(survey, ONLY_NAMES)).toEqual([
      { fault: { kind: 'column-wrong-type', list: 'actions', column: 'Stage' }, mend: null },
    ]);
  });

  test('leaves one line of text where several are needed to a person', () => {
    const survey = withColumn('Notes', (column) => ({ ...column, text: { allowMultipleLines: false } }));
    expect(findFaults(survey, ONLY_NAMES).map(({ fault }) => fault.kind)).toEqual(['column-wrong-type']);
  });

  test('finds a key that is no longer unique', () => {
    const survey = withColumn('FtKey', (column) => ({ ...column, enforceUniqueValues: false }));
    expect(findFaults(survey, ONLY_NAMES).map(({ fault }) => fault.kind)).toEqual(['column-not-unique']);
  });

  test('reports a new title of a list until it has been accepted', () => {
    const survey = healthy();
    const actions = survey.lists.get('actions');
    if (actions) survey.lists.set('actions', { ...actions, displayName: 'Aktionen' });
    expect(findFaults(survey, ONLY_NAMES).map(({ fault }) => fault.kind)).toEqual(['list-renamed']);
    expect(findFaults(survey, { actions: 'Aktionen' })).toEqual([]);
  });

  test('renews a removed mark', () => {
    const survey = healthy();
    const actions = survey.lists.get('actions');
    if (actions) survey.lists.set('actions', { ...actions, schemaVersion: null });
    const [finding] = findFaults(survey, ONLY_NAMES);
    expect(finding?.fault.kind).toBe('schema-old');
    expect(finding?.mend?.part.body).toEqual({
      description: expect.stringContaining(`[followthrough:actions:${SCHEMA_VERSION}]`),
    });
  });
});
