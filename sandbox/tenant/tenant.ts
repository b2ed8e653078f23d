/**
 * The tenant as its areas see it: state, time, identity of the place, and the doors between areas.
 */
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Ids } from './ids.ts';
import type { RequestLog } from './request-log.ts';
import type { Store } from './store.ts';
import type { Post } from './subscriptions/post.ts';
import type { Throttle } from './throttling.ts';

export type ChangeType = 'created' | 'updated' | 'deleted';

/** A change that subscriptions may be waiting for. */
export interface Change {
  /** Resource path below the version with ids, such as `/users/{id}/messages/{id}` or `/sites/{id}/lists/{id}`. */
  resource: string;
  changeType: ChangeType;
  /** `resourceData` of the notification; null for SharePoint lists and drives, which send none. */
  resourceData: Record<string, unknown> | null;
  /** Outlook only: the same with ids that stay when items move, for subscriptions that asked for such. */
  immutableData?: Record<string, unknown>;
}

/** Everything an area may lean on. */
export interface Tenant {
  /** `https://localhost:PORT`, no slash at the end. */
  origin: string;
  /** `origin` with `/v1.0`. */
  graphBaseUrl: string;
  tenantId: string;
  store: Store;
  clock: Clock;
  ids: Ids;
  log: RequestLog;
  faults: Faults;
  throttle: Throttle;
  /** Waits; only faults that delay use it. */
  sleep(milliseconds: number): Promise<unknown>;
  /** How the tenant reaches the endpoints of subscribers. */
  post: Post;
  /** Tells the subscriptions; delivery goes on in the background. */
  notifyChange(change: Change): void;
}
