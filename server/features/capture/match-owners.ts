/**
 * Owners as written, matched to people: first to who was there, then to the directory. Nobody is ever invented: a name
 * that fits nobody, or more than one, is left blank and flagged.
 */
import type { PersonRef } from '../../../shared/action-item/person.ts';
import type { CaptureItem } from '../../../shared/contract/capture.ts';
import type { Actor } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';

type Written = NonNullable<CaptureItem['owner']>;

/** The person, or null with whether a name was given at all. */
export interface OwnerFound {
  readonly owner: PersonRef | null;
  readonly flag: 'owner-missing' | 'owner-unknown' | null;
}

const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** One entry per item, in their order. Asks the directory once for all addresses and once for each unknown name. */
export async function matchOwners(
  ports: Pick<Ports, 'directory'>,
  actor: Actor,
  people: readonly PersonRef[],
  items: readonly Pick<CaptureItem, 'owner'>[],
): Promise<readonly OwnerFound[]> {
  const present = await withKeys(ports, actor, people, items);
  const byName = await searchNames(
    ports,
    actor,
    items.flatMap(({ owner }) => unmatched(owner, present)),
  );
  return items.map(({ owner }) => {
    if (!owner || (owner.name.trim() === '' && !owner.mail && !owner.key))
      return { owner: null, flag: 'owner-missing' };
    const found = amongPresent(owner, present) ?? byName.get(plain(owner.name)) ?? outsider(owner);
    return found ? { owner: found, flag: null } : { owner: null, flag: 'owner-unknown' };
  });
}

/** Attendees and written addresses with their directory keys. Only owners' addresses are asked for. */
async function withKeys(
  ports: Pick<Ports, 'directory'>,
  actor: Actor,
  people: readonly PersonRef[],
  items: readonly Pick<CaptureItem, 'owner'>[],
): Promise<readonly PersonRef[]> {
  const written = items.flatMap(({ owner }) =>
    owner?.mail ? [{ key: null, name: owner.name, mail: owner.mail }] : [],
  );
  const named = items
    .flatMap(({ owner }) => (owner ? [amongPresent(owner, people)] : []))
    .filter((one) => one !== null);
  const keyless = [...written, ...named].flatMap((one) =>
    one.key === null && one.mail ? [one.mail.toLowerCase()] : [],
  );
  const known = new Set(people.flatMap((one) => (one.key !== null && one.mail ? [one.mail.toLowerCase()] : [])));
  const mails = [...new Set(keyless)].filter((mail) => !known.has(mail));
  if (mails.length === 0) return people;
  const found = await ports.directory.byMail(actor, mails);
  const byMail = new Map(mails.map((mail, index) => [mail, found[index] ?? null]));
  const fill = (one: PersonRef): PersonRef => {
    const hit = one.key === null && one.mail ? byMail.get(one.mail.toLowerCase()) : null;
    return hit ? { key: hit.key, name: hit.name, mail: hit.mail } : one;
  };
  const mailsPresent = new Set(people.map((one) => one.mail?.toLowerCase()));
  const others = found.filter((one) => one !== null).filter((one) => !mailsPresent.has(one.mail?.toLowerCase()));
  return [...people.map(fill), ...others.map(({ key, name, mail }) => ({ key, name, mail }))];
}

function amongPresent(owner: Written, people: readonly PersonRef[]): PersonRef | null {
  if (owner.key) return people.find((one) => one.key === owner.key) ?? null;
  const mail = owner.mail?.toLowerCase();
  if (mail) return people.find((one) => one.mail?.toLowerCase() === mail) ?? null;
  const name = plain(owner.name);
  if (name === '') return null;
  const whole = distinct(people.filter((one) => plain(one.name) === name));
  if (whole.length > 0) return whole.length === 1 ? (whole[0] ?? null) : null;
  const first = distinct(people.filter((one) => plain(one.name).split(' ')[0] === name));
  return first.length === 1 ? (first[0] ?? null) : null;
}

const distinct = (people: readonly PersonRef[]): readonly PersonRef[] => [
  ...new Map(people.map((one) => [one.key ?? one.mail ?? one.name, one])).values(),
];

/** Names nobody present has; single words are not looked up, because a first name fits too many people. */
function unmatched(owner: CaptureItem['owner'], present: readonly PersonRef[]): readonly string[] {
  if (!owner || owner.mail || owner.key || amongPresent(owner, present)) return [];
  const isTaken = present.some((one) => plain(one.name) === plain(owner.name));
  return plain(owner.name).includes(' ') && !isTaken ? [owner.name.trim()] : [];
}

async function searchNames(
  ports: Pick<Ports, 'directory'>,
  actor: Actor,
  names: readonly string[],
): Promise<ReadonlyMap<string, PersonRef>> {
  const found = new Map<string, PersonRef>();
  for (const name of new Set(names)) {
    const hits = (await ports.directory.search(actor, name)).filter((one) => plain(one.name) === plain(name));
    const [only] = hits;
    if (hits.length === 1 && only) found.set(plain(name), { key: only.key, name: only.name, mail: only.mail });
  }
  return found;
}

/** Somebody outside the tenant: an address that no directory knows, but that a person wrote down. */
const outsider = ({ name, mail }: Written): PersonRef | null => (mail ? { key: null, name: name || mail, mail } : null);
