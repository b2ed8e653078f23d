/**
 * Writing new records by `$batch`. What a refusal means is asked of the list, not read from its words: Graph does not
 * document how a broken unique column is reported.
 */
import type { Actor } from '../../ports/identity.ts';
import type { Created, ListName, ListRecords } from '../../ports/lists.ts';
import { type PartAnswer, sendBatch } from './batch.ts';
import type { Graph } from './client.ts';
import { failureOfAnswer } from './failures.ts';
import type { Fields, LookupIds } from './field-codecs.ts';
import { withoutMissing } from './later-columns.ts';
import { type Reading, toNewFields } from './list-columns.ts';
import { equals, itemQuery, storedOf, type WireItem } from './list-items.ts';

/** Where and as whom the records are written. */
export interface Target<N extends ListName> extends Reading<N> {
  readonly graph: Graph;
  readonly actor: Actor;
  /** `/sites/{id}/lists/{id}`. */
  readonly path: string;
}

/** Answers in the order of the records. Safe to repeat because the key column is unique. */
export async function createItems<N extends ListName>(
  target: Target<N>,
  records: readonly ListRecords[N][],
  lookupIds: LookupIds,
): Promise<readonly Created<ListRecords[N]>[]> {
  const whole = records.map((record) => toNewFields(target.list, record, lookupIds));
  const written = await withoutMissing(target, whole);
  const parts = written.map((fields) => ({ method: 'POST', path: `${target.path}/items`, body: { fields } }) as const);
  const answers = await sendBatch(target.graph, target.actor, parts, { repeat: 'safe' });
  const doubtful = answers.flatMap((answer, index) => (isDoubtful(answer) ? [index] : []));
  const explained = await explain(
    target,
    doubtful.map((index) => records[index] as ListRecords[N]),
  );
  return answers.map((answer, index): Created<ListRecords[N]> => {
    if (isCreated(answer)) return created(target, answer, written[index] ?? {});
    const found = explained[doubtful.indexOf(index)];
    return found ?? { outcome: 'failed', failure: failureOfAnswer(answer, 'safe', `create in ${target.list}`) };
  });
}

function created<N extends ListName>(target: Target<N>, answer: PartAnswer, fields: Fields): Created<ListRecords[N]> {
  return { outcome: 'created', stored: storedOf(target, answer.body as WireItem, fields) };
}

const isCreated = (answer: PartAnswer): boolean => answer.status >= 200 && answer.status <= 299;

/** Refused for its content: a taken key, a taken reference, or something else. */
const isDoubtful = (answer: PartAnswer): boolean => [400, 409, 412, 422].includes(answer.status);

/** For each record the item that holds its key, or that its reference is taken, or null. */
async function explain<N extends ListName>(
  target: Target<N>,
  records: readonly ListRecords[N][],
): Promise<readonly (Created<ListRecords[N]> | null)[]> {
  if (records.length === 0) return [];
  const query = itemQuery(target.list);
  const parts = records.flatMap((record) => [
    get(`${target.path}/items?${query}&${equals('FtKey', record.key)}`),
    ...('reference' in record ? [get(`${target.path}/items?$select=id&${equals('Reference', record.reference)}`)] : []),
  ]);
  const answers = await sendBatch(target.graph, target.actor, parts);
  const each = parts.length / records.length;
  return records.map((_record, index) => {
    const known = firstItem(answers[index * each]);
    if (known) return { outcome: 'known', stored: storedOf(target, known) };
    return each === 2 && firstItem(answers[index * each + 1]) ? { outcome: 'reference-taken' } : null;
  });
}

const get = (path: string) => ({ method: 'GET', path }) as const;

function firstItem(answer: PartAnswer | undefined): WireItem | undefined {
  return (answer?.body as { readonly value?: readonly WireItem[] } | undefined)?.value?.[0];
}
