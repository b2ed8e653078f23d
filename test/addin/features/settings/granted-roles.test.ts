import { expect, test } from 'vitest';
import { GRANTABLE, namesIn } from '../../../../addin/features/settings/granted-roles.ts';
import { REGISTER_ROLES } from '../../../../shared/action-item/role.ts';
import { GRANTED_ROLES } from '../../../../shared/contract/admin.ts';

const ana = { key: 'a', name: 'Ana', mail: null };
const guest = { key: null, name: 'Guest', mail: 'g@example.org' };

test('the screen offers what the server grants', () => {
  expect(GRANTABLE).toEqual(GRANTED_ROLES);
  expect(REGISTER_ROLES).toEqual(['viewer', 'owner', ...GRANTABLE]);
});

test('names come from sessions, from oneself, and last from who was picked', () => {
  const sessions = [{ organiser: ana, attendees: [guest, { key: 'b', name: 'Ben', mail: null }] }];
  const names = namesIn(sessions, { key: 'm', name: 'Me', mail: null }, new Map([['b', 'Benjamin']]));
  expect([...names]).toEqual([
    ['a', 'Ana'],
    ['b', 'Benjamin'],
    ['m', 'Me'],
  ]);
});
