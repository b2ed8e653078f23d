/** What the screens of the Outlook frame share, and the item a pane can be opened beside. */
import type { DemoUser, Graph } from '../api.ts';
import type { FormKind } from '../protocol/dispatch-item.ts';
import type { HostLog } from '../protocol/host-log.ts';
import type { ItemType, ReadItemData } from '../protocol/initial-data.ts';
import type { Dispatch } from '../protocol/outlook-host.ts';
import type { Session } from '../session.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The item in front, as the pane's host answers for it. */
export interface OpenItem {
  /** Tells two items apart. */
  readonly key: string;
  readonly family: 'mail' | 'calendar';
  readonly itemType: ItemType;
  /** Null while it has no values of its own, as in compose. */
  readonly data: Partial<ReadItemData> | null;
  readonly dispatch: Readonly<Record<number, Dispatch>>;
  /** Called by the pane with a way to push events, and with null when it closes. */
  attach(push: ((event: string, data: unknown) => void) | null): void;
}

/** The Outlook frame for its screens. */
export interface OutlookContext {
  readonly session: Session;
  readonly log: HostLog;
  user(): DemoUser;
  graph(): Graph;
  /** Mail domain of the tenant, lower case. */
  readonly ownDomain: string;
  /** Shows an item by its Graph id. Rejects when it is not there. */
  showMessage(id: string): Promise<void>;
  showEvent(id: string): Promise<void>;
  /** Goes back from an item to the list or the week, freshly read. */
  leaveItem(): void;
  /** Opens a form an add-in or a button asked for. @returns false when it cannot be shown. */
  openForm(kind: FormKind, params: Fields, about: string | null): Promise<boolean>;
  /** The item now in front; null for none. */
  itemInFront(item: OpenItem | null): void;
  /** Opens or closes the pane beside the item in front. */
  togglePane(): void;
  followLink(href: string): void;
  closePane(): void;
}
