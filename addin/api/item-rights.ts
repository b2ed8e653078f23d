/** What the signed-in person may do to an item. The server decides; screens read the same table to offer nothing in vain. */
import type { ActionItem } from '../../shared/action-item/action-item.ts';
import type { PersonRef } from '../../shared/action-item/person.ts';
import { ownsItem, REGISTER_ROLES, type RegisterRole } from '../../shared/action-item/role.ts';
import { type Verb, verbsFor } from '../../shared/action-item/status.ts';
import type { MeAnswer } from '../../shared/contract/admin.ts';

export interface Me {
  readonly person: PersonRef;
  readonly roles: readonly RegisterRole[];
}

const EDITORS: readonly RegisterRole[] = ['coordinator', 'case-manager', 'supervisor', 'admin'];

/** The person of an answer; roles nobody here knows are left out. */
export const meOf = ({ key, name, mail, roles }: MeAnswer): Me => ({
  person: { key, name, mail },
  roles: REGISTER_ROLES.filter((role) => roles.includes(role)),
});

type Owned = Pick<ActionItem, 'owner'>;

/** Whether the person may edit fields: their own item, one without owner, or as a coordinator. */
export const mayEdit = ({ owner }: Owned, { person, roles }: Me): boolean =>
  owner === null || ownsItem(owner, person) || EDITORS.some((role) => roles.includes(role));

/** Whether the person may approve summaries and take part in steering the register. */
export const isCoordinator = ({ roles }: Me): boolean => EDITORS.some((role) => roles.includes(role));

/** The steps the person may take with the item now. */
export const stepsFor = (item: Owned & Pick<ActionItem, 'stage'>, { person, roles }: Me): readonly Verb[] =>
  verbsFor(item, person, roles);

/** Whether the item is the person's own. */
export const isMine = ({ owner }: Owned, { person }: Me): boolean => ownsItem(owner, person);
