/**
 * Who calls, and which service behind Graph answers.
 */

/** Which service behind Graph answers; its words are used for refusals that no handler writes. */
export type Family = 'directory' | 'exchange' | 'files' | 'general';

/** Who calls: an application on its own, or a person through an application. */
export interface Caller {
  kind: 'app' | 'user';
  tenantId: string;
  appId: string;
  /** Object id of the signed-in person; null for an application. */
  userId: string | null;
  /** Scopes of a person's token, roles of an application's. */
  permissions: ReadonlySet<string>;
}
