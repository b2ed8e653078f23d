/** People of the tenant through Graph: implements `Directory`. */
import { cleanLine } from '../../../shared/action-item/shown-text.ts';
import type { Directory, DirectoryPerson } from '../../ports/directory.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Actor } from '../../ports/identity.ts';
import { type PartAnswer, partResult, sendBatch } from './batch.ts';
import type { Graph } from './client.ts';
import { toIana } from './time-zones.ts';

interface WireUser {
  readonly id: string;
  readonly displayName?: string | null;
  readonly mail?: string | null;
  readonly userPrincipalName?: string | null;
  readonly department?: string | null;
}

const SELECT = '$select=id,displayName,mail,userPrincipalName,department';
const MOST_FOUND = 10;

/** The directory of the actor's tenant. */
export function createGraphDirectory(graph: Graph): Directory {
  const one = (actor: Actor, path: string) => findOne<WireUser>(graph, actor, path);
  return {
    async byMail(actor, mails) {
      const parts = mails.map(
        (mail) => ({ method: 'GET', path: `/users?${SELECT}&$top=2&${byAddress(mail)}` }) as const,
      );
      const answers = parts.length > 0 ? await sendBatch(graph, actor, parts) : [];
      return answers.map((answer, index) =>
        pickByMail(partResult(answer, 'safe', 'find a person'), mails[index] ?? ''),
      );
    },
    byKey: async (actor, key) => toPerson(await one(actor, `/users/${encodeURIComponent(key)}?${SELECT}`)),
    managerOf: async (actor, key) => toPerson(await one(actor, `/users/${encodeURIComponent(key)}/manager?${SELECT}`)),
    search: (actor, text) => searchPeople(graph, actor, text.trim()),
    async timeZoneOf(actor, mail) {
      const path = `/users/${encodeURIComponent(mail)}/mailboxSettings?$select=timeZone`;
      const settings = await findOne<{ readonly timeZone?: string }>(graph, actor, path, mail);
      return toIana(settings?.timeZone);
    },
  };
}

/** Null where the directory has nothing, or the mailbox does not show itself to us. */
async function findOne<Body>(graph: Graph, actor: Actor, path: string, mailbox?: string): Promise<Body | null> {
  try {
    const { body } = await graph.call<Body>({ actor, method: 'GET', path, ...(mailbox ? { mailbox } : {}) });
    return body;
  } catch (error) {
    if (isPortFailure(error, 'not-found') || (mailbox && isPortFailure(error, 'denied'))) return null;
    throw error;
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const byAddress = (mail: string): string =>
  `$filter=${encodeURIComponent(`mail eq ${quoted(mail)} or userPrincipalName eq ${quoted(mail)}`)}`;

/** A mail address goes before a sign-in name: an old sign-in name may be somebody else's address today. */
function pickByMail(answer: PartAnswer, mail: string): DirectoryPerson | null {
  const users = (answer.body as { readonly value?: readonly WireUser[] } | null)?.value ?? [];
  const byOwnMail = users.find((user) => user.mail?.toLowerCase() === mail.toLowerCase());
  return toPerson(byOwnMail ?? users[0] ?? null);
}

async function searchPeople(graph: Graph, actor: Actor, text: string): Promise<readonly DirectoryPerson[]> {
  if (text === '') return [];
  const fields = ['displayName', 'givenName', 'surname', 'mail'];
  const filter = fields.map((field) => `startswith(${field},${quoted(text)})`).join(' or ');
  const path = `/users?${SELECT}&$top=${MOST_FOUND}&$filter=${encodeURIComponent(filter)}`;
  const { body } = await graph.call<{ readonly value?: readonly WireUser[] }>({ actor, method: 'GET', path });
  const people = (body?.value ?? []).flatMap((user) => toPerson(user) ?? []);
  return people.sort((a, b) => rank(a, text) - rank(b, text) || a.name.localeCompare(b.name)).slice(0, MOST_FOUND);
}

/** Whoever's name begins with the text comes before whoever's mail or surname does. */
const rank = (person: DirectoryPerson, text: string): number =>
  person.name.toLowerCase().startsWith(text.toLowerCase()) ? 0 : 1;

function toPerson(user: WireUser | null): DirectoryPerson | null {
  if (!user) return null;
  const mail = user.mail ?? user.userPrincipalName ?? null;
  return {
    key: user.id,
    name: cleanLine(user.displayName ?? mail ?? '', 255),
    mail,
    department: user.department ?? null,
  };
}
