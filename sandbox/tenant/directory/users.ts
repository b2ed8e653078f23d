/**
 * How Graph shows people: the user entity, its default members, and which of them exist at all.
 */
import type { Json } from '../json.ts';
import type { Person } from './people.ts';

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
    mailNickname: person.userPrincipalName.split('@')[0] ?? '',
    companyName: null,
    city: null,
    country: null,
    usageLocation: null,
    employeeId: null,
    proxyAddresses: person.mail ? [`SMTP:${person.mail}`] : [],
    otherMails: [],
    identities: [
      { signInType: 'userPrincipalName', issuer: domainOf(person), issuerAssignedId: person.userPrincipalName },
    ],
  };
}

/** The user entity as it comes without `$select`. */
export function defaultUser(person: Person): Json {
  const full = fullUser(person);
  return Object.fromEntries(DEFAULT_MEMBERS.map((name) => [name, full[name]]));
}

/** The entity to project: everything when members are named, else the default ones. */
export function userEntity(person: Person, select: readonly string[] | null): Json {
  return select ? fullUser(person) : defaultUser(person);
}

function domainOf(person: Person): string {
  return person.userPrincipalName.split('@')[1] ?? '';
}
