/** A change that a person wants, as data: what is decided on the newest state of an item, whoever was first. */
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import type { Channel, LogAct } from '../../../shared/action-item/log-entry.ts';
import type { PersonRef } from '../../../shared/action-item/person.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import type { Result } from '../../../shared/result.ts';
import type { IsoInstant, TimeZone } from '../../../shared/time/instant.ts';
import type { Caller } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings, Role } from '../../ports/settings.ts';

export type ItemPorts = Pick<
  Ports,
  'clock' | 'directory' | 'holidays' | 'ledger' | 'lists' | 'listsDoctor' | 'mirror' | 'settings'
>;

/** Who acts, with which rights. */
export interface Who {
  readonly caller: Caller;
  readonly roles: readonly Role[];
}

export interface Moment {
  readonly now: IsoInstant;
  readonly settings: RegisterSettings;
  /** Where a person is: their day ends a deadline. */
  readonly zoneOf: (person: PersonRef | null) => TimeZone;
}

/** Fields to write on this state of the item, or why not. Empty changes write nothing. */
export type Decide = (theirs: ActionItem, moment: Moment) => Result<Partial<ActionItem>, Refusal>;

export interface Writing {
  readonly reference: string;
  readonly what: LogAct;
  readonly comment?: string;
  readonly channel?: Channel;
  readonly decide: Decide;
}
