/** The whole outside in memory: what the use cases see of Microsoft 365 and the database, with the levers tests need. */
import type { Answer } from '../../server/ports/calendar.ts';
import type { Directory, DirectoryPerson } from '../../server/ports/directory.ts';
import { PortFailure } from '../../server/ports/failures.ts';
import type { Identity } from '../../server/ports/identity.ts';
import { tenantOf } from '../../server/ports/identity.ts';
import type { DoctorReport, ListFault, ListsDoctor } from '../../server/ports/lists.ts';
import type { Ports } from '../../server/ports/ports.ts';
import type { Settings } from '../../server/ports/settings.ts';
import type { Notifications, Subscription } from '../../server/ports/subscriptions.ts';
import { type IsoInstant, isDue } from '../../shared/time/instant.ts';
import { callerOf, OTHER_TENANT, PEOPLE, TENANT } from './builders.ts';
import { createFakeClock, createFakeRandom, type FakeClock } from './fake-clock.ts';
import { createMemoryCalendar, type MemoryCalendar } from './memory-calendar.ts';
import { createMemoryDocuments } from './memory-documents.ts';
import { createMemoryHolidays } from './memory-holidays.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { createMemoryEvidence, createMemoryLists, type MemoryEvidence, type MemoryLists } from './memory-lists.ts';
import { createMemoryMail, type MemoryMail } from './memory-mail.ts';
import { createMemoryMirror } from './memory-mirror.ts';
import { createMemorySettings } from './memory-settings.ts';
import { createMemorySubscriptions } from './memory-subscriptions.ts';
import { createMemoryTranscripts, type MemoryTranscripts } from './memory-transcripts.ts';

export type { Answer };

/** Tests hold the memory halves; the product sees `ports` alone. */
export interface World {
  readonly clock: FakeClock;
  readonly lists: MemoryLists;
  readonly calendar: MemoryCalendar;
  readonly mail: MemoryMail;
  readonly evidence: MemoryEvidence;
  readonly doctor: MemoryDoctor;
  readonly notifications: MemoryNotifications;
  readonly transcripts: MemoryTranscripts;
  /** `tenant/key` of everybody whose tokens were dropped. */
  readonly signedOut: readonly string[];
  /** The ports over this world. Ledger, mirror and settings are the database: `freshDatabase` gives new ones. */
  ports(): Ports;
  /** The database folder was deleted: a new ledger, mirror, settings and subscriptions on the next `ports()`. */
  freshDatabase(): void;
}

/** What regions keep in this world. */
const HOLIDAYS = { 'DE-BY': ['2026-03-06', '2026-03-10', '2026-03-16', '2026-03-17'] };

/** A tenant with four people, provisioned lists and nothing else. */
export function createWorld(start?: IsoInstant): World {
  const clock = createFakeClock(start);
  const random = createFakeRandom();
  const world = {
    clock,
    lists: createMemoryLists(clock),
    calendar: createMemoryCalendar(),
    mail: createMemoryMail(),
    evidence: createMemoryEvidence(),
    doctor: createMemoryDoctor(),
    notifications: createMemoryNotifications(),
    transcripts: createMemoryTranscripts(),
    signedOut: [] as string[],
  };
  const database = () => {
    const settings = createMemorySettings([TENANT, OTHER_TENANT]);
    return {
      ledger: createMemoryLedger({ clock, random }),
      mirror: createMemoryMirror(),
      settings,
      subscriptions: createMemorySubscriptions(),
      listsDoctor: world.doctor.bindTo(settings),
    };
  };
  let held = database();
  return {
    ...world,
    ports: () => ({
      ...held,
      clock,
      random,
      calendar: world.calendar,
      directory: createMemoryDirectory(),
      documents: createMemoryDocuments(),
      evidence: world.evidence,
      holidays: createMemoryHolidays(HOLIDAYS),
      identity: createMemoryIdentity(clock, world.signedOut),
      languageModel: null,
      links: { to: (reference) => `https://contoso.example/tab/${reference ?? ''}` },
      lists: world.lists,
      mail: world.mail,
      notifications: world.notifications,
      transcripts: world.transcripts,
    }),
    freshDatabase() {
      held = database();
    },
  };
}

