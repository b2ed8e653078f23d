/**
 * Who gets a session's summary: owners, attendees, organiser and stakeholders, each once (SOP 4 §6 B).
 * People come from the record's own person fields, which somebody confirmed. No function here reads a text:
 * nothing written in notes or a mail body can add an address.
 */
import type { ActionItem } from '../action-item/action-item.ts';
import { usableMail } from '../action-item/mail-address.ts';
import type { PersonRef } from '../action-item/person.ts';
import type { Session } from '../meeting/session.ts';

/** Why somebody gets the mail; the first that applies stands in its footer. */
const CAPACITIES = ['organiser', 'owner', 'attendee', 'stakeholder'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** A person the summary goes to. */
export interface Recipient {
  readonly person: PersonRef & { readonly mail: string };
  /** In the order of {@link CAPACITIES}; at least one. */
  readonly capacities: readonly Capacity[];
}

/** Those who get the mail, and those who should but cannot. */
export interface Recipients {
  readonly reachable: readonly Recipient[];
  /** No usable mail address. Named in the summary, so that somebody tells them. */
  readonly unreachable: readonly PersonRef[];
}

/** Where the people come from. */
export interface RecipientSources {
  readonly session: Pick<Session, 'organiser' | 'attendees'>;
  readonly items: readonly Pick<ActionItem, 'owner' | 'stage'>[];
  readonly stakeholders: readonly PersonRef[];
}

/**
 * Everybody the summary is for, organiser first, then in the order of the record. One entry a mail address and a
 * directory key: somebody known by key in one place and by address in another is one person.
 */
export function recipientsOf({ session, items, stakeholders }: RecipientSources): Recipients {
  const owners = items.filter((item) => item.stage !== 'Cancelled').flatMap((item) => item.owner ?? []);
  const all: readonly (readonly [Capacity, PersonRef])[] = [
    ['organiser', session.organiser],
    ...owners.map((person) => ['owner', person] as const),
    ...session.attendees.map((person) => ['attendee', person] as const),
    ...stakeholders.map((person) => ['stakeholder', person] as const),
  ];
  const people = merged(all);
  return {
    reachable: people.flatMap(({ person, capacities }) => {
      const mail = usableMail(person.mail);
      return mail === null ? [] : [{ person: { ...person, mail }, capacities: inOrder(capacities) }];
    }),
    unreachable: people.filter(({ person }) => usableMail(person.mail) === null).map(({ person }) => person),
  };
}

interface Entry {
  person: PersonRef;
  readonly names: Set<string>;
  readonly capacities: Set<Capacity>;
}

/** A person who has something in common with several entries joins them: a key here, an address there is one person. */
function merged(all: readonly (readonly [Capacity, PersonRef])[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [capacity, person] of all) {
    const names = namesOf(person);
    const [first, ...others] = entries.filter((entry) => names.some((name) => entry.names.has(name)));
    const entry = first ?? { person, names: new Set(), capacities: new Set() };
    if (!first) entries.push(entry);
    for (const other of others) entries.splice(entries.indexOf(other), 1);
    const candidates = [person, ...others.map((other) => other.person)];
    if (usableMail(entry.person.mail) === null)
      entry.person = candidates.find((candidate) => usableMail(candidate.mail) !== null) ?? entry.person;
    for (const name of [...names, ...others.flatMap((other) => [...other.names])]) entry.names.add(name);
    for (const one of [capacity, ...others.flatMap((other) => [...other.capacities])]) entry.capacities.add(one);
  }
  return entries;
}

/** Somebody with neither key nor address is known by name, so that they are listed once. */
function namesOf({ key, name, mail }: PersonRef): readonly string[] {
  const sure = [key && `key ${key}`, mail && `mail ${mail.trim().toLowerCase()}`].flatMap((text) => text || []);
  return sure.length > 0 ? sure : [`name ${name.trim().toLowerCase()}`];
}

const inOrder = (capacities: ReadonlySet<Capacity>): readonly Capacity[] =>
  CAPACITIES.filter((capacity) => capacities.has(capacity));
