import { expect, test } from 'vitest';
import { isKeptYear } from '../../../shared/time/kept-years.ts';

test.each(['1970-01-01', '1999-12-31', '2026-03-05T14:30:00.000Z', '2100-01-01', '2199-12-31'])(
  '%s is of a year that is kept',
  (text) => expect(isKeptYear(text)).toBe(true),
);

test.each(['1969-12-31', '0001-01-01', '2200-01-01', '9999-12-31', '+010000-01-01T22:30:00.000Z', ''])(
  '%j is not',
  (text) => expect(isKeptYear(text)).toBe(false),
);
