import { describe, expect, it } from 'vitest';
import { checkOrder } from '../../../../sandbox/tenant/exchange/listing.ts';
import { parseQuery } from '../../../../sandbox/tenant/odata/query.ts';

const check = (text: string) => () => checkOrder(parseQuery(text));

describe('filter and order together', () => {
  it.each([
    "$filter=subject eq 'x'",
    '$orderby=receivedDateTime desc',
    "$filter=receivedDateTime ge 2026-01-01T00:00:00Z and subject eq 'x'&$orderby=receivedDateTime desc",
    "$filter=subject eq 'x' and isRead eq true and importance eq 'low'&$orderby=subject,isRead",
  ])('takes %s', (text) => expect(check(text)).not.toThrow());

  it.each([
    "$filter=subject eq 'x'&$orderby=receivedDateTime desc",
    "$filter=subject eq 'x' and receivedDateTime ge 2026-01-01T00:00:00Z&$orderby=receivedDateTime desc",
    "$filter=subject eq 'x' and isRead eq true&$orderby=isRead,subject",
  ])('refuses %s', (text) => expect(check(text)).toThrow('too complex'));
});
