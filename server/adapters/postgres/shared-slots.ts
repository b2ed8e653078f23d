/**
 * Places that all processes of a database share, a fixed number under each name: advisory locks of one connection that
 * is kept for them. They are gone with the connection, so a process that dies keeps nobody waiting.
 */
import { Client } from 'pg';

/** Milliseconds between two looks, doubled by chance at most: nobody is told when a place becomes free. */
const LOOK_AGAIN_MS = 40;
/** How long the database may take to let us in, or to answer; it is asked for nothing that takes long. */
const PATIENCE_MS = 2_000;
/** How long a database that failed is left alone: callers in line must not each wait for it. */
const REST_MS = 5_000;
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

/** Chance and time, as the places need them. */
export interface SlotParts {
  /** 0 ≤ x < 1. */
  fraction(): number;
  /** Milliseconds that only grow. */
  elapsedMs(): number;
  /** Resolves after that time; rejects when the signal aborts first. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** A connection and what it holds: a session gets its own lock again, so it must not ask for one twice. */
interface Line {
  readonly client: Client;
  readonly held: Set<string>;
}

/** Places that were taken, with the connection whose locks they are; without one there is nothing to give back. */
interface Taken {
  readonly line: Line | null;
  readonly places: readonly string[];
}

const NOTHING: Taken = { line: null, places: [] };

/** Connects when first asked. */
export function createPostgresSlots(url: string, { fraction, elapsedMs, wait }: SlotParts): PostgresSlots {
  let current: Promise<Line> | null = null;
  let restsUntil = 0;
  let turn: Promise<unknown> = Promise.resolve();

  // The end of an old connection is told late, when there may be a new one.
  const forget = (line: Promise<Line>) => {
    if (current === line) current = null;
  };
  const connection = (): Promise<Line> => {
    if (current) return current;
    const mine = openLine(url);
    const over = () => forget(mine);
    mine.then(({ client }) => client.on('error', over).on('end', over), over);
    current = mine;
    return mine;
  };
  /** One after the other: two that look at once would each take what the other still needs. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(act);
    turn = mine.catch(() => {});
    return mine;
  };
  const takeOrGoOn = async (name: string, count: number, of: number): Promise<Taken | null> => {
    if (elapsedMs() < restsUntil) return NOTHING;
    const line = connection();
    try {
      return await tryTake(await line, name, count, of);
    } catch {
      forget(line);
      restsUntil = elapsedMs() + REST_MS;
      return NOTHING;
    }
  };

  return {
    async take(name, count, of, signal) {
      for (;;) {
        const asked = inTurn(async () => (signal.aborted ? null : takeOrGoOn(name, count, of)));
        const taken = await unlessAborted(asked, signal).catch((reason: unknown) => {
          void asked.then((late) => late && inTurn(() => giveBack(late)));
          throw reason;
        });
        if (taken) return () => inTurn(() => giveBack(taken));
        await wait(LOOK_AGAIN_MS * (1 + fraction()), signal);
      }
    },
    async close() {
      const open = current;
      current = null;
      await open?.then(({ client }) => client.end()).catch(() => {});
    },
  };
}

/** Null when fewer are free. Rejects when the database fails; what was taken by then is gone with the connection. */
async function tryTake(line: Line, name: string, count: number, of: number): Promise<Taken | null> {
  const places: string[] = [];
  for (let number = 0; number < of && places.length < count; number += 1) {
    const place = `${name} ${number}`;
    if (line.held.has(place) || !(await ask(line, 'pg_try_advisory_lock', place))) continue;
    line.held.add(place);
    places.push(place);
  }
  if (places.length === count) return { line, places };
  await giveBack({ line, places });
  return null;
}

async function giveBack({ line, places }: Taken): Promise<void> {
  for (const place of places)
    if (line?.held.delete(place)) await ask(line, 'pg_advisory_unlock', place).catch(() => {});
}

/** A connection that fails once is ended, and its locks with it: what it still holds could not be told. */
async function ask({ client, held }: Line, sql: 'pg_try_advisory_lock' | 'pg_advisory_unlock', place: string) {
  try {
    const { rows } = await client.query<{ done: boolean }>(`select ${sql}($1, hashtext($2)) as done`, [SPACE, place]);
    return rows[0]?.done === true;
  } catch (error) {
    held.clear();
    client.end().catch(() => {});
    throw error;
  }
}

async function openLine(url: string): Promise<Line> {
  const patience = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
  const client = new Client({ connectionString: url, application_name: 'followthrough slots', ...patience });
  // NOTE: raised when the server closes the connection; unheard, it would end the process.
  client.on('error', () => {});
  await client.connect();
  return { client, held: new Set() };
}

/** What the work gives; rejects with the signal's reason when that aborts first. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
