/** Which people of the tenant a file speaks of. */
import type { DemoUser } from '../options.ts';
import type { Dropped, Party } from './dropped.ts';

const FALLBACK_COUNT = 2;

/** The tenant's person behind a name or address; null for strangers. */
export function userOf(users: readonly DemoUser[], party: Party): DemoUser | null {
  const address = party.address.toLowerCase();
  const name = party.name.toLowerCase();
  return (
    users.find((user) => user.mail.toLowerCase() === address || user.displayName.toLowerCase() === name) ??
    users.find((user) => firstName(user) === name) ??
    null
  );
}

/**
 * Whom a meeting made of the file is with: the people the file lists, strangers with an address included; else the
 * tenant's people whom its text names; else two colleagues, so that somebody can be told.
 */
export function attendeesFor(dropped: Dropped, users: readonly DemoUser[], me: DemoUser): readonly Party[] {
  const others = users.filter(({ id }) => id !== me.id);
  const listed = dropped.people.flatMap((party): Party[] => {
    const user = userOf(users, party);
    if (user) return [asParty(user)];
    return party.address ? [party] : [];
  });
  const found = listed.length > 0 ? listed : others.filter((user) => isNamed(dropped.html, user)).map(asParty);
  const chosen = found.length > 0 ? found : others.slice(0, FALLBACK_COUNT).map(asParty);
  const addresses = new Set([me.mail.toLowerCase()]);
  return chosen.filter(({ address }) => {
    const isNew = !addresses.has(address.toLowerCase());
    addresses.add(address.toLowerCase());
    return isNew;
  });
}

/** A user as name and address. */
export const asParty = ({ displayName, mail }: DemoUser): Party => ({ name: displayName, address: mail });

const firstName = ({ displayName }: DemoUser): string => displayName.split(' ')[0]?.toLowerCase() ?? '';

function isNamed(text: string, user: DemoUser): boolean {
  return text.includes(user.displayName) || new RegExp(`\\b${user.displayName.split(' ')[0]}\\b`).test(text);
}
