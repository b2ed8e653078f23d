import { expect, test } from 'vitest';
import { rolesOf } from '../../../server/plugins/auth.ts';
import { ANA, callerOf } from '../../support/builders.ts';

const ana = callerOf(ANA);

test.each([
  ['nobody granted anything', {}, [], ['viewer', 'owner']],
  ['granted in the settings', { [ANA.key]: ['coordinator'] }, [], ['viewer', 'owner', 'coordinator']],
  ['named by the configuration', {}, [ANA.key], ['viewer', 'owner', 'admin']],
  ['named by both', { [ANA.key]: ['admin'] }, [ANA.key], ['viewer', 'owner', 'admin']],
  ['granted to somebody else', { other: ['admin'] }, ['other'], ['viewer', 'owner']],
] as const)('%s: %j', (_what, granted, adminKeys, expected) => {
  expect(rolesOf(ana, granted, adminKeys)).toEqual(expected);
});

test('a name or address that looks like a key grants nothing', () => {
  const forged = { ...ana, name: 'boss', mail: 'boss@contoso.example' };
  expect(rolesOf(forged, { boss: ['admin'], 'boss@contoso.example': ['admin'] }, ['boss'])).not.toContain('admin');
});

test('a key that is a word of JavaScript grants nothing', () => {
  expect(rolesOf({ ...ana, objectId: 'constructor' }, {}, [])).toEqual(['viewer', 'owner']);
});
