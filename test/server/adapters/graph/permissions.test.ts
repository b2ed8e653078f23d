import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS, type PermissionRow, WITHOUT } from '../../../../server/adapters/graph/permissions.ts';

const DOC = new URL('../../../../docs/permissions.md', import.meta.url);

/** The rows of a table in the document, by the heading above it. */
function tableUnder(heading: string): string[][] {
  const section =
    readFileSync(DOC, 'utf8')
      .split(/^## /m)
      .find((one) => one.startsWith(heading)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const shown = ({ port, purpose, method, path, application, delegated, least }: PermissionRow): string[] => [
  port,
  purpose,
  `\`${method} ${path}\``,
  application ?? '–',
  delegated ?? '–',
  least ?? application ?? delegated ?? '',
];

describe('the document', () => {
  test('shows every call with its permission', () => {
    expect(tableUnder('Calls')).toEqual(PERMISSIONS.map(shown));
  });

  test('says of every permission what fails without it', () => {
    expect(tableUnder('Permissions')).toEqual(
      Object.entries(WITHOUT).map(([name, consequence]) => [name, kinds(name), consequence]),
    );
  });
});

function kinds(name: string): string {
  const application = PERMISSIONS.some((row) => row.application === name) ? ['application'] : [];
  const delegated = PERMISSIONS.some((row) => row.delegated === name) ? ['delegated'] : [];
  return [...application, ...delegated].join(', ');
}

/** Whoever may write may read; the data names the writing permission for reading calls only now and then. */
const withWriting = (names: readonly string[]): string[] => [
  ...names,
  ...names.map((name) => name.replace(/\.Read$/, '.ReadWrite')),
];

test('every permission asked for has a consequence, and none is listed that is not asked for', () => {
  const asked = PERMISSIONS.flatMap(({ application, delegated }) => [application ?? [], delegated ?? []].flat());
  expect(new Set(asked)).toEqual(new Set(Object.keys(WITHOUT)));
});

const contract = join(process.env.GRAPH_CONTRACT_DIR ?? '', 'openapi-subset.json');
const hasContract = process.env.GRAPH_CONTRACT_DIR !== undefined && existsSync(contract);
if (!hasContract)
  console.log('GRAPH_CONTRACT_DIR is not set: the comparison with Microsoft’s permission data is skipped.');

describe.skipIf(!hasContract)('against Microsoft’s data', () => {
  interface Scheme {
    least: string[];
    higher: string[];
  }
  type Operation = { 'x-permissions'?: { Application?: Scheme; DelegatedWork?: Scheme } };
  const paths: Record<string, Record<string, Operation>> = hasContract
    ? (JSON.parse(readFileSync(contract, 'utf8')) as { paths: Record<string, Record<string, Operation>> }).paths
    : {};
  const operation = ({ method, path }: PermissionRow): Operation | undefined => {
    const shape = (text: string) => text.replace('{reference}/{file}', '{}').replace(/\{[^}]*\}/g, '{}');
    const found = Object.keys(paths).find((one) => shape(one) === shape(path));
    return found ? paths[found]?.[method.toLowerCase()] : undefined;
  };

  test.each(PERMISSIONS.map((row) => [`${row.method} ${row.path}`, row] as const))(
    '%s is a call of v1.0',
    (_name, row) => {
      expect(operation(row)).toBeDefined();
    },
  );

  /** What opens the call to the server, or to people where only they call. */
  const schemeOf = (row: PermissionRow): Scheme | undefined =>
    operation(row)?.['x-permissions']?.[row.application === null ? 'DelegatedWork' : 'Application'];
  const known = PERMISSIONS.filter((row) => schemeOf(row));
  test.each(known.map((row) => [`${row.method} ${row.path}`, row] as const))(
    '%s: least and ours open it',
    (_name, row) => {
      const { least = [], higher = [] } = schemeOf(row) ?? {};
      const ours = row.application ?? row.delegated ?? '';
      expect(least).toContain(row.least ?? ours);
      // Selected scopes are not in that data: a grant on the site decides.
      if (!ours.endsWith('.Selected')) expect(withWriting([...least, ...higher])).toContain(ours);
    },
  );
});
