/** Between local times of a zone and instants, with the browser's own zone data. */

/** Local date and time of an instant, `2026-03-05T10:00`. */
export function localOf(instantMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instantMs);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant of a local time; of a time that summer time skips, the one just after. */
export function instantOf(local: string, zone: string): number {
  const wanted = Date.parse(`${local.slice(0, 16)}Z`);
  const offsetAt = (instant: number) =>
    Date.parse(`${localOf(instant, zone)}Z`) - Math.floor(instant / 60_000) * 60_000;
  const first = wanted - offsetAt(wanted);
  return wanted - offsetAt(first);
}

/** Short words for a local time: `Thu 5 Mar, 10:00`. */
export function spokenLocal(local: string): string {
  const date = new Date(`${local.slice(0, 10)}T00:00:00Z`);
  const day = date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return `${day}, ${local.slice(11, 16)}`;
}

/** Short words for an instant: the time today, else the day. */
export function spokenInstant(iso: string, zone: string, nowMs: number): string {
  const local = localOf(Date.parse(iso), zone);
  return local.slice(0, 10) === localOf(nowMs, zone).slice(0, 10) ? local.slice(11) : spokenLocal(local);
}
