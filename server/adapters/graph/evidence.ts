/**
 * Evidence files: one folder a reference in the evidence library. The name decides what happens twice: same name and
 * same bytes is the file that is there, same name and other bytes gets the next free number.
 */
import { isPortFailure, PortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Evidence } from '../../ports/lists.ts';
import type { Graph } from './client.ts';
import { fileNameOf, numbered } from './file-names.ts';
import type { RegisterSite } from './register-site.ts';
import { uploadInParts } from './upload.ts';

/** Larger files go up in parts. @see driveitem-put-content */
const SMALL_BYTES = 4 * 1024 * 1024;
const MOST_NAMES = 50;

interface DriveItem {
  readonly name: string;
  readonly webUrl: string;
  readonly size: number;
}

/** The evidence library of the register's site; its drive is looked up once. */
export function createGraphEvidence(graph: Graph, site: RegisterSite): Evidence {
  const drives = new Map<string, string>();
  const drivePath = async (actor: Actor): Promise<string> => {
    const library = await site.listPath(actor, 'evidence');
    const known = drives.get(library);
    if (known) return known;
    const path = `${library}/drive?$select=id`;
    const { body } = await graph.call<{ readonly id: string }>({ actor, method: 'GET', path });
    drives.set(library, `/drives/${body.id}`);
    return `/drives/${body.id}`;
  };
  return {
    async add(actor, reference, fileName, content) {
      const folder = `${await drivePath(actor)}/root:/${encodeURIComponent(fileNameOf(reference))}`;
      for (let number = 1; number <= MOST_NAMES; number++) {
        const path = `${folder}/${encodeURIComponent(numbered(fileNameOf(fileName), number))}`;
        const there = await findFile(graph, actor, path);
        if (there && (await holds(graph, actor, path, there, content))) return pick(there);
        if (there) continue;
        const stored = await putNew(graph, actor, path, content);
        if (stored) return pick(stored);
        // Somebody was as quick, perhaps this very request. A name that is taken and still not shown is left alone.
        const quick = await findFile(graph, actor, path);
        if (quick && (await holds(graph, actor, path, quick, content))) return pick(quick);
      }
      throw new PortFailure('conflict', 'too many files of one name');
    },
  };
}

const pick = ({ name, webUrl, size }: DriveItem): DriveItem => ({ name, webUrl, size });

async function findFile(graph: Graph, actor: Actor, path: string): Promise<DriveItem | null> {
  try {
    const { body } = await graph.call<DriveItem>({ actor, method: 'GET', path: `${path}?$select=id,name,webUrl,size` });
    return body;
  } catch (error) {
    if (isPortFailure(error, 'not-found')) return null;
    throw error;
  }
}

/** Compares the bytes themselves: SharePoint's own hash is of a kind nobody else uses. */
async function holds(
  graph: Graph,
  actor: Actor,
  path: string,
  there: DriveItem,
  content: Uint8Array,
): Promise<boolean> {
  if (there.size !== content.length) return false;
  const { body } = await graph.call({ actor, method: 'GET', path: `${path}:/content`, accept: 'bytes' });
  return content.length === 0 || (Buffer.isBuffer(body) && body.equals(content));
}

/** Null when somebody took the name in between. Safe to repeat: a name that is taken is never overwritten. */
async function putNew(graph: Graph, actor: Actor, path: string, content: Uint8Array): Promise<DriveItem | null> {
  try {
    if (content.length > SMALL_BYTES) return await uploadInParts<DriveItem>(graph, actor, path, content);
    const { body } = await graph.call<DriveItem>({
      actor,
      method: 'PUT',
      path: `${path}:/content?@microsoft.graph.conflictBehavior=fail`,
      headers: { 'Content-Type': 'application/octet-stream' },
      body: content,
      repeat: 'safe',
    });
    return body;
  } catch (error) {
    if (isPortFailure(error, 'conflict')) return null;
    throw error;
  }
}
