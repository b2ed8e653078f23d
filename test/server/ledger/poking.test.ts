import { expect, test } from 'vitest';
import { pokeAfterWrites } from '../../../server/ledger/poking.ts';
import { createFakeClock, createFakeRandom } from '../../support/fake-clock.ts';
import { createMemoryLedger } from '../../support/memory-ledger.ts';
import { promised } from '../../support/runner-bench.ts';

test('what may have made something due wakes the runner, after it was written', async () => {
  const clock = createFakeClock();
  const inner = createMemoryLedger({ clock, random: createFakeRandom() });
  const seen: (string | null)[] = [];
  const ledger = pokeAfterWrites(inner, async () => void seen.push(await inner.nextDueAt()));
  const [row] = await ledger.promise([promised({ dueAt: '2026-03-02T10:00:00.000Z' })]);
  if (!row) throw new Error('no row');
  await ledger.reschedule(row, '2026-03-02T09:30:00.000Z', row.deadlineAt);
  await ledger.find(row.tenantId, row.kind, row.subject, row.revision);
  await ledger.cancel(row, 'done with');
  expect(seen).toEqual(['2026-03-02T10:00:00.000Z', '2026-03-02T09:30:00.000Z']);
});
