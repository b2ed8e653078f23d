/**
 * Reading and changing mailbox settings.
 */
import { asArray, asObject, asString, type Json } from '../json.ts';
import { contextUrl, select } from '../odata/page.ts';
import { type Context, ok, type Reply, type Route } from '../route.ts';
import { invalidRequest } from './failures.ts';
import { mailboxOf } from './mailboxes.ts';
import { SETTINGS_READ, SETTINGS_WRITE } from './scopes.ts';
import { applySetters, type Setters } from './setters.ts';
import { languageName, type MailboxSettings } from './settings.ts';
import { ianaOf } from './zones.ts';

const PATH = '/users/{user-id}/mailboxSettings';

/** Routes of the settings. */
export const SETTINGS_ROUTES: readonly Route[] = [
  { method: 'GET', path: PATH, permissions: SETTINGS_READ, mailbox: true, handler: getSettings },
  { method: 'PATCH', path: PATH, permissions: SETTINGS_WRITE, mailbox: true, handler: patchSettings },
  { method: 'GET', path: `${PATH}/timeZone`, permissions: SETTINGS_READ, mailbox: true, handler: getTimeZone },
];

function getTimeZone(context: Context): Reply {
  const path = `users('${context.person().id}')/mailboxSettings/timeZone`;
  const { timeZone } = mailboxOf(context).settings;
  return ok({ '@odata.context': `${context.tenant.graphBaseUrl}/$metadata#${path}`, value: timeZone });
}

function getSettings(context: Context): Reply {
  const path = `users('${context.person().id}')/mailboxSettings`;
  const whole: Json = { ...mailboxOf(context).settings };
  return ok({
    '@odata.context': contextUrl(context.tenant.graphBaseUrl, path, context.query),
    ...select(whole, context.query),
  });
}

function patchSettings(context: Context): Reply {
  const { settings } = mailboxOf(context);
  applySetters(settings, asObject(context.body), { kind: 'mailboxSettings', setters: SETTERS });
  return getSettings(context);
}

const SETTERS: Setters<MailboxSettings> = {
  timeZone(settings, value) {
    settings.timeZone = knownZone(value);
  },
  dateFormat(settings, value) {
    settings.dateFormat = String(value);
  },
  timeFormat(settings, value) {
    settings.timeFormat = String(value);
  },
  language(settings, value) {
    const locale = asString(asObject(value).locale);
    if (locale) settings.language = { locale, displayName: languageName(locale) };
  },
  delegateMeetingMessageDeliveryOptions(settings, value) {
    settings.delegateMeetingMessageDeliveryOptions = String(value);
  },
  automaticRepliesSetting(settings, value) {
    settings.automaticRepliesSetting = { ...settings.automaticRepliesSetting, ...asObject(value) };
  },
  workingHours(settings, value) {
    const { daysOfWeek, startTime, endTime, timeZone } = asObject(value);
    const hours = settings.workingHours;
    if (Array.isArray(daysOfWeek)) hours.daysOfWeek = asArray(daysOfWeek).map(String);
    hours.startTime = asString(startTime) ?? hours.startTime;
    hours.endTime = asString(endTime) ?? hours.endTime;
    if (timeZone !== undefined) hours.timeZone = { name: knownZone(asObject(timeZone).name) };
  },
};

function knownZone(value: unknown): string {
  const name = asString(value) ?? '';
  if (ianaOf(name) === null) throw invalidRequest(`The time zone '${name}' is not supported.`);
  return name;
}
