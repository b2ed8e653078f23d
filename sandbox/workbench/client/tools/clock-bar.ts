/** The tenant's time and the jumps. While a jump runs, what falls due is being done. */
import { callApi } from '../api.ts';
import { localOf, spokenLocal } from '../outlook/zoned-time.ts';
import type { Session } from '../session.ts';
import { note } from '../ui/dialogs.ts';
import { h, put } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';

const JUMPS = [
  ['PT1H', '+1 h', 'Move the clock on by one hour'],
  ['PT24H', '+24 h', 'Move the clock on by 24 hours'],
  ['P7D', '+1 week', 'Move the clock on by one week'],
] as const;
const TICK_MS = 15_000;

/** Reads the tenant's time. */
export async function readClock(): Promise<number> {
  return Date.parse((await callApi<{ now: string }>('/api/clock')).now);
}

/** @param onjump runs when a jump is done. */
export function clockBar(session: Session, onjump: () => void): HTMLElement {
  const time = h('time', { class: 'now' });
  const show = () => {
    const { nowMs, user } = session.get();
    put(time, spokenLocal(localOf(nowMs, user.zone)));
    time.title = `${user.zone} (${new Date(nowMs).toISOString().slice(0, 16)} UTC)`;
  };
  const buttons = JUMPS.map(([duration, name, title]) =>
    h(
      'button',
      { type: 'button', class: 'tool', title, 'aria-label': title, onclick: () => void jump(duration) },
      name,
    ),
  );
  const element = h(
    'div',
    { class: 'clock', role: 'group', 'aria-label': 'Clock of the demo' },
    icon('clock'),
    time,
    ...buttons,
  );
  const jump = async (advance: string): Promise<void> => {
    element.setAttribute('aria-busy', 'true');
    for (const button of buttons) button.disabled = true;
    try {
      const { now } = await callApi<{ now: string }>('/api/clock', 'POST', { advance });
      session.set({ nowMs: Date.parse(now) });
      onjump();
    } catch (error) {
      note(error instanceof Error ? error.message : 'The clock could not be moved.');
    } finally {
      element.removeAttribute('aria-busy');
      for (const button of buttons) button.disabled = false;
    }
  };
  session.on('nowMs', show);
  session.on('user', show);
  setInterval(
    () =>
      void readClock().then(
        (nowMs) => session.set({ nowMs }),
        () => undefined,
      ),
    TICK_MS,
  );
  show();
  return element;
}
