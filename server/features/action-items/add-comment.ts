/** A comment is a line of the item's history; the item itself does not change. */
import { cleanBlock } from '../../../shared/action-item/shown-text.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { personOf } from '../../ports/identity.ts';
import { logLine, writeLog } from '../support/log-lines.ts';
import type { ItemPorts, Who } from './writing.ts';

export interface Comment {
  readonly reference: string;
  /** Made by the client: the same key never comments twice. */
  readonly key: string;
  readonly text: string;
}

/** Nothing on success; the history has it. */
export async function addComment(
  ports: ItemPorts,
  { caller }: Pick<Who, 'caller'>,
  { reference, key, text }: Comment,
): Promise<Result<null, Refusal>> {
  const { tenantId } = caller;
  const held = await ports.mirror.byReference(tenantId, 'actions', reference);
  if (!held) return fail({ kind: 'not-found' });
  const line = logLine(`comment:${key}`, ports.clock.now(), {
    who: personOf(caller),
    what: 'commented',
    on: reference,
    comment: cleanBlock(text, 4_000),
    channel: 'Teams',
  });
  await writeLog(ports, { kind: 'person', caller }, tenantId, [line]);
  return ok(null);
}
