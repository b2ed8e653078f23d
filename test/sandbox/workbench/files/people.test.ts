import { expect, test } from 'vitest';
import { attendeesFor, userOf } from '../../../../sandbox/workbench/files/people.ts';

const person = (displayName: string) => {
  const mail = `${displayName.toLowerCase().replace(' ', '.')}@firm.example`;
  return { id: mail, displayName, mail, userPrincipalName: mail, timeZone: 'UTC' };
};
const [ana, bo, cy, dee] = ['Ana Lima', 'Bo Berg', 'Cy Cole', 'Dee Dunn'].map(person);
const users = [ana, bo, cy, dee].flatMap((user) => user ?? []);
const me = users[0] ?? person('Nobody');
const dropped = (html: string, people: { name: string; address: string }[] = []) => ({
  title: 't',
  html,
  people,
  notices: [],
});
const names = (parties: readonly { name: string }[]) => parties.map(({ name }) => name);

test('people are known by address, whole name or first name', () => {
  expect(userOf(users, { name: 'x', address: 'BO.BERG@firm.example' })).toBe(bo);
  expect(userOf(users, { name: 'cy cole', address: '' })).toBe(cy);
  expect(userOf(users, { name: 'Dee', address: '' })).toBe(dee);
  expect(userOf(users, { name: 'Zoe', address: 'zoe@else.example' })).toBeNull();
});

test('the listed people are invited, strangers only with an address, me never twice', () => {
  const listed = [
    { name: 'Bo Berg', address: '' },
    { name: 'Bo', address: 'bo.berg@firm.example' },
    { name: 'Zoe', address: 'zoe@else.example' },
    { name: 'Stranger', address: '' },
    { name: 'Ana Lima', address: '' },
  ];
  expect(names(attendeesFor(dropped('', listed), users, me))).toEqual(['Bo Berg', 'Zoe']);
});

test('without a list the text decides, without names two colleagues come', () => {
  expect(names(attendeesFor(dropped('Cy sends it.'), users, me))).toEqual(['Cy Cole']);
  expect(names(attendeesFor(dropped('Cyan is a colour.'), users, me))).toEqual(['Bo Berg', 'Cy Cole']);
});
