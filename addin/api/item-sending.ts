/** Sends acts on items to the server: a few at a time, patient with a busy server, each with what the person saw. */
import type { ActionView } from '../../shared/contract/action-items.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import type { Api } from './client.ts';
import { type ItemAct, valuesOf } from './item-acts.ts';
import { type ApiProblem, problemOf } from './problem.ts';

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

/** Requests at a time; the server and SharePoint behind it are shared. */
const AT_ONCE = 4;
const LONGEST_WAIT_SECONDS = 65;

/** Sends each act once; what the server refused or never saw is among `unsaved`. */
export async function sendAll(
  parts: SendingParts,
  acts: readonly ItemAct[],
  onProgress: (done: number) => void,
): Promise<Outcome> {
  const done: { before: ItemAct; after: ActionView }[] = [];
  const unsaved: Unsaved[] = [];
  const queue = [...acts];
  const work = async () => {
    for (let before = queue.shift(); before; before = queue.shift()) {
      try {
        done.push({ before, after: await sendPatiently(parts, before) });
      } catch (error) {
        unsaved.push({ ...before, problem: problemOf(error) });
      }
      onProgress(done.length + unsaved.length);
    }
  };
  onProgress(0);
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, acts.length) }, work));
  return { done, unsaved };
}

/** A server that asks for a break gets it, once; it has done nothing yet. */
async function sendPatiently(parts: SendingParts, act: ItemAct): Promise<ActionView> {
  try {
    return await sendOne(parts.api, act);
  } catch (error) {
    const { kind, retryAfterSeconds } = problemOf(error);
    const seconds = kind === 'rate-limited' || kind === 'tenant-busy' ? retryAfterSeconds : null;
    if (seconds === null || seconds > LONGEST_WAIT_SECONDS) throw error;
    await parts.wait(seconds * 1000);
    return sendOne(parts.api, act);
  }
}

async function sendOne(api: Api, { item, act }: ItemAct): Promise<ActionView> {
  const { reference } = item;
  if (act.kind === 'move') {
    const body = { verb: act.verb, facts: act.facts };
    return (await api.send<ActionView>({ method: 'POST', path: pathOf('transitions', { reference }), body })).body;
  }
  const body = { changes: act.changes, base: valuesOf(item, act.changes), ...(act.reason && { reason: act.reason }) };
  const request = { method: 'PATCH', path: pathOf('action', { reference }), ifMatch: item.etag, body } as const;
  return (await api.send<ActionView>(request)).body;
}
