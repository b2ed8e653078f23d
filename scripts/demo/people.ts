/** Accounts for the people whom notes name, added to the sandbox's own. */
import { DOMAIN, defaultPeople } from '../../sandbox/seed/people.ts';
import { guidFromName } from '../../sandbox/tenant/ids.ts';

type SeedPerson = ReturnType<typeof defaultPeople>[number];

/** Everybody the demo's tenant knows: its default people and one account for each further name. */
export function peopleWith(names: readonly string[]): readonly SeedPerson[] {
  const known = defaultPeople();
  const model = known[0];
  const fresh = names.filter((name) => !known.some((person) => isNamed(person.displayName, name)));
  return model ? [...known, ...fresh.map((name) => account(model, name))] : known;
}

/** Whether a written name means that person: the whole name, or the given name alone. */
export const isNamed = (displayName: string, written: string): boolean => {
  const [full, short] = [displayName.toLowerCase(), written.toLowerCase()];
  return full === short || full.split(' ')[0] === short;
};

function account(model: SeedPerson, name: string): SeedPerson {
  const alias =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '.')
      .replace(/^\.|\.$/g, '') || 'guest';
  const [givenName = name, ...rest] = name.split(' ');
  return {
    ...model,
    id: guidFromName(`person:${alias}`),
    displayName: name,
    givenName,
    surname: rest.join(' ') || null,
    userPrincipalName: `${alias}@${DOMAIN}`,
    mail: `${alias}@${DOMAIN}`,
    jobTitle: null,
    managerId: model.id,
  };
}
