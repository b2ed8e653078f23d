/** The settings as text fields: how each is written, read, and what is wrong with it. Pure. */
import type { SettingsBody, SettingsView } from '../../../shared/contract/admin.ts';

export const TEXT_FIELDS = [
  'senderMail',
  'bookingMail',
  'timeZone',
  'draftLeadMinutes',
  'reminderDays',
  'followUpMinutes',
  'holidays',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
export type Typed = Readonly<Record<TextField, string>>;

/** Why a text is refused. */
export type Fault =
  | { readonly kind: 'mail' | 'days' }
  | { readonly kind: 'number'; readonly from: number; readonly to: number };

/** The settings as they are typed. */
export const typedOf = (settings: SettingsView): Typed => ({
  senderMail: settings.senderMail,
  bookingMail: settings.bookingMail ?? '',
  timeZone: settings.timeZone,
  draftLeadMinutes: String(settings.draftLeadMinutes),
  reminderDays: settings.reminderDays.join(', '),
  followUpMinutes: String(settings.followUpMinutes),
  holidays: settings.holidays ?? '',
});

const MAIL = /^[^\s@<>"]+@[^\s@<>"]+$/;
const RANGES = { draftLeadMinutes: [1, 1_440], followUpMinutes: [5, 480] } as const;

/** What is wrong with a field; null when nothing is. */
export function faultOf(field: TextField, text: string): Fault | null {
  const said = text.trim();
  if (field === 'senderMail') return MAIL.test(said) ? null : { kind: 'mail' };
  if (field === 'bookingMail') return said === '' || MAIL.test(said) ? null : { kind: 'mail' };
  if (field === 'reminderDays') return daysOf(said) ? null : { kind: 'days' };
  if (field === 'draftLeadMinutes' || field === 'followUpMinutes') {
    const [from, to] = RANGES[field];
    const value = Number(said);
    return said !== '' && Number.isInteger(value) && value >= from && value <= to ? null : { kind: 'number', from, to };
  }
  return null;
}

/** The fields that differ from the settings, as they are sent. Call it only when nothing is wrong. */
export function changesFrom(settings: SettingsView, typed: Typed): SettingsBody {
  const before = typedOf(settings);
  const values: Required<Pick<SettingsBody, TextField>> = {
    senderMail: typed.senderMail.trim(),
    bookingMail: typed.bookingMail.trim() || null,
    timeZone: typed.timeZone.trim(),
    draftLeadMinutes: Number(typed.draftLeadMinutes),
    reminderDays: daysOf(typed.reminderDays) ?? [],
    followUpMinutes: Number(typed.followUpMinutes),
    holidays: typed.holidays.trim().toUpperCase() || null,
  };
  const changed = TEXT_FIELDS.filter((field) => typed[field].trim() !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, values[field]]));
}

function daysOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const days = [...new Set(parts.map(Number))];
  const isFine = days.length <= 5 && days.every((day) => Number.isInteger(day) && day >= 0 && day <= 60);
  return isFine ? days : null;
}
