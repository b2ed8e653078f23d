/**
 * Lines of the Log list. One version of a record has one line: the key is made of record, item and version, so that the
 * writer and the change feed, which both see the version, cannot write it twice.
 */
import type { Channel, LogAct, LogEntry } from '../../../shared/action-item/log-entry.ts';
import type { PersonRef } from '../../../shared/action-item/person.ts';
import { addHours, type IsoInstant } from '../../../shared/time/instant.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { ListName, Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';

/** What a line says beyond its key and time. `before` and `after` hold the changed fields only. */
export interface LogFacts {
  readonly who: PersonRef | null;
  readonly what: LogAct;
  readonly on: string;
  readonly before?: object;
  readonly after?: object;
  readonly comment?: string;
  readonly channel: Channel;
  readonly messageId?: string;
}

/** Longest text of changed fields kept in a line; the item's own versions in SharePoint hold the rest. */
const MAX_JSON = 20_000;

/** What a version's key is made of. */
export type Versioned = Pick<Stored<{ readonly key: string }>, 'record' | 'itemId' | 'version'>;

/** Key of the line about one version of one list item. A list that was made anew counts its items from 1 again. */
export const versionKey = (list: ListName, { record, itemId, version }: Versioned): string =>
  `log:${list}:${record.key}:${itemId}:${version}`;

/** A line, ready to be written. */
export const logLine = (key: string, at: IsoInstant, facts: LogFacts): LogEntry => ({
  key,
  at,
  who: facts.who,
  what: facts.what,
  on: facts.on,
  before: json(facts.before),
  after: json(facts.after),
  comment: facts.comment ?? '',
  channel: facts.channel,
  messageId: facts.messageId ?? null,
});

const json = (value: object | undefined): string => (value ? JSON.stringify(value).slice(0, MAX_JSON) : '');

/** The fields of `changes` as they were, for `before`. */
export const valuesBefore = <R extends object>(record: R, changes: Partial<R>): Partial<R> =>
  Object.fromEntries(Object.keys(changes).map((field) => [field, record[field as keyof R]])) as Partial<R>;

/**
 * Writes lines and takes them into the mirror. Safe to repeat. Rejects with the failure of the first line that could
 * not be written; the others are written all the same.
 */
export async function writeLog(
  ports: Pick<Ports, 'lists' | 'mirror'>,
  actor: Actor,
  tenantId: string,
  lines: readonly LogEntry[],
): Promise<void> {
  if (lines.length === 0) return;
  const answers = await ports.lists.create(actor, 'log', lines);
  const stored = answers.flatMap((answer) => ('stored' in answer ? [answer.stored] : []));
  await ports.mirror.put(tenantId, 'log', stored);
  for (const answer of answers) if (answer.outcome === 'failed') throw answer.failure;
}

/**
 * Writes lines of a change that was made already. When the list does not take them now, they are promised: the change
 * stands, and its history must not be lost.
 */
export async function logOrPromise(
  ports: Pick<Ports, 'clock' | 'ledger' | 'lists' | 'mirror'>,
  actor: Actor,
  tenantId: string,
  lines: readonly LogEntry[],
): Promise<void> {
  try {
    await writeLog(ports, actor, tenantId, lines);
  } catch (error) {
    if (!isPortFailure(error)) throw error;
    const now = ports.clock.now();
    const row = { tenantId, kind: 'delta-sync', subject: 'log', dueAt: now, deadlineAt: addHours(now, 48) } as const;
    const revision = lines[0]?.key ?? '';
    await ports.ledger.promise([{ ...row, revision, payload: { lines }, isUncertain: false }]);
  }
}
