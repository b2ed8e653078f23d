import { expect, test } from 'vitest';
import { changesFrom, faultOf, typedOf } from '../../../../addin/features/settings/settings-fields.ts';
import type { SettingsView } from '../../../../shared/contract/admin.ts';

const settings: SettingsView = {
  senderMail: 'followthrough@contoso.example',
  bookingMail: null,
  timeZone: 'Europe/London',
  cadence: 'Two-weekly',
  draftLeadMinutes: 60,
  reminderDays: [3, 1],
  followUpMinutes: 30,
  holidays: null,
  siteId: null,
  isProvisioned: true,
  roles: {},
};

test('only what differs is sent', () => {
  const typed = { ...typedOf(settings), reminderDays: '5; 2', holidays: 'de-by', followUpMinutes: '30' };
  expect(changesFrom(settings, typed)).toEqual({ reminderDays: [5, 2], holidays: 'DE-BY' });
  expect(changesFrom(settings, typedOf(settings))).toEqual({});
});

test('an emptied mailbox is none', () => {
  const booked = { ...settings, bookingMail: 'desk@contoso.example' };
  expect(changesFrom(booked, { ...typedOf(booked), bookingMail: ' ' })).toEqual({ bookingMail: null });
});

test.each([
  ['senderMail', 'nobody', { kind: 'mail' }],
  ['senderMail', '', { kind: 'mail' }],
  ['bookingMail', '', null],
  ['draftLeadMinutes', '0', { kind: 'number', from: 1, to: 1440 }],
  ['draftLeadMinutes', '1440', null],
  ['followUpMinutes', '12.5', { kind: 'number', from: 5, to: 480 }],
  ['reminderDays', '1,2,3,4,5,6', { kind: 'days' }],
  ['reminderDays', '61', { kind: 'days' }],
  ['reminderDays', '', null],
] as const)('%s of %j gives %j', (field, text, fault) => {
  expect(faultOf(field, text)).toEqual(fault);
});
