/** The calendar week: a grid of hours where there is room, a list by day where there is not. */
import { h, putKeepingFocus } from '../ui/dom.ts';
import { bareButton, iconButton } from '../ui/parts.ts';
import { addDays } from './calendar.ts';
import type { GraphEvent } from './graph-types.ts';
import { layLanes } from './week-layout.ts';

const HOUR_PX = 44;
const DAYS = 7;
/** Shorter ones are drawn this long, so that one line of the title fits. */
const SHORTEST_MINUTES = 30;

export interface WeekView {
  readonly monday: string;
  readonly today: string;
  readonly events: readonly GraphEvent[];
  onopen(event: GraphEvent): void;
  onmove(weeks: number): void;
  onnew(): void;
}

/** Fills `place` with the week. */
export function renderWeek(place: HTMLElement, view: WeekView): void {
  const days = Array.from({ length: DAYS }, (_none, index) => addDays(view.monday, index));
  const scroller = h(
    'div',
    { class: 'week', 'data-key': 'week', tabindex: 0, role: 'region', 'aria-label': 'Calendar week' },
    h('div', { class: 'hours', 'aria-hidden': 'true' }, ...hourMarks()),
    ...days.map((day) => dayColumn(view, day)),
  );
  const before = place.querySelector('.week')?.scrollTop;
  putKeepingFocus(place, weekBar(view, days), scroller);
  // A list begins with today, a grid with the working day.
  if (getComputedStyle(scroller).display === 'block') scroller.querySelector('.today')?.scrollIntoView();
  else scroller.scrollTop = before ?? HOUR_PX * 7.5;
}

function weekBar({ monday, onmove, onnew }: WeekView, days: readonly string[]): HTMLElement {
  return h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Calendar' },
    iconButton('plus', 'New meeting', onnew, { class: 'primary', 'data-key': 'new' }),
    bareButton('previous', 'Week before', () => onmove(-1), { 'data-key': 'before' }),
    iconButton('calendar', 'Today', () => onmove(0), { 'data-key': 'today' }),
    bareButton('next', 'Week after', () => onmove(1), { 'data-key': 'after' }),
    h('h2', { class: 'week-title' }, `${dayName(monday, true)} to ${dayName(days.at(-1) ?? monday, true)}`),
  );
}

function hourMarks(): readonly HTMLElement[] {
  return Array.from({ length: 24 }, (_none, hour) => h('span', {}, `${String(hour).padStart(2, '0')}:00`));
}

function dayColumn(view: WeekView, day: string): HTMLElement {
  const own = view.events.filter((event) => spanIn(event, day) !== null);
  const timed = own
    .filter(({ isAllDay }) => !isAllDay)
    .sort((a, b) => a.start.dateTime.localeCompare(b.start.dateTime));
  const spans = timed.map((event) => spanIn(event, day) ?? { from: 0, to: 0 });
  const lanes = layLanes(spans);
  const heading = h('h3', { class: day === view.today ? 'today' : '' }, dayName(day, false));
  const whole = own.filter(({ isAllDay }) => isAllDay).map((event) => eventButton(view, event));
  const placed = timed.map((event, index) => {
    const button = eventButton(view, event);
    const { from, to } = spans[index] ?? { from: 0, to: 0 };
    const { lane, lanes: count } = lanes[index] ?? { lane: 0, lanes: 1 };
    button.style.setProperty('--top', `${(from / 60) * HOUR_PX}px`);
    button.style.setProperty('--height', `${((to - from) / 60) * HOUR_PX - 2}px`);
    button.style.setProperty('--left', `${(lane / count) * 100}%`);
    button.style.setProperty('--width', `${100 / count}%`);
    return button;
  });
  const none = own.length === 0 ? h('p', { class: 'soft no-events' }, 'No meetings') : null;
  return h(
    'section',
    { class: 'day' },
    heading,
    h('div', { class: 'whole-day' }, ...whole),
    h('div', { class: 'day-grid' }, ...placed, none),
  );
}

/** Minutes of the day the event covers; null when it is on another day. */
function spanIn({ start, end, isAllDay }: GraphEvent, day: string): { from: number; to: number } | null {
  const [from, to] = [start.dateTime, end.dateTime];
  const lastDay = isAllDay ? addDays(to.slice(0, 10), -1) : to.slice(0, 10);
  if (
    from.slice(0, 10) > day ||
    lastDay < day ||
    (to.slice(11, 16) === '00:00' && !isAllDay && to.slice(0, 10) === day)
  )
    return null;
  const first = from.slice(0, 10) === day ? minutes(from) : 0;
  const last = to.slice(0, 10) === day ? minutes(to) : 24 * 60;
  return { from: first, to: Math.max(last, first + SHORTEST_MINUTES) };
}

const minutes = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

function eventButton({ onopen }: WeekView, event: GraphEvent): HTMLButtonElement {
  const times = event.isAllDay
    ? 'All day'
    : `${event.start.dateTime.slice(11, 16)} to ${event.end.dateTime.slice(11, 16)}`;
  const state = event.isCancelled ? ' cancelled' : '';
  return h(
    'button',
    {
      type: 'button',
      class: `event ${event.showAs}${state}`,
      'data-key': event.id,
      onclick: () => onopen(event),
      title: `${event.subject ?? ''}, ${times}`,
    },
    h('strong', {}, event.subject || '(no subject)'),
    h('span', {}, times),
  );
}

function dayName(date: string, withMonth: boolean): string {
  const at = new Date(`${date}T00:00:00Z`);
  const shape: Intl.DateTimeFormatOptions = withMonth
    ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
    : { weekday: 'short', day: 'numeric', timeZone: 'UTC' };
  return at.toLocaleDateString('en-GB', shape);
}
