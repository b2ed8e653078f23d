import { expect, test } from 'vitest';
import { listItems } from '../../../../server/features/action-items/list-items.ts';
import type { ActionQuery } from '../../../../server/ports/mirror.ts';
import { anItem, BEN, callerOf, stored, TENANT } from '../../../support/builders.ts';
import { createMemoryMirror } from '../../../support/memory-mirror.ts';

test('items asked for by name are one read, however many', async () => {
  const numbers = Array.from({ length: 60 }, (_one, at) => at + 100);
  const held = createMemoryMirror();
  await held.put(
    TENANT,
    'actions',
    numbers.map((number) =>
      stored(anItem({ key: `key-${number}`, reference: `AI-${number}` }), { itemId: String(number) }),
    ),
  );
  const asked: ActionQuery[] = [];
  const mirror: typeof held = {
    ...held,
    byReference: () => Promise.reject(new Error('one read each')),
    findActions: (tenantId, query) => {
      asked.push(query);
      return held.findActions(tenantId, query);
    },
  };
  const references = [...numbers, 999].map((number) => `AI-${number}`).join(',');
  const answer = await listItems({ mirror }, callerOf(BEN), { references });
  expect(answer).toMatchObject({ value: { total: 60 } });
  expect(asked).toHaveLength(1);
});
