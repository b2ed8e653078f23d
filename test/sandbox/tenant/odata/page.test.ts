import { describe, expect, it } from 'vitest';
import { type Listing, linkWith, readPage } from '../../../../sandbox/tenant/odata/page.ts';
import { parseQuery } from '../../../../sandbox/tenant/odata/query.ts';

interface Thing {
  id: string;
  n: number;
  note: string;
}
const things = (count: number): Thing[] => Array.from({ length: count }, (_, n) => ({ id: `i${n}`, n, note: 'x' }));
const listing = (rows: Thing[], more: Partial<Listing<Thing>> = {}): Listing<Thing> => ({
  rows,
  limits: { size: 3, max: 5, above: 'clamp' },
  key: ({ id }) => id,
  shape: (row) => ({ '@odata.etag': 'e', ...row }),
  ...more,
});
const page = (link: string, list: Listing<Thing>) => {
  const url = new URL(link, 'https://localhost');
  return readPage({ url, query: parseQuery(url.search.slice(1)) }, list) as {
    value: Thing[];
    '@odata.nextLink'?: string;
    '@odata.count'?: number;
  };
};
const ids = ({ value }: { value: Thing[] }) => value.map(({ n }) => n).join('');

describe('pages', () => {
  it('have the default size, at most the largest, and follow each other to the end', () => {
    const list = listing(things(7));
    const first = page('/v1.0/me/things?$select=n', list);
    const second = page(first['@odata.nextLink'] ?? '', list);
    const third = page(second['@odata.nextLink'] ?? '', list);
    expect([ids(first), ids(second), ids(third)]).toEqual(['012', '345', '6']);
    expect(third).not.toHaveProperty(['@odata.nextLink']);
    expect(first['@odata.nextLink']).toMatch(/^https:\/\/localhost\/v1.0\/me\/things\?\$select=n&\$skiptoken=/);
    expect(ids(page('/t?$top=99', list))).toBe('01234');
  });

  it('refuse too large a $top where the service does', () => {
    const strict = listing(things(7), { limits: { size: 3, max: 5, above: 'refuse' } });
    expect(() => page('/t?$top=6', strict)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('go on behind the same row when rows before it vanish or come', () => {
    const rows = things(7);
    const link = page('/t', listing(rows))['@odata.nextLink'] ?? '';
    expect(ids(page(link, listing(rows.slice(1))))).toBe('345');
    expect(ids(page(link, listing([{ id: 'new', n: 9, note: '' }, ...rows])))).toBe('345');
  });

  it('count what the filter keeps, on the first page only', () => {
    const list = listing(things(7));
    const first = page('/t?$count=true&$filter=n gt 1', list);
    expect(first['@odata.count']).toBe(5);
    expect(page(first['@odata.nextLink'] ?? '', list)).not.toHaveProperty(['@odata.count']);
  });

  it('hold what was selected, annotations, and what always stays', () => {
    expect(page('/t?$select=n&$top=1', listing(things(1), { always: ['id'] })).value).toEqual([
      { '@odata.etag': 'e', id: 'i0', n: 0 },
    ]);
  });

  it('honour a preferred size, and $top before it', () => {
    const list = listing(things(7), { maxPageSize: 2 });
    expect([ids(page('/t', list)), ids(page('/t?$top=4', list))]).toEqual(['01', '0123']);
  });

  it('refuse a token that is none', () => {
    expect(() => page('/t?$skiptoken=nonsense', listing(things(2)))).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe('a link', () => {
  it('keeps the other options and replaces the token, whichever way it was written', () => {
    const url = new URL('https://localhost/v1.0/x?$skip=3&%24skiptoken=a&$filter=n%20gt%201&token=t');
    expect(linkWith(url, '$deltatoken', 'b=')).toBe('https://localhost/v1.0/x?$filter=n%20gt%201&$deltatoken=b%3D');
  });
});
