/**
 * The permission sets of the directory's routes.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
import { permissions } from '../permissions.ts';

const DIRECTORY = 'Directory.Read.All Directory.ReadWrite.All';
const PEOPLE = `User.Read.All User.ReadWrite.All ${DIRECTORY}`;

/** Lists of people. */
export const LIST_USERS = permissions(`User.ReadBasic.All ${PEOPLE}`);
/** Changes to people. */
export const DELTA_USERS = permissions(PEOPLE);
/** One person; everybody may read the own entry with User.Read. */
export const READ_USER = permissions(
  `User.Read User.ReadWrite User.ReadBasic.All ${PEOPLE}`,
  `User.ReadBasic.All ${PEOPLE}`,
);
export const READ_MANAGER = permissions(PEOPLE);
export const READ_REPORTS = permissions(`User.Read ${PEOPLE}`, PEOPLE);

const GROUPS = `Group.Read.All Group.ReadWrite.All ${DIRECTORY}`;
export const READ_GROUPS = permissions(
  `GroupMember.Read.All Group.ReadBasic.All Group-NestingSupport.ReadWrite.All ${GROUPS}`,
);
export const READ_MEMBERS = permissions(`GroupMember.ReadBasic.All GroupMember.Read.All ${GROUPS}`);
export const READ_MEMBER_OF = permissions(`User.Read GroupMember.Read.All ${DIRECTORY}`, DIRECTORY);

const DEVICES = 'DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All';
export const READ_ORGANIZATION = permissions(
  `User.Read Organization.Read.All ${DEVICES} ${DIRECTORY}`,
  `Organization.Read.All ${DEVICES} ${DIRECTORY}`,
);
export const READ_OBJECTS = permissions(DIRECTORY);
export const READ_PHOTO = permissions(
  `User.Read User.ReadBasic.All ProfilePhoto.Read.All ${PEOPLE}`,
  `ProfilePhoto.Read.All ${PEOPLE}`,
);
