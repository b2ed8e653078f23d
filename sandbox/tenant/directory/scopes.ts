/**
 * The permission sets of the directory's routes.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
import { permissions } from '../permissions.ts';

const WIDE = 'User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All';

/** Lists of people. */
export const LIST_USERS = permissions(`User.ReadBasic.All ${WIDE}`);
/** One person; everybody may read the own entry with User.Read. */
export const READ_USER = permissions(
  `User.Read User.ReadWrite User.ReadBasic.All ${WIDE}`,
  `User.ReadBasic.All ${WIDE}`,
);
/** Manager and reports. */
export const READ_HIERARCHY = permissions(
  `User.Read.All User.ReadWrite.All Directory.Read.All Directory.ReadWrite.All`,
);
export const READ_GROUPS = permissions(
  'GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
);
export const READ_MEMBER_OF = permissions(
  'User.Read GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  'GroupMember.Read.All Group.Read.All Group.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
);
export const READ_ORGANIZATION = permissions(
  'User.Read Organization.Read.All Directory.Read.All Directory.ReadWrite.All',
  'Organization.Read.All Directory.Read.All Directory.ReadWrite.All',
);
export const READ_OBJECTS = permissions('Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.All');
export const READ_PHOTO = permissions(`User.Read User.ReadBasic.All ${WIDE}`, WIDE);
