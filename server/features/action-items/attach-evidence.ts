/** Evidence goes into the library, its link onto the item. The same file sent twice is one file and one link. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { addEvidence } from '../../../shared/action-item/closure.ts';
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { writeItem } from './write-item.ts';
import type { ItemPorts, Who } from './writing.ts';

export interface EvidenceFile {
  readonly reference: string;
  readonly name: string;
  readonly content: Uint8Array;
}

export interface EvidenceKept {
  readonly stored: Stored<ActionItem>;
  readonly name: string;
  readonly webUrl: string;
}

/** Characters SharePoint refuses in file names. */
const REFUSED = /["*:<>?/\\|#%]/g;

const finished: Refusal = { kind: 'transition-refused', detail: 'A finished item takes no evidence; reopen it first.' };

/** The item with the link, and where the file is. */
export async function attachEvidence(
  ports: ItemPorts & Pick<Ports, 'evidence'>,
  who: Who,
  { reference, name, content }: EvidenceFile,
): Promise<Result<EvidenceKept, Refusal>> {
  const held = await ports.mirror.byReference(who.caller.tenantId, 'actions', reference);
  if (!held) return fail({ kind: 'not-found' });
  if (!addEvidence(held.record, '').ok) return fail(finished);
  const fileName =
    cleanLine(name, 120)
      .replace(REFUSED, '_')
      .replace(/^[.\s]+|[.\s]+$/g, '') || 'evidence';
  const kept = await ports.evidence.add({ kind: 'person', caller: who.caller }, reference, fileName, content);
  const written = await writeItem(ports, who, {
    reference,
    what: 'evidence-added',
    comment: kept.name,
    decide: (theirs) => {
      const added = addEvidence(theirs, kept.webUrl);
      return added.ok ? added : fail(finished);
    },
  });
  return written.ok ? ok({ stored: written.value, name: kept.name, webUrl: kept.webUrl }) : written;
}
