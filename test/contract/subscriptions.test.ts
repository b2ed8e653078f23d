import { createSubscriptions } from '../../server/adapters/postgres/subscriptions.ts';
import { createMemorySubscriptions } from '../support/memory-subscriptions.ts';
import { onEachDatabase } from '../support/on-each-database.ts';
import { describeSubscriptions } from './subscriptions.ts';

describeSubscriptions('memory', async () => createMemorySubscriptions());
onEachDatabase((name, db) => describeSubscriptions(name, async () => createSubscriptions(db())));
