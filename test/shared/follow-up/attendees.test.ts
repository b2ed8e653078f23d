import { expect, test } from 'vitest';
import { attendeesOf } from '../../../shared/follow-up/attendees.ts';
import { ANA, BEN, CHLOE } from '../../support/builders.ts';

test('chair and owners have to come, stakeholders may, each is invited once', () => {
  const items = [{ owner: BEN }, { owner: { ...BEN, key: null } }, { owner: ANA }, { owner: null }];
  const { attendees, unreachable } = attendeesOf(ANA, items, [BEN, CHLOE]);
  expect(attendees).toEqual([
    { person: ANA, attendance: 'required' },
    { person: BEN, attendance: 'required' },
    { person: CHLOE, attendance: 'optional' },
  ]);
  expect(unreachable).toEqual([]);
});

test('who has no usable address is named, once', () => {
  const zed = { key: null, name: 'Zed', mail: null };
  const odd = { key: null, name: 'Odd', mail: 'odd' };
  const { attendees, unreachable } = attendeesOf(ANA, [{ owner: zed }, { owner: zed }, { owner: odd }], []);
  expect(attendees).toHaveLength(1);
  expect(unreachable).toEqual([zed, odd]);
});