/** People of every tenant are the same four. */
export function createMemoryDirectory(): Directory {
  const all: readonly DirectoryPerson[] = PEOPLE.map((person) => ({ ...person, department: null }));
  const find = (test: (one: DirectoryPerson) => boolean): DirectoryPerson | null => all.find(test) ?? null;
  return {
    byMail: async (_actor, mails) => mails.map((mail) => find((one) => one.mail === mail.toLowerCase())),
    byKey: async (_actor, key) => find((one) => one.key === key),
    search: async (_actor, text) => all.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())),
    managerOf: async () => null,
    timeZoneOf: async () => 'Europe/Berlin',
  };
}

/** Takes `Bearer test <tenant> <key>[ <expiry>]`. */
function createMemoryIdentity(clock: { now(): IsoInstant }, signedOut: string[] = []): Identity {
  return {
    forget: ({ tenantId, objectId }) => void signedOut.push(`${tenantId}/${objectId}`),
    async check(authorization) {
      if (!authorization) return { fault: 'missing' };
      const [scheme, kind, tenantId, key, expiresAt] = authorization.split(' ');
      if (scheme !== 'Bearer' || kind !== 'test') return { fault: 'malformed' };
      if (expiresAt && isDue(expiresAt, clock.now())) return { fault: 'expired' };
      if (tenantId !== TENANT && tenantId !== OTHER_TENANT) return { fault: 'unknown-tenant' };
      const who = PEOPLE.find((person) => person.key === key);
      return who ? callerOf(who, tenantId) : { fault: 'bad-signature' };
    },
  };
}

export interface MemoryDoctor {
  /** What is wrong with the site; repaired by `repair`, except for what only people can mend. */
  faults: ListFault[];
  bindTo(settings: Settings): ListsDoctor;
}

const PEOPLE_ONLY: readonly ListFault['kind'][] = ['site-denied', 'site-missing', 'site-read-only'];
const LIST_IDS = Object.fromEntries(['actions', 'sessions', 'log', 'evidence'].map((name) => [name, `list-${name}`]));

function createMemoryDoctor(): MemoryDoctor {
  const doctor: MemoryDoctor = {
    faults: [],
    bindTo: (settings) => ({
      async check(actor) {
        if (doctor.faults.length === 0) await settings.change(tenantOf(actor), { siteId: 'site-1', listIds: LIST_IDS });
        return report(doctor.faults, []);
      },
      async repair(actor) {
        const remaining = doctor.faults.filter(({ kind }) => PEOPLE_ONLY.includes(kind));
        const repairs = doctor.faults.filter((one) => !remaining.includes(one)).map((one) => `mended ${one.kind}`);
        const before = doctor.faults;
        doctor.faults = remaining;
        if (remaining.length === 0) await settings.change(tenantOf(actor), { siteId: 'site-1', listIds: LIST_IDS });
        return { ...report(before, repairs), remaining };
      },
    }),
  };
  return doctor;
}

const report = (faults: readonly ListFault[], repairs: readonly string[]): DoctorReport => ({
  faults,
  repairs,
  remaining: faults,
  requests: 1,
});

export interface MemoryNotifications extends Notifications {
  readonly held: Map<string, Subscription>;
}

function createMemoryNotifications(): MemoryNotifications {
  const held = new Map<string, Subscription>();
  let count = 0;
  return {
    held,
    async subscribe(actor, topic, clientState, expiresAt) {
      count += 1;
      const tenantId = tenantOf(actor);
      const one = { subscriptionId: `subscription-${count}`, tenantId, resource: topic, topic, clientState, expiresAt };
      held.set(one.subscriptionId, one);
      return one;
    },
    async renew(_actor, subscriptionId, expiresAt) {
      const found = held.get(subscriptionId);
      if (!found) throw new PortFailure('not-found', 'lapsed');
      held.set(subscriptionId, { ...found, expiresAt });
    },
    async unsubscribe(_actor, subscriptionId) {
      held.delete(subscriptionId);
    },
  };
}
