import { createMirror } from '../../server/adapters/postgres/mirror.ts';
import { createMemoryMirror } from '../support/memory-mirror.ts';
import { onEachDatabase } from '../support/on-each-database.ts';
import { describeMirror } from './mirror.ts';

describeMirror('memory', async () => createMemoryMirror());
onEachDatabase((name, db) => describeMirror(name, async () => createMirror(db())));
