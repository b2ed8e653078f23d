/** In which zone people are: asked of their mailboxes once a month, remembered, and the register's where unknown. */
import type { PersonRef } from '../../../shared/action-item/person.ts';
import { addHours, isDue, type TimeZone } from '../../../shared/time/instant.ts';
import { isKnownZone } from '../../../shared/time/zone.ts';
import { isPortFailure } from '../../ports/failures.ts';
import type { Ports } from '../../ports/ports.ts';

const FRESH_HOURS = 30 * 24;
const REFUSED_HOURS = 24;

export type ZonePorts = Pick<Ports, 'clock' | 'directory' | 'settings'>;

/** A function from person to zone for these people. @param otherwise where a person's zone cannot be learnt. */
export async function zonesOf(
  ports: ZonePorts,
  tenantId: string,
  people: readonly (PersonRef | null)[],
  otherwise: TimeZone,
): Promise<(person: PersonRef | null) => TimeZone> {
  const inside = people.flatMap((person) =>
    person?.key && person.mail ? [{ key: person.key, mail: person.mail }] : [],
  );
  const byKey = new Map(inside.map((person) => [person.key, person.mail]));
  const zones = new Map<string, TimeZone>();
  for (const [key, mail] of byKey) {
    const zone = await zoneOf(ports, tenantId, key, mail);
    if (zone) zones.set(key, zone);
  }
  return (person) => (person?.key ? zones.get(person.key) : undefined) ?? otherwise;
}

async function zoneOf(ports: ZonePorts, tenantId: string, key: string, mail: string): Promise<TimeZone | null> {
  const name = `zone:${key}`;
  const now = ports.clock.now();
  const [zone = '', freshUntil = ''] = ((await ports.settings.recall(tenantId, name)) ?? '').split(' ');
  if (freshUntil !== '' && isDue(now, freshUntil)) return isKnownZone(zone) ? zone : null;
  try {
    const asked = await ports.directory.timeZoneOf({ kind: 'app', tenantId }, mail);
    await ports.settings.remember(tenantId, name, `${asked ?? '-'} ${addHours(now, FRESH_HOURS)}`);
    return asked && isKnownZone(asked) ? asked : null;
  } catch (error) {
    if (!isPortFailure(error)) throw error;
    // A mailbox that says no is not asked with every change of an item.
    if (isPortFailure(error, 'denied', 'not-found', 'invalid'))
      await ports.settings.remember(tenantId, name, `- ${addHours(now, REFUSED_HOURS)}`);
    return null;
  }
}
