/**
 * How Graph shows people and groups: the entities, and which members come without `$select`.
 */
import type { Json } from '../json.ts';
import type { Group, Person } from './people.ts';

/** Members a user has without `$select`. */
const DEFAULT_MEMBERS = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** The user entity with every member the sandbox knows. */
export function fullUser(person: Person): Json {
  const [alias = '', domain = ''] = person.userPrincipalName.split('@');
  return {
    businessPhones: person.businessPhones,
    displayName: person.displayName,
    givenName: person.givenName,
    jobTitle: person.jobTitle,
    mail: person.mail,
    mobilePhone: person.mobilePhone,
    officeLocation: person.officeLocation,
    preferredLanguage: person.preferredLanguage,
    surname: person.surname,
    userPrincipalName: person.userPrincipalName,
    id: person.id,
    accountEnabled: person.accountEnabled,
    department: person.department,
    userType: person.userType,
    mailNickname: alias,
    companyName: null,
    city: null,
    country: null,
    usageLocation: null,
    employeeId: null,
    proxyAddresses: person.mail ? [`SMTP:${person.mail}`] : [],
    otherMails: [],
    identities: [{ signInType: 'userPrincipalName', issuer: domain, issuerAssignedId: person.userPrincipalName }],
  };
}

/** The entity to project: everything when members are named, else the default ones. */
export function userEntity(person: Person, select: readonly string[] | null): Json {
  return select ? fullUser(person) : defaultMembers(fullUser(person));
}

/** A full user cut down to its default members; annotations and tombstones stay. */
export function defaultMembers(user: Json): Json {
  return Object.fromEntries(
    Object.entries(user).filter(([name]) => name.includes('@') || DEFAULT_MEMBERS.includes(name)),
  );
}

/** The group entity. */
export function groupEntity({ id, displayName, description, mail }: Group, createdDateTime: string): Json {
  return {
    id,
    deletedDateTime: null,
    classification: null,
    createdDateTime,
    description,
    displayName,
    groupTypes: [],
    mail,
    mailEnabled: mail !== null,
    mailNickname: displayName.replace(/\W/g, ''),
    proxyAddresses: [],
    securityEnabled: true,
    visibility: null,
  };
}

/** A directoryObject that is a user, as members, managers and reports come. */
export function userObject(person: Person, select: readonly string[] | null): Json {
  return { '@odata.type': '#microsoft.graph.user', ...userEntity(person, select) };
}
