/** Everything the use cases may ask of the outside, in one bag. */
import type { Ledger } from '../ledger/store.ts';
import type { Calendar } from './calendar.ts';
import type { Clock, Random } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Documents } from './documents.ts';
import type { Holidays } from './holidays.ts';
import type { Identity } from './identity.ts';
import type { LanguageModel } from './language-model.ts';
import type { Links } from './links.ts';
import type { Evidence, Lists, ListsDoctor } from './lists.ts';
import type { Mail } from './mail.ts';
import type { Mirror } from './mirror.ts';
import type { Settings } from './settings.ts';
import type { Notifications, Subscriptions } from './subscriptions.ts';
import type { Transcripts } from './transcripts.ts';

export interface Ports {
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly documents: Documents;
  readonly evidence: Evidence;
  readonly holidays: Holidays;
  readonly identity: Identity;
  /** Null when none is configured: then no text leaves the tenant. */
  readonly languageModel: LanguageModel | null;
  readonly ledger: Ledger;
  readonly links: Links;
  readonly lists: Lists;
  readonly listsDoctor: ListsDoctor;
  readonly mail: Mail;
  readonly mirror: Mirror;
  readonly notifications: Notifications;
  readonly random: Random;
  readonly settings: Settings;
  readonly subscriptions: Subscriptions;
  readonly transcripts: Transcripts;
}
