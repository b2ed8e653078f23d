/**
 * What a fresh tenant starts with. Areas take their part of it; the default is in `default-seed.ts`.
 */
import type { Person } from '../tenant/directory/people.ts';
import type { Application } from '../tenant/login/applications.ts';

/** A site with who may do what on it. People who are not named have no access. */
export interface SiteSeed {
  /** `/sites/followthrough`. */
  path: string;
  displayName: string;
  /** IANA zone of the site's regional settings: date columns without time are midnights there. */
  timeZone: string;
  /** Object ids by right. */
  owners: string[];
  writers: string[];
  readers: string[];
  /** Grants to applications with a Selected scope: client id and role. */
  grants: { clientId: string; role: 'read' | 'write' | 'owner' | 'fullcontrol' }[];
}

/** Start state of the tenant. */
export interface Seed {
  tenantId: string;
  organizationName: string;
  /** Mail domain, first label of the SharePoint host. */
  domain: string;
  people: Person[];
  groups: { id: string; displayName: string; description: string; memberIds: string[] }[];
  applications: Application[];
  sites: SiteSeed[];
}
