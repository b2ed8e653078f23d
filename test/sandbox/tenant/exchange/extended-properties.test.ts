import { describe, expect, it } from 'vitest';
import {
  expandedProperties,
  mergeExtended,
  noExtendedProperties,
  normalizePropertyId,
} from '../../../../sandbox/tenant/exchange/extended-properties.ts';
import { parseQuery } from '../../../../sandbox/tenant/odata/query.ts';

const ID = 'String {66F5A359-4659-4830-9070-00047EC6AC6E} Name Key';
const NORMAL = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Key';

describe('extended properties', () => {
  it.each([
    [ID, NORMAL],
    ['Integer 0x0E2B', 'Integer 0x0e2b'],
    ['Key', null],
    ['String {66f5a359} Name Key', null],
  ])('spells %j as %j', (given, expected) => expect(normalizePropertyId(given)).toBe(expected));

  it('replaces a value under the same id', () => {
    const properties = noExtendedProperties();
    mergeExtended(properties, { singleValueExtendedProperties: [{ id: ID, value: 'a' }] });
    mergeExtended(properties, { singleValueExtendedProperties: [{ id: NORMAL, value: 'b' }] });
    expect(properties.single).toEqual([{ id: NORMAL, value: 'b' }]);
    expect(() => mergeExtended(properties, { singleValueExtendedProperties: [{ id: 'x', value: '' }] })).toThrow(
      'invalid',
    );
  });

  it('shows only what the expansion names, and nothing without one', () => {
    const properties = noExtendedProperties();
    mergeExtended(properties, {
      singleValueExtendedProperties: [
        { id: ID, value: 'a' },
        { id: 'String 0x1', value: 'b' },
      ],
    });
    const shown = (text: string) => expandedProperties(properties, parseQuery(text));
    expect(shown(`$expand=singleValueExtendedProperties($filter=id eq '${ID}')`)).toEqual({
      singleValueExtendedProperties: [{ id: NORMAL, value: 'a' }],
    });
    expect(shown("$expand=singleValueExtendedProperties($filter=id eq 'String 0x9')")).toEqual({});
    expect(shown('$select=subject')).toEqual({});
    expect(() => shown('$expand=singleValueExtendedProperties')).toThrow('filter');
  });
});
