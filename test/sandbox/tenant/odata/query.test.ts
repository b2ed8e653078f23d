import { describe, expect, it } from 'vitest';
import { expansion, parseQuery } from '../../../../sandbox/tenant/odata/query.ts';

describe('query options', () => {
  it('are read in both spellings, with a plus for a space', () => {
    expect(parseQuery('$top=5&$count=true').top).toBe(5);
    expect(parseQuery('select=id,name&expand=fields').select).toEqual(['id', 'name']);
    expect(parseQuery('$orderby=a/b+desc,c').orderBy).toEqual([
      { path: ['a', 'b'], descending: true },
      { path: ['c'], descending: false },
    ]);
  });

  it('nest in an expansion, dollared or not, with commas and semicolons inside', () => {
    const query = parseQuery("$expand=fields(select=A,B),props($filter=id eq 'x;y, (z)';$top=1),other");
    expect(query.expand.map(({ name }) => name)).toEqual(['fields', 'props', 'other']);
    expect(expansion(query, 'FIELDS')?.select).toEqual(['A', 'B']);
    expect(expansion(query, 'props')).toMatchObject({ top: 1, filter: { right: { value: 'x;y, (z)' } } });
  });

  it('leave options of one operation in raw, whatever their case', () => {
    expect(parseQuery('startDateTime=2026-01-01').raw.get('startdatetime')).toBe('2026-01-01');
  });

  it.each(['$top=-1', '$top=x', '$orderby=a sideways', '$expand=fields(select=A', '$frobnicate=1'])(
    'refuse %s',
    (text) => {
      expect(() => parseQuery(text)).toThrow(expect.objectContaining({ status: 400 }));
    },
  );
});
