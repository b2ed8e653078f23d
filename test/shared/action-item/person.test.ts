import { expect, test } from 'vitest';
import { cleanPerson, personIdOf } from '../../../shared/action-item/person.ts';

test.each([
  [{ key: 'k-1', name: 'Ana', mail: 'ana@contoso.example' }, 'k-1'],
  [{ key: null, name: 'Eve', mail: 'Eve@Supplier.example' }, 'eve@supplier.example'],
  [{ key: null, name: 'Eve', mail: null }, null],
])('%j is told from others by %j', (person, id) => expect(personIdOf(person)).toBe(id));

test('a name with what cannot be seen is cleaned, and nothing else', () => {
  const person = { key: null, name: 'An\u2028a \u202egnp\u0007', mail: 'ana@contoso.example' };
  expect(cleanPerson(person)).toEqual({ ...person, name: 'An a gnp' });
});
