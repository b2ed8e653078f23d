/** The steps of the schema, in the order in which they are applied. */
import { ledger } from './0001-ledger.ts';
import { mirror } from './0002-mirror.ts';
import { register } from './0003-register.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [ledger, mirror, register];
