/**
 * The default tenant: organization, people, app registrations and sites.
 */
import { guidFromName } from '../tenant/ids.ts';
import type { Application } from '../tenant/login/applications.ts';
import { DOMAIN, defaultPeople, personId, SERVICE_ALIAS } from './people.ts';
import type { Seed, SiteSeed } from './seed.ts';

const PRODUCT_ID = guidFromName('application:product');
const SPA_ID = guidFromName('application:spa');
const CONTROL_ID = guidFromName('application:control');

/** What the product's own registration has been given. Sites through Sites.Selected, so a grant is needed as well. */
const PRODUCT_ROLES =
  'Sites.Selected Mail.ReadWrite Mail.Send Calendars.ReadWrite User.Read.All MailboxSettings.Read Place.Read.All ' +
  'OnlineMeetings.Read.All OnlineMeetingTranscript.Read.All';
const PRODUCT_SCOPES =
  'openid profile offline_access User.Read User.ReadBasic.All Sites.Selected Calendars.Read Calendars.Read.Shared Mail.Read ' +
  'OnlineMeetings.Read OnlineMeetingTranscript.Read.All';

const WIDE =
  'Sites.FullControl.All Sites.Manage.All Sites.ReadWrite.All Sites.Read.All Files.ReadWrite.All Mail.ReadWrite ' +
  'Mail.Send Calendars.ReadWrite User.ReadWrite.All Directory.ReadWrite.All Group.ReadWrite.All ' +
  'MailboxSettings.ReadWrite Place.Read.All OnlineMeetings.ReadWrite.All OnlineMeetings.ReadWrite ' +
  'OnlineMeetingTranscript.Read.All OnlineMeetingAiInsight.Read.All Organization.Read.All';
const WIDE_SCOPES = `openid profile offline_access User.Read ${WIDE} Calendars.Read.Shared Mail.ReadWrite.Shared Calendars.ReadWrite.Shared`;

/** The tenant that comes without `--seed`. Its secrets are public: the sandbox listens on loopback only. */
export function defaultSeed(): Seed {
  const people = defaultPeople();
  return {
    tenantId: guidFromName('tenant:north-harbour'),
    organizationName: 'North Harbour',
    domain: DOMAIN,
    people,
    groups: [
      {
        id: guidFromName('group:quality-circle'),
        displayName: 'Quality Circle',
        description: 'People who review cases and measures.',
        memberIds: ['priya.raman', 'elena.petrova', 'sofia.marques'].map(personId),
      },
    ],
    applications: defaultApplications(),
    sites: defaultSites(people.filter(({ kind }) => kind === 'person').map(({ id }) => id)),
  };
}

function defaultApplications(): Application[] {
  const base = { certificates: [], redirectUris: [], exposedScopes: [], mailboxes: null };
  return [
    {
      ...base,
      name: 'product',
      displayName: 'Followthrough',
      clientId: PRODUCT_ID,
      secret: 'sandbox-product-secret',
      exposedScopes: ['access_as_user'],
      delegatedScopes: PRODUCT_SCOPES.split(' '),
      roles: PRODUCT_ROLES.split(' '),
    },
    {
      ...base,
      name: 'spa',
      displayName: 'Followthrough in Outlook and Teams',
      clientId: SPA_ID,
      secret: null,
      redirectUris: [
        'https://localhost/*',
        'https://127.0.0.1/*',
        'brk-multihub://localhost/*',
        'brk-multihub://127.0.0.1/*',
      ],
      delegatedScopes: ['openid', 'profile', 'offline_access', 'User.Read'],
      roles: [],
    },
    {
      ...base,
      name: 'control',
      displayName: 'Conformance',
      clientId: CONTROL_ID,
      secret: 'sandbox-control-secret',
      redirectUris: ['https://localhost/*', 'https://127.0.0.1/*'],
      delegatedScopes: WIDE_SCOPES.split(' '),
      roles: WIDE.split(' '),
    },
  ];
}

function defaultSites(everyone: string[]): SiteSeed[] {
  const owners = ['ingrid.solberg', 'marcus.adeyemi', SERVICE_ALIAS].map(personId);
  const writers = everyone.filter((id) => !owners.includes(id));
  const readers = everyone.filter((id) => !owners.includes(id) && id !== personId('priya.raman'));
  return [
    {
      path: '',
      displayName: 'North Harbour',
      timeZone: 'UTC',
      owners: [personId('ingrid.solberg')],
      writers: [],
      readers: everyone,
      grants: [],
    },
    {
      path: '/sites/followthrough',
      displayName: 'Followthrough',
      timeZone: 'UTC',
      owners,
      writers,
      readers: [],
      grants: [{ clientId: PRODUCT_ID, role: 'write' }],
    },
    {
      path: '/sites/policies',
      displayName: 'Policies and Procedures',
      timeZone: 'Europe/London',
      owners: [personId('ingrid.solberg')],
      writers: [personId('priya.raman')],
      readers,
      grants: [{ clientId: PRODUCT_ID, role: 'read' }],
    },
  ];
}
