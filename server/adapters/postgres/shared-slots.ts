/**
 * Places that all processes of a database share, a fixed number under each name: advisory locks of one connection that
 * is kept for them. They are gone with the connection, so a process that dies keeps nobody waiting.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** Milliseconds between two looks, doubled by chance at most: nobody is told when a place becomes free. */
const LOOK_AGAIN_MS = 40;
/** First half of every key, so that our locks meet no others of the database. */
const SPACE = 0x66740001;

/** @see SharedSlots of the Graph adapter, which this fulfils. */
export interface PostgresSlots {
  /**
   * So many of the `of` places under the name, as soon as they are free; resolves with what gives them back, which never
   * rejects. Rejects when the signal aborts. Without the database nobody waits: the limit of each process is left.
   */
  take(name: string, count: number, of: number, signal: AbortSignal): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** @param fraction chance, 0 ≤ x < 1. Connects when first asked. */
export function createPostgresSlots(url: string, fraction: () => number): PostgresSlots {
  /** What this process holds: a session gets its own lock again, so it must not ask for one twice. */
  const held = new Set<string>();
  let client: Promise<Client> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const connection = (): Promise<Client> => {
    client ??= connect(url, () => {
      client = null;
      held.clear();
    });
    return client;
  };
  /** One after the other: two that look at once would each take what the other still needs. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(act);
    turn = mine.catch(() => {});
    return mine;
  };
  const ask = async (sql: 'pg_try_advisory_lock' | 'pg_advisory_unlock', place: string): Promise<boolean> => {
    const { rows } = await (await connection()).query(`select ${sql}($1, hashtext($2)) as done`, [SPACE, place]);
    return (rows[0] as { done: boolean }).done;
  };
  const giveBack = async (places: readonly string[]): Promise<void> => {
    for (const place of places) if (held.delete(place)) await ask('pg_advisory_unlock', place).catch(() => false);
  };
  const tryTake = async (name: string, count: number, of: number): Promise<readonly string[] | null> => {
    const taken: string[] = [];
    for (let number = 0; number < of && taken.length < count; number += 1) {
      const place = `${name} ${number}`;
      if (held.has(place) || !(await ask('pg_try_advisory_lock', place))) continue;
      held.add(place);
      taken.push(place);
    }
    if (taken.length === count) return taken;
    await giveBack(taken);
    return null;
  };

  return {
    async take(name, count, of, signal) {
      for (;;) {
        const taken = await inTurn(() => tryTake(name, count, of)).catch((): readonly string[] => []);
        if (taken) return () => inTurn(() => giveBack(taken));
        await sleep(LOOK_AGAIN_MS * (1 + fraction()), undefined, { signal });
      }
    },
    async close() {
      const open = client;
      client = null;
      await open?.then((one) => one.end()).catch(() => {});
    },
  };
}

async function connect(url: string, onEnd: () => void): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'followthrough slots' });
  // NOTE: raised when the server closes the connection; unheard, it would end the process.
  client.on('error', onEnd);
  client.on('end', onEnd);
  try {
    await client.connect();
    return client;
  } catch (error) {
    onEnd();
    throw error;
  }
}
