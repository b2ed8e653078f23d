import { expect, it } from 'vitest';
import { parsePrefer } from '../../../sandbox/tenant/prefer.ts';

it('reads preferences with and without values, quoted commas kept', () => {
  const prefer = parsePrefer('outlook.timezone="A, B", IdType="ImmutableId",odata.maxpagesize=5; respond-async');
  expect(Object.fromEntries(prefer)).toEqual({
    'outlook.timezone': 'A, B',
    idtype: 'ImmutableId',
    'odata.maxpagesize': '5',
    'respond-async': '',
  });
});

it('is empty without a header', () => {
  expect(parsePrefer(undefined).size).toBe(0);
});
