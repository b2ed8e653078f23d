/**
 * The people of the default tenant: a firm with offices in several zones, two levels of management, and rooms.
 */

import type { Person } from '../tenant/directory/people.ts';
import { guidFromName } from '../tenant/ids.ts';

/** Mail domain of the default tenant. */
export const DOMAIN = 'northharbour.example';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

interface Row {
  name: string;
  title: string;
  department: string;
  office: string;
  zone: string;
  /** Alias of the manager; empty at the top. */
  manager: string;
  start?: string;
  end?: string;
  days?: string[];
  language?: string;
}

const ROWS: readonly Row[] = [
  {
    name: 'Ingrid Solberg',
    title: 'Managing Director',
    department: 'Management',
    office: 'London',
    zone: 'GMT Standard Time',
    manager: '',
  },
  {
    name: 'Marcus Adeyemi',
    title: 'Head of Operations',
    department: 'Operations',
    office: 'London',
    zone: 'GMT Standard Time',
    manager: 'ingrid.solberg',
  },
  {
    name: 'Priya Raman',
    title: 'Quality Manager',
    department: 'Quality',
    office: 'Mumbai',
    zone: 'India Standard Time',
    manager: 'ingrid.solberg',
    start: '09:30',
    end: '18:30',
  },
  {
    name: 'Tomas Lindqvist',
    title: 'Project Coordinator',
    department: 'Operations',
    office: 'Stockholm',
    zone: 'W. Europe Standard Time',
    manager: 'marcus.adeyemi',
    start: '08:00',
    end: '16:30',
  },
  {
    name: 'Elena Petrova',
    title: 'Case Manager',
    department: 'Quality',
    office: 'Berlin',
    zone: 'W. Europe Standard Time',
    manager: 'priya.raman',
  },
  {
    name: 'Daniel Okafor',
    title: 'Software Engineer',
    department: 'Engineering',
    office: 'London',
    zone: 'GMT Standard Time',
    manager: 'marcus.adeyemi',
  },
  {
    name: 'Sofia Marques',
    title: 'Data Analyst',
    department: 'Engineering',
    office: 'Lisbon',
    zone: 'GMT Standard Time',
    manager: 'marcus.adeyemi',
    days: WEEK.slice(0, 4),
  },
  {
    name: 'Grace Whitfield',
    title: 'Account Director',
    department: 'Sales',
    office: 'New York',
    zone: 'Eastern Standard Time',
    manager: 'ingrid.solberg',
  },
  {
    name: 'Hiroshi Tanaka',
    title: 'Field Engineer',
    department: 'Engineering',
    office: 'Tokyo',
    zone: 'Tokyo Standard Time',
    manager: 'marcus.adeyemi',
    language: 'ja-JP',
  },
  {
    name: 'Amira Haddad',
    title: 'Training Lead',
    department: 'People',
    office: 'Dubai',
    zone: 'Arabian Standard Time',
    manager: 'ingrid.solberg',
    start: '08:00',
    end: '16:00',
  },
  {
    name: 'Luca Bianchi',
    title: 'Finance Analyst',
    department: 'Finance',
    office: 'Milan',
    zone: 'W. Europe Standard Time',
    manager: 'ingrid.solberg',
    language: 'it-IT',
  },
  {
    name: 'Maya Fischer',
    title: 'Apprentice',
    department: 'Operations',
    office: 'Berlin',
    zone: 'W. Europe Standard Time',
    manager: 'tomas.lindqvist',
    language: 'de-DE',
  },
];

const ROOMS: readonly { name: string; office: string; zone: string; capacity: number }[] = [
  { name: 'Room Beacon', office: 'London', zone: 'GMT Standard Time', capacity: 8 },
  { name: 'Room Jetty', office: 'Berlin', zone: 'W. Europe Standard Time', capacity: 14 },
];

/** Object id of a default person by alias, such as `marcus.adeyemi`. */
export function personId(alias: string): string {
  return guidFromName(`person:${alias}`);
}

/** Mailbox that the product sends from: an account without a person behind it. */
export const SERVICE_ALIAS = 'followthrough';

/** Everybody, the service mailbox and the rooms. */
export function defaultPeople(): Person[] {
  const service = person(
    {
      name: 'Followthrough',
      title: 'Service mailbox',
      department: 'Operations',
      office: 'London',
      zone: 'GMT Standard Time',
      manager: '',
    },
    SERVICE_ALIAS,
  );
  return [...ROWS.map((row) => person(row, aliasOf(row.name))), service, ...ROOMS.map(room)];
}

function aliasOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '.');
}

function person(row: Row, alias: string): Person {
  const [givenName = row.name, ...rest] = row.name.split(' ');
  const address = `${alias}@${DOMAIN}`;
  return {
    id: personId(alias),
    kind: 'person',
    displayName: row.name,
    givenName,
    surname: rest.join(' ') || null,
    userPrincipalName: address,
    mail: address,
    jobTitle: row.title,
    department: row.department,
    officeLocation: row.office,
    mobilePhone: null,
    businessPhones: ['+44 20 7946 0100'],
    preferredLanguage: row.language ?? 'en-GB',
    accountEnabled: true,
    userType: 'Member',
    managerId: row.manager === '' ? null : personId(row.manager),
    timeZone: row.zone,
    workingHours: hours(row.start ?? '09:00', row.end ?? '17:30', row.days ?? WEEK),
    capacity: null,
  };
}

function room({ name, office, zone, capacity }: (typeof ROOMS)[number]): Person {
  const row = { name, title: '', department: '', office, zone, manager: '' };
  const base = person(row, aliasOf(name));
  return {
    ...base,
    kind: 'room',
    jobTitle: null,
    department: null,
    businessPhones: [],
    capacity,
    workingHours: hours('07:00', '20:00', WEEK),
  };
}

function hours(start: string, end: string, days: string[]) {
  return { days, start: `${start}:00.0000000`, end: `${end}:00.0000000` };
}
