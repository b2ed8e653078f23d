/** What host and app said to each other. A call without an answer shows a gap of the host. */
import type { HostLog, LogEntry } from '../protocol/host-log.ts';
import { h, put } from '../ui/dom.ts';

const SHOWN = 120;

/** The panel; it follows the log. */
export function messagePanel(log: HostLog): HTMLElement {
  const rows = h('tbody', {});
  const summary = h('p', { class: 'soft', role: 'status' });
  const filter = h('input', { type: 'checkbox', onchange: () => render() });
  let isDue = false;
  const render = () => {
    isDue = false;
    const open = log.entries().filter(isUnanswered);
    put(summary, `${log.entries().length} messages, ${open.length} without an answer.`);
    const shown = filter.checked ? open : log.entries();
    put(rows, ...shown.slice(-SHOWN).toReversed().map(row));
  };
  log.onChange(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(render);
  });
  render();
  return h(
    'div',
    { class: 'log' },
    h(
      'div',
      { class: 'log-head' },
      summary,
      h('label', {}, filter, 'Unanswered only'),
      h('button', { type: 'button', class: 'tool', onclick: log.clear }, 'Clear'),
    ),
    h(
      'div',
      { class: 'log-scroll', tabindex: 0, role: 'region', 'aria-label': 'Host messages' },
      h('table', {}, head(['Host', 'Message', 'State', 'ms']), rows),
    ),
  );
}

/** A call nobody answered, or not yet. */
const isUnanswered = ({ state }: LogEntry): boolean => state === 'waiting' || state === 'unknown';

export function head(names: readonly string[]): HTMLElement {
  return h('thead', {}, h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, name))));
}

function row(entry: LogEntry): HTMLElement {
  const { host, name, detail, state, ms } = entry;
  return h(
    'tr',
    { class: isUnanswered(entry) ? 'gap' : '' },
    h('td', {}, host),
    h('td', {}, h('span', {}, name), detail ? h('small', { class: 'soft clip', title: detail }, detail) : null),
    h('td', {}, state === 'unknown' ? 'unanswered' : state),
    h('td', { class: 'number' }, ms === null ? '' : String(ms)),
  );
}
