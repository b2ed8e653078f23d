/** A session's summary, composed from the mirror: content once, then a page for each recipient. Writes nothing. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { isOpenStage } from '../../../shared/action-item/status.ts';
import type { Session } from '../../../shared/meeting/session.ts';
import { type SummaryContent, summaryContent } from '../../../shared/summary/content.ts';
import { type Recipients, recipientsOf } from '../../../shared/summary/recipients.ts';
import type { IsoInstant } from '../../../shared/time/instant.ts';
import type { Stored } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import { seriesItems } from '../support/series-items.ts';
import { zonesOf } from '../support/zones.ts';

export type ComposePorts = Pick<Ports, 'clock' | 'directory' | 'links' | 'mirror' | 'settings'>;

export interface Composed {
  readonly content: SummaryContent;
  readonly recipients: Recipients;
}

export interface ComposeInput {
  readonly tenantId: string;
  readonly session: Stored<Session>;
  readonly isDraft: boolean;
  readonly now: IsoInstant;
}

/** The summary as it stands now. */
export async function composeSummary(
  ports: ComposePorts,
  { tenantId, session, isDraft, now }: ComposeInput,
): Promise<Composed> {
  const { record } = session;
  const items = await itemsOf(ports, tenantId, record);
  const records = items.map((one) => one.record);
  const log = await Promise.all(
    records.filter(hasSlipped).map(({ reference }) => ports.mirror.logOf(tenantId, reference)),
  );
  const next = record.nextRef ? await ports.mirror.byReference(tenantId, 'sessions', record.nextRef) : null;
  const recipients = recipientsOf({ session: record, items: records, stakeholders: [] });
  const content = summaryContent({
    session: record,
    items: records,
    log: log.flat().map((line) => line.record),
    recipients,
    nextSession: next && next.record.summaryState !== 'Cancelled' ? next.record : null,
    isDraft,
    now,
    zoneOf: await zonesOf(
      ports,
      tenantId,
      records.map(({ owner }) => owner),
      record.timeZone,
    ),
    linkTo: ports.links.to,
  });
  return { content, recipients };
}

const hasSlipped = ({ dueOn, originalDueOn }: ActionItem): boolean =>
  dueOn !== null && originalDueOn !== null && dueOn > originalDueOn;

/** What was captured in the session, and what the sessions before it left open. */
async function itemsOf(
  ports: Pick<Ports, 'mirror'>,
  tenantId: string,
  session: Session,
): Promise<readonly Stored<ActionItem>[]> {
  const items = await seriesItems(ports, tenantId, session);
  return items.filter(({ record }) => record.sessionRef === session.reference || isOpenStage(record.stage));
}
