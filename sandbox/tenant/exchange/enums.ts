/**
 * Enumerations of Outlook: read in any case, written in the service's.
 */
import { asString } from '../json.ts';
import { unreadableBody } from './failures.ts';

const MEMBERS = {
  bodyType: 'text html',
  importance: 'low normal high',
  inferenceClassification: 'focused other',
  sensitivity: 'normal personal private confidential',
  showAs: 'unknown free tentative busy oof workingElsewhere',
  attendeeType: 'required optional resource',
  onlineMeetingProvider: 'unknown skypeForBusiness skypeForConsumer teamsForBusiness',
  patternType: 'daily weekly absoluteMonthly relativeMonthly absoluteYearly relativeYearly',
  rangeType: 'endDate noEnd numbered',
  weekIndex: 'first second third fourth last',
  weekday: 'sunday monday tuesday wednesday thursday friday saturday',
  activityDomain: 'unknown work personal unrestricted',
} as const;

/** Name of an enumeration. */
export type EnumName = keyof typeof MEMBERS;

/**
 * The member as the service writes it. Absent, null and empty values give the default.
 *
 * @throws 400 for a text that is no member.
 */
export function oneOf(name: EnumName, value: unknown, otherwise: string): string {
  const text = asString(value) ?? '';
  if (text === '') return otherwise;
  const found = MEMBERS[name].split(' ').find((member) => member.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw unreadableBody(`Requested value '${text}' was not found.`);
  return found;
}
