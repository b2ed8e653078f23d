/** The requests the tenant answered, newest first. The workbench's own are left out unless asked for. */
import { callApi, type RequestLine } from '../api.ts';
import type { Session } from '../session.ts';
import { h, put } from '../ui/dom.ts';
import { head } from './message-panel.ts';

const EVERY_MS = 3000;
const KEPT = 200;
const FIRST_ERROR = 400;

/** The panel; it reads only while it can be seen. */
export function requestPanel(session: Session): HTMLElement {
  const rows = h('tbody', {});
  const own = h('input', { type: 'checkbox', onchange: () => render() });
  let lines: readonly RequestLine[] = [];
  const isOwn = ({ app, user }: RequestLine) => user !== null && app === session.setup.ownClientId;
  const render = () =>
    put(
      rows,
      ...lines
        .filter((line) => own.checked || !isOwn(line))
        .toReversed()
        .map((line) => row(session, line)),
    );
  const element = h(
    'div',
    { class: 'log' },
    h('div', { class: 'log-head' }, h('label', {}, own, 'Show the workbench’s own requests')),
    h(
      'div',
      { class: 'log-scroll', tabindex: 0, role: 'region', 'aria-label': 'Requests' },
      h('table', {}, head(['Method', 'Address', 'Who', 'Status']), rows),
    ),
  );
  const read = async (): Promise<void> => {
    if (element.offsetParent === null) return;
    const after = lines.at(-1)?.number ?? 0;
    const { value } = await callApi<{ value: readonly RequestLine[] }>(`/api/requests?after=${after}`);
    if (value.length === 0) return;
    lines = [...lines, ...value].slice(-KEPT);
    render();
  };
  setInterval(() => void read().catch(() => undefined), EVERY_MS);
  return element;
}

function row({ setup }: Session, { method, url, app, user, status, fault }: RequestLine): HTMLElement {
  const person = setup.users.find(({ id }) => id === user)?.displayName;
  const path = decodeURIComponent(url.replace(/^\/v1\.0/, '').replace(/%(?![0-9a-f]{2})/gi, '%25'));
  return h(
    'tr',
    { class: status >= FIRST_ERROR ? 'gap' : '' },
    h('td', {}, method),
    h(
      'td',
      {},
      h('span', { class: 'clip address', title: path }, path),
      fault ? h('small', {}, `fault: ${fault}`) : null,
    ),
    h('td', {}, person ?? (app === null ? 'nobody' : 'application')),
    h('td', { class: 'number' }, String(status)),
  );
}
