/** What the workbench is told when it starts. It knows the product only through these facts. */
import type { Sources } from './status/tenant-view.ts';

/** A person who can be looked at as the signed-in user. */
export interface DemoUser {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly userPrincipalName: string;
  /** Windows name of the person's zone. */
  readonly timeZone: string;
}

/** Rights an Outlook add-in asks for in its manifest. */
export type MailPermission = 'ReadItem' | 'ReadWriteItem' | 'ReadWriteMailbox';

/** What a manifest says of the app shown in the two hosts. */
export interface AppFacts {
  readonly appId: string;
  readonly name: string;
  readonly developer: string;
  /** Page of the Outlook pane, https on the same host name as the workbench. */
  readonly paneUrl: string;
  /** Page of the Teams tab; `configUrl` is the channel tab's settings page, the tab itself when absent. */
  readonly tabUrl: string;
  readonly configUrl?: string;
  readonly mailPermission: MailPermission;
  /** Client id of the pages' registration, and the scope single sign-on gives a token for. */
  readonly clientId: string;
  readonly ssoScope: string;
  /** Page id that a personal tab carries in deep links. */
  readonly tabId: string;
}

/** Everything `startWorkbench` needs. */
export interface WorkbenchOptions {
  /** 0 for a free port. */
  readonly port: number;
  readonly key: string;
  readonly certificate: string;
  /** PEM text of the authority that signed the tenant's certificate. */
  readonly authority: string;
  /** `https://localhost:PORT/v1.0`, `https://localhost:PORT/{tenant}`, `https://localhost:PORT/sandbox`. */
  readonly graphBaseUrl: string;
  readonly loginUrl: string;
  readonly control: string;
  readonly tenantId: string;
  readonly users: readonly DemoUser[];
  /** Object id of the person who is signed in at first; the first one when absent. */
  readonly startAs?: string;
  /** Client id of the tenant's wide registration, which the workbench calls Graph with; shown apart in the log. */
  readonly ownClientId?: string;
  readonly app: AppFacts;
  /** For the plain overview below `/status`. */
  readonly sources: Sources;
  /** Moves the tenant's clock by an ISO 8601 duration and waits until what fell due is done, or some seconds have passed. */
  advance(duration: string): Promise<void>;
}
