/** Items as the API answers them, for the tests of the pages. */

import type { Me } from '../../addin/api/item-rights.ts';
import type { ActionView } from '../../shared/contract/action-items.ts';
import { ANA, anItem } from './builders.ts';

/** An item of Ana's; `number` makes reference and etag. */
export const aView = (number: number, changes: Partial<ActionView> = {}): ActionView => ({
  ...anItem(),
  contributors: [],
  evidenceLinks: [],
  reference: `AI-${String(number).padStart(3, '0')}`,
  key: `key-${number}`,
  owner: ANA,
  etag: `"${number}-1"`,
  version: 1,
  modifiedAt: '2026-03-05T10:00:00.000Z',
  webUrl: 'https://contoso.sharepoint.example/item',
  ...changes,
});

export const owner: Me = { person: ANA, roles: ['viewer', 'owner'] };
export const coordinator: Me = {
  person: { key: 'c0000000-0000-4000-8000-000000000001', name: 'Cora Lind', mail: 'cora@contoso.example' },
  roles: ['viewer', 'owner', 'coordinator'],
};
