/**
 * App registrations of the tenant: who may ask for tokens, and what an administrator has consented to.
 */
import type { SliceDefinition, Store } from '../store.ts';

/** One app registration. */
export interface Application {
  /** Short name by which the start-up line and the control API call it. */
  name: string;
  displayName: string;
  clientId: string;
  /** Client secret; null for public clients. */
  secret: string | null;
  /** PEM certificates whose keys may sign client assertions. */
  certificates: string[];
  redirectUris: string[];
  /** Scopes this application's own API offers; empty when it is no API. */
  exposedScopes: string[];
  /** Delegated Graph scopes consented for everyone. */
  delegatedScopes: string[];
  /** Graph application roles consented. */
  roles: string[];
  /** Application access policy: object ids of the mailboxes the app may touch on its own; null for all. */
  mailboxes: string[] | null;
}

/** The registrations by client id. */
export const APPLICATIONS: SliceDefinition<Record<string, Application>> = { name: 'applications', empty: () => ({}) };

/** The registration with that client id, App ID URI (`api://…`) or short name; null when there is none. */
export function findApplication(store: Store, idOrName: string): Application | null {
  const all = store.slice(APPLICATIONS);
  const id = idOrName.replace(/^api:\/\//, '');
  return all[id] ?? Object.values(all).find((application) => application.name === idOrName) ?? null;
}
