/** Large files: an upload session, then ranges one after another to its pre-authenticated address, without a token. */
import { PortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Graph } from './client.ts';

/** Sixteen times 320 KiB: every range but the last must be a multiple of that. @see driveitem-createuploadsession */
const RANGE_BYTES = 16 * 320 * 1024;

/** Rejects `conflict` when the name is taken. A session that is lost is given up; the use case may add again. */
export async function uploadInParts<Item>(
  graph: Graph,
  actor: Actor,
  path: string,
  content: Uint8Array,
): Promise<Item> {
  const session = await graph.call<{ readonly uploadUrl: string }>({
    actor,
    method: 'POST',
    path: `${path}:/createUploadSession`,
    body: { item: { '@microsoft.graph.conflictBehavior': 'fail' } },
    repeat: 'safe',
  });
  for (let from = 0; ; ) {
    const to = Math.min(from + RANGE_BYTES, content.length);
    const { status, body } = await graph.call<Progress & Item>({
      actor,
      method: 'PUT',
      path: session.body.uploadUrl,
      target: 'content',
      headers: {
        'Content-Range': `bytes ${from}-${to - 1}/${content.length}`,
        'Content-Type': 'application/octet-stream',
      },
      body: content.subarray(from, to),
      repeat: 'safe',
    });
    if (status !== 202) return body;
    from = nextStart(body, to);
    if (from >= content.length) throw new PortFailure('unavailable', 'an upload that never ends');
  }
}

interface Progress {
  readonly nextExpectedRanges?: readonly string[];
  readonly NextExpectedRanges?: readonly string[];
}

/** The service says where it wants to go on; a range that arrived in part is sent again from there. */
function nextStart(progress: Progress | null, sentUpTo: number): number {
  const expected = (progress?.nextExpectedRanges ?? progress?.NextExpectedRanges)?.[0];
  const start = Number(expected?.split('-')[0] ?? Number.NaN);
  return Number.isInteger(start) ? start : sentUpTo;
}
