import { expect, test } from 'vitest';
import { mirrorRows, searchable } from '../../../../server/adapters/postgres/mirror-rows.ts';
import type { Stored } from '../../../../server/ports/lists.ts';
import type { LogEntry } from '../../../../shared/action-item/log-entry.ts';

const line = (itemId: string, version: number): Stored<LogEntry> => ({
  itemId,
  version,
  etag: '',
  createdAt: '2026-03-02T09:00:00.000Z',
  modifiedAt: '2026-03-02T09:00:00.000Z',
  modifiedBy: null,
  webUrl: '',
  record: {
    key: `key-${itemId}`,
    at: '2026-03-02T08:00:00.000Z',
    who: null,
    what: 'changed',
    on: 'AI-001',
    before: '',
    after: '',
    comment: '',
    channel: 'Server',
    messageId: null,
  },
});

test('one row an item, the newest state of it, in the order of ids', () => {
  const rows = mirrorRows('tenant-a', 'log', [line('9', 1), line('10', 2), line('9', 4), line('9', 3)]);
  expect(rows.map((row) => [row.item_id, row.version])).toEqual([
    ['10', 2],
    ['9', 4],
  ]);
  expect(rows[0]).toMatchObject({ tenant_id: 'tenant-a', list: 'log', item_key: 'key-10', reference: 'AI-001' });
  expect(JSON.parse(String(rows[1]?.stored))).toEqual(line('9', 4));
});

test('text is searched without regard to case and to how a character is written', () => {
  expect(searchable('ＡＢＣ É')).toBe(searchable('abc e\u0301'));
});
