/** New records with references: numbers come from a counter, the list's unique column has the last word. */
import { formatReference } from '../../../shared/action-item/reference.ts';
import type { Actor } from '../../ports/identity.ts';
import { tenantOf } from '../../ports/identity.ts';
import type { Created, ListRecords } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';

/** Lists whose records people quote by a reference. */
export type Numbered = 'actions' | 'sessions';
/** `AI-001`, `S-001`. */
export const PREFIXES = { actions: 'AI', sessions: 'S' } as const;
/** Clashes are rare: after the first one the counter stands above everything in the list. */
const MAX_ROUNDS = 5;

/**
 * Writes drafts under fresh references (what they carry as reference is ignored); answers in their order. Safe to repeat: a key that is there gives
 * its record back. `reference-taken` is left only when others took every number that was tried.
 */
export async function createNumbered<N extends Numbered>(
  ports: Pick<Ports, 'lists' | 'settings'>,
  actor: Actor,
  list: N,
  drafts: readonly ListRecords[N][],
): Promise<readonly Created<ListRecords[N]>[]> {
  const answers: Created<ListRecords[N]>[] = drafts.map(() => ({ outcome: 'reference-taken' }));
  let highest = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const open = answers.flatMap((answer, index) => (answer.outcome === 'reference-taken' ? [index] : []));
    if (open.length === 0) break;
    if (round > 0) highest = await ports.lists.highestReference(actor, list);
    const first = await ports.settings.reserve(tenantOf(actor), list, open.length, highest);
    const records = open.flatMap((at, nth) => {
      const draft = drafts[at];
      return draft ? [{ ...draft, reference: formatReference(PREFIXES[list], first + nth) }] : [];
    });
    const written = await ports.lists.create(actor, list, records);
    for (const [nth, at] of open.entries()) answers[at] = written[nth] ?? { outcome: 'reference-taken' };
  }
  return answers;
}
