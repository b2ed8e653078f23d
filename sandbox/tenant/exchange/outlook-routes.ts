/**
 * Small tables of Outlook: categories, zones, places.
 */
import { DIRECTORY, type Person } from '../directory/people.ts';
import { fail } from '../errors.ts';
import { guidFromName } from '../ids.ts';
import { asObject, asString, type Json } from '../json.ts';
import { contextUrl, readPage } from '../odata/page.ts';
import { type Context, created, noContent, ok, type Reply, type Route } from '../route.ts';
import { invalidRequest, itemNotFound } from './failures.ts';
import { mailboxOf, takeNumber } from './mailboxes.ts';
import { PLACES_READ, SETTINGS_READ, SETTINGS_WRITE, USER_READ } from './scopes.ts';
import { IANA_ZONES, WINDOWS_ZONES } from './zones.ts';

const OUTLOOK = '/users/{user-id}/outlook';
const CATEGORIES = `${OUTLOOK}/masterCategories`;
const ZONES = `${OUTLOOK}/supportedTimeZones`;

/** Routes of categories, zones and places. */
export const OUTLOOK_ROUTES: readonly Route[] = [
  { method: 'GET', path: CATEGORIES, permissions: SETTINGS_READ, mailbox: true, handler: listCategories },
  { method: 'POST', path: CATEGORIES, permissions: SETTINGS_WRITE, mailbox: true, handler: addCategory },
  {
    method: 'DELETE',
    path: `${CATEGORIES}/{category-id}`,
    permissions: SETTINGS_WRITE,
    mailbox: true,
    handler: removeCategory,
  },
  { method: 'GET', path: ZONES, permissions: USER_READ, handler: (context) => listZones(context, WINDOWS_ZONES) },
  { method: 'GET', path: `${ZONES}({standard})`, permissions: USER_READ, handler: zonesOfStandard },
  { method: 'GET', path: '/places/microsoft.graph.room', permissions: PLACES_READ, handler: listRooms },
  { method: 'GET', path: '/places/microsoft.graph.roomList', permissions: PLACES_READ, handler: listRoomLists },
];

function collection(context: Context, path: string, rows: readonly Json[]): Reply {
  const page = readPage(context, {
    rows,
    limits: { size: 100, max: 1000, above: 'clamp' },
    key: (row) => String(row.id ?? row.alias),
    shape: (row) => row,
    always: ['id'],
  });
  return ok({ '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query), ...page });
}

function categoryEntity(
  { ownerId }: { ownerId: string },
  category: { number: number; displayName: string; color: string },
) {
  const { displayName, color } = category;
  return { id: guidFromName(`category:${ownerId}:${category.number}`), displayName, color };
}

function listCategories(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const rows = mailbox.categories.map((category) => categoryEntity(mailbox, category));
  return collection(context, `users('${mailbox.ownerId}')/outlook/masterCategories`, rows);
}

function addCategory(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const { displayName, color } = asObject(context.body);
  const name = asString(displayName) ?? '';
  if (name === '') throw invalidRequest('A category needs a displayName.');
  if (mailbox.categories.some((category) => category.displayName.toLowerCase() === name.toLowerCase())) {
    throw fail(409, 'CategoryNameDuplicate', 'A category with this name already exists.');
  }
  const category = { number: takeNumber(mailbox), displayName: name, color: asString(color) ?? 'none' };
  mailbox.categories.push(category);
  const url = `${context.tenant.graphBaseUrl}/$metadata#users('${mailbox.ownerId}')/outlook/masterCategories/$entity`;
  return created({ '@odata.context': url, ...categoryEntity(mailbox, category) });
}

function removeCategory(context: Context): Reply {
  const mailbox = mailboxOf(context);
  const at = mailbox.categories.findIndex((one) => categoryEntity(mailbox, one).id === context.param('category-id'));
  if (at < 0) throw itemNotFound();
  mailbox.categories.splice(at, 1);
  return noContent();
}

function zonesOfStandard(context: Context): Reply {
  const standard = context.param('standard');
  if (/iana/i.test(standard)) return listZones(context, IANA_ZONES);
  if (/windows/i.test(standard)) return listZones(context, WINDOWS_ZONES);
  throw invalidRequest(`The time zone standard '${standard}' is not known.`);
}

/** Not paged, as the service does not page them. */
function listZones(context: Context, names: readonly string[]): Reply {
  const url = `${context.tenant.graphBaseUrl}/$metadata#Collection(microsoft.graph.timeZoneInformation)`;
  return ok({ '@odata.context': url, value: names.map((alias) => ({ alias, displayName: alias })) });
}

function rooms({ tenant }: Context): Person[] {
  return Object.values(tenant.store.slice(DIRECTORY).people).filter(({ kind }) => kind === 'room');
}

function listRooms(context: Context): Reply {
  const rows = rooms(context).map((room) => ({
    id: guidFromName(`place:${room.id}`),
    displayName: room.displayName,
    nickname: room.displayName,
    emailAddress: room.mail,
    building: room.officeLocation,
    capacity: room.capacity,
    bookingType: 'standard',
    isWheelChairAccessible: true,
    tags: [],
  }));
  return collection(context, 'places/microsoft.graph.room', rows);
}

/** Every building is a list of its rooms. */
function listRoomLists(context: Context): Reply {
  const buildings = [...new Set(rooms(context).flatMap(({ officeLocation }) => officeLocation ?? []))];
  const rows = buildings.map((building) => ({
    id: guidFromName(`place-list:${building}`),
    displayName: building,
    emailAddress: `rooms.${building.toLowerCase()}@${rooms(context)[0]?.mail?.split('@').at(-1) ?? 'sandbox.test'}`,
  }));
  return collection(context, 'places/microsoft.graph.roomList', rows);
}
