import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeKeyOf, formatId, type ItemKey, parseId } from '../../../../sandbox/tenant/exchange/item-ids.ts';

const KEY: ItemKey = {
  kind: 'message',
  mailboxId: 'bd9f072f-30aa-4845-a4d0-b6ba148c2a8b',
  item: 12,
  folder: 3,
  part: 0,
};

describe('ids', () => {
  it('differ by folder when ordinary, and not when immutable', () => {
    expect(formatId(KEY)).toMatch(/^AAMk/);
    expect(formatId({ ...KEY, folder: 4 })).not.toBe(formatId(KEY));
    expect(formatId({ ...KEY, folder: null })).toMatch(/^AAk/);
  });

  it('can be read back, and fit into a path', () => {
    const number = fc.integer({ min: 0, max: 0xffffffff });
    const key = fc.record({
      kind: fc.constantFrom('folder', 'message', 'event', 'calendar', 'attachment' as const),
      mailboxId: fc.uuid(),
      item: number,
      folder: fc.option(number, { nil: null }),
      part: number,
    });
    fc.assert(
      fc.property(key, (one) => {
        const id = formatId(one as ItemKey);
        expect(id).toMatch(/^[A-Za-z0-9_=-]+$/);
        expect(parseId(id)).toEqual(one);
      }),
    );
  });

  it.each(['', 'AAMk', 'id-value', `${formatId(KEY)}A`, formatId(KEY).replace(/^AAMk/, 'BBBB')])(
    'is none: %j',
    (text) => {
      expect(parseId(text)).toBeNull();
    },
  );

  it('minds upper and lower case', () => {
    expect(parseId(formatId(KEY).toLowerCase())).not.toEqual(KEY);
  });

  it('names a version by its change number', () => {
    expect(changeKeyOf(KEY.mailboxId, 1)).not.toBe(changeKeyOf(KEY.mailboxId, 2));
  });
});
