/** Sends acts on items to the server: one by its own address, many in few requests; patient with a busy server. */
import type { ActionView } from '../../shared/contract/action-items.ts';
import type { BulkAct, BulkAnswer } from '../../shared/contract/bulk.ts';
import { MAX_BULK_ACTS } from '../../shared/contract/limits.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { Api } from './client.ts';
import { type ItemAct, valuesOf } from './item-acts.ts';
import { type ApiProblem, localProblem, problemIn, problemOf } from './problem.ts';

/** An act that was refused or never arrived. */
export interface Unsaved extends ItemAct {
  readonly problem: ApiProblem;
}

/** What became of several acts. */
export interface Outcome {
  readonly done: readonly { readonly before: ItemAct; readonly after: ActionView }[];
  readonly unsaved: readonly Unsaved[];
}

export interface SendingParts {
  readonly api: Api;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Acts a request: SharePoint writes so many in some seconds, so that progress is seen and no time limit is near. */
const PART = Math.min(40, MAX_BULK_ACTS);
const LONGEST_WAIT_SECONDS = 65;

type Answer = ActionView | ApiProblem;

/** Sends each act once, in their order; what the server refused or never saw is among `unsaved`. */
export async function sendAll(
  parts: SendingParts,
  acts: readonly ItemAct[],
  onProgress: (done: number) => void,
): Promise<Outcome> {
  const done: { before: ItemAct; after: ActionView }[] = [];
  const unsaved: Unsaved[] = [];
  onProgress(0);
  for (let from = 0; from < acts.length; from += PART) {
    const part = acts.slice(from, from + PART);
    const answers = await answersTo(parts, part);
    for (const [index, before] of part.entries()) {
      const answer = answers[index] ?? localProblem('unreadable-answer');
      if ('kind' in answer) unsaved.push({ ...before, problem: answer });
      else done.push({ before, after: answer });
    }
    onProgress(from + part.length);
  }
  return { done, unsaved };
}

/** An answer an act, in their order. Never rejects: what was not answered has the problem of the request. */
async function answersTo(parts: SendingParts, acts: readonly ItemAct[]): Promise<readonly Answer[]> {
  const [first] = acts;
  const send = async () => (acts.length === 1 && first ? [await sendOne(parts.api, first)] : sendMany(parts.api, acts));
  try {
    return await patiently(parts, send);
  } catch (error) {
    const problem = problemOf(error);
    return acts.map(() => problem);
  }
}

/** A server that asks for a break gets it, once; it has done nothing yet. */
async function patiently<Value>(parts: SendingParts, send: () => Promise<Value>): Promise<Value> {
  try {
    return await send();
  } catch (error) {
    const { kind, retryAfterSeconds } = problemOf(error);
    const seconds = kind === 'rate-limited' || kind === 'tenant-busy' ? retryAfterSeconds : null;
    if (seconds === null || seconds > LONGEST_WAIT_SECONDS) throw error;
    await parts.wait(seconds * 1000);
    return send();
  }
}

async function sendOne(api: Api, itemAct: ItemAct): Promise<ActionView> {
  const { reference, etag } = itemAct.item;
  const wish = wishOf(itemAct);
  const request =
    'move' in wish
      ? ({ method: 'POST', path: pathOf('transitions', { reference }), body: wish.move } as const)
      : ({ method: 'PATCH', path: pathOf('action', { reference }), ifMatch: etag, body: wish.edit } as const);
  return (await api.send<ActionView>(request)).body;
}

async function sendMany(api: Api, acts: readonly ItemAct[]): Promise<readonly Answer[]> {
  const request = { method: 'POST', path: pathOf('bulk'), body: { acts: acts.map(wishOf) } } as const;
  const { results } = (await api.send<BulkAnswer>(request)).body;
  return results.map(({ item, problem }) => item ?? problemIn(problem));
}

/** The act as the server takes it, with what the person saw. */
function wishOf({ item, act }: ItemAct): BulkAct {
  const { reference, etag } = item;
  if (act.kind === 'move') return { reference, move: { verb: act.verb, facts: act.facts } };
  const edit = { changes: act.changes, base: valuesOf(item, act.changes), ...(act.reason && { reason: act.reason }) };
  return { reference, etag, edit };
}
