/**
 * Carries out what the doctor prescribes, in as few requests as SharePoint bears: parts of one batch run in order,
 * because columns added to one list side by side get into each other's way.
 */
import type { Actor } from '../../ports/identity.ts';
import type { ListFault } from '../../ports/lists.ts';
import { type BatchPart, type PartAnswer, partResult, sendBatch } from './batch.ts';
import type { Graph } from './client.ts';
import type { Finding } from './list-faults.ts';

/** What became of the findings. */
export interface MendOutcome {
  /** What was done, one line each. */
  readonly repairs: readonly string[];
  /** Faults beside the findings: the site can be read and not written. */
  readonly refused: readonly ListFault[];
}

type Mendable = Finding & { readonly mend: NonNullable<Finding['mend']> };

const A_BATCH = 20;

/** Mends what can be mended. A part that fails is left for the next look; its followers are tried all the same. */
export async function mendFindings(graph: Graph, actor: Actor, findings: readonly Finding[]): Promise<MendOutcome> {
  const open = findings.filter((finding): finding is Mendable => finding.mend !== null);
  const repairs: string[] = [];
  for (let from = 0; from < open.length; ) {
    const batch = open.slice(from, from + A_BATCH);
    const { done, denied, last } = await mendInOrder(graph, actor, batch);
    repairs.push(...done);
    if (denied) return { repairs, refused: [{ kind: 'site-read-only', list: denied.fault.list }] };
    from += last;
  }
  return { repairs, refused: [] };
}

/** `last`: how many were tried, the failed one included; those after it were not. */
async function mendInOrder(graph: Graph, actor: Actor, batch: readonly Mendable[]) {
  const parts = batch.map(({ mend }) => mend.part);
  const answers = await sendBatch(graph, actor, parts, { inOrder: true, repeat: 'never' });
  const failed = answers.findIndex((answer) => answer.status > 299);
  const done = batch.slice(0, failed === -1 ? batch.length : failed).map(({ mend }) => mend.done);
  const answer = answers[failed];
  const culprit = batch[failed];
  if (!answer || !culprit) return { done, denied: null, last: batch.length };
  if (answer.status === 401 || answer.status === 403 || answer.status === 423)
    return { done, denied: culprit, last: failed + 1 };
  if (answer.status === 429) partResult(answer, 'safe', 'provision');
  if (isNameTaken(answer, culprit)) done.push(await createUnderOtherName(graph, actor, culprit));
  return { done, denied: null, last: failed + 1 };
}

const isNameTaken = (answer: PartAnswer, finding: Mendable): boolean =>
  finding.fault.kind === 'list-missing' && (answer.status === 409 || answer.status === 400);

/** Somebody has a list of that title that is not ours: it stays, ours gets the product's name before its own. */
async function createUnderOtherName(graph: Graph, actor: Actor, { mend }: Mendable): Promise<string> {
  const body = mend.part.body as { readonly displayName: string };
  const part: BatchPart = { ...mend.part, body: { ...body, displayName: `Followthrough ${body.displayName}` } };
  const [answer] = await sendBatch(graph, actor, [part], { repeat: 'never' });
  if (answer) partResult(answer, 'never', 'create a list');
  return `${mend.done} Its title is Followthrough ${body.displayName}: the plain one was taken.`;
}
