import { openLedger } from '../../server/adapters/postgres/ledger.ts';
import { createFakeClock, createFakeRandom } from '../support/fake-clock.ts';
import { createMemoryLedger } from '../support/memory-ledger.ts';
import { onEachDatabase } from '../support/on-each-database.ts';
import { describeLedger } from './ledger.ts';

const clock = createFakeClock('2026-03-02T09:00:00.000Z');
const random = createFakeRandom();

describeLedger('memory', async () => createMemoryLedger({ clock, random }));
onEachDatabase((name, db) => describeLedger(name, () => openLedger({ db: db(), clock, random })));
