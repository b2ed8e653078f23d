import { expect, test } from 'vitest';
import { connectionFailure, databaseFailure } from '../../../../server/adapters/postgres/failures.ts';
import { isPortFailure } from '../../../../server/ports/failures.ts';

const coded = (code: string) => Object.assign(new Error('detail with ana@contoso.example'), { code });

test.each([
  ['40P01', 'unavailable'],
  ['40001', 'unavailable'],
  ['53300', 'unavailable'],
  ['57014', 'unavailable'],
  ['57P01', 'unknown-outcome'],
  ['08006', 'unknown-outcome'],
  ['ECONNRESET', 'unknown-outcome'],
  ['ECONNREFUSED', 'unavailable'],
] as const)('%s is %s, and the message names the code only', (code, kind) => {
  const failure = databaseFailure(coded(code));
  expect(isPortFailure(failure, kind)).toBe(true);
  expect(failure).toMatchObject({ message: `database: ${code}` });
});

test('a connection lost in the middle of a query has an unknown outcome', () => {
  expect(databaseFailure(new Error('Connection terminated unexpectedly'))).toMatchObject({ kind: 'unknown-outcome' });
});

test('not getting a connection means that nothing was done', () => {
  expect(connectionFailure(new Error('timeout exceeded'))).toMatchObject({ kind: 'unavailable' });
  expect(connectionFailure(coded('28P01'))).toMatchObject({ kind: 'unavailable', message: 'database: 28P01' });
});

test('a fault of ours stays what it is', () => {
  const bug = coded('42601');
  expect(databaseFailure(bug)).toBe(bug);
  expect(databaseFailure('text')).toBe('text');
});
