/** The demo's pages: an overview of the tenant and one message. Everything shown passes through `html`. */
import { type Html, html } from './html.ts';
import type { EventLine, MailLine, Row, TenantView } from './tenant-view.ts';

/** Jumps of the clock, as ISO 8601 durations with their names. */
export const JUMPS: readonly (readonly [duration: string, name: string])[] = [
  ['PT1H', '+1 hour'],
  ['PT24H', '+24 hours'],
  ['P7D', '+1 week'],
];

/** Said in place of an empty ledger when nobody answers for the product. */
const SILENT =
  'The server does not answer. Lists, mail and calendars below are the tenant’s own; nothing new happens until the server is back.';

/** Work that keeps the server going and that nobody is promised; counted, not listed, unless it is given up. */
const HOUSEKEEPING: ReadonlySet<unknown> = new Set(['delta-sync', 'subscription-renewal', 'status-sweep']);

/** A whole page. */
export function page(title: string, now: string, body: Html): string {
  const buttons = JUMPS.map(([duration, name]) => html`<button name="advance" value="${duration}">${name}</button>`);
  const whole = html`<html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/status/style.css"></head><body>
<header><h1>Followthrough<span class="badge">Demo</span></h1>
<form class="clock" method="post" action="/status/clock"><span>Now <time>${spoken(now)}</time></span>${buttons}<a class="button quiet" href="/status">Refresh</a><a class="button quiet" href="/">Workbench</a></form></header>
<main>${body}</main></body></html>`;
  return `<!doctype html>${whole.html}`;
}

/** What people look for first: actions, sessions, mail; then calendars, ledger and log. */
export function overview(view: TenantView, isProductUp: boolean): Html {
  const silent = isProductUp ? null : html`<p class="alarm" role="alert">${SILENT}</p>`;
  return html`${silent}${register(view.lists.Actions ?? [])}${sessions(view.lists.Sessions ?? [])}${mail(view.mail)}${calendar(view.events)}${ledger(view.obligations)}${log(view.lists.Log ?? [])}`;
}

/** One message; its HTML is shown in a frame that runs nothing. */
export function message(mail: Row, bodyPath: string): Html {
  const subject = String(mail.subject ?? '(no subject)');
  return html`<section aria-labelledby="mail"><h2 id="mail">${subject}</h2><p class="soft">${spoken(String(mail.receivedDateTime ?? ''))}</p>
<iframe sandbox title="Message body" src="${bodyPath}"></iframe><p><a href="/status">Back to the overview</a></p></section>`;
}

function register(items: readonly Row[]): Html {
  return table('Actions in the SharePoint list', 'Nothing has been captured yet.', items, [
    ['Reference', (item) => item.Reference],
    ['Action', (item) => item.Title],
    ['Owner', (item) => item.OwnerName],
    ['Deadline', (item) => day(item.Deadline)],
    ['Status', (item) => item.Status],
    ['From', (item) => item.SessionRef],
  ]);
}

function sessions(items: readonly Row[]): Html {
  return table('Sessions', 'No session is tracked yet.', items, [
    ['Reference', (item) => item.Reference],
    ['Session', (item) => item.Title],
    ['Ended', (item) => spoken(item.EndsAt)],
    ['Summary', (item) => item.SummaryState],
    ['Due', (item) => spoken(item.SummaryDueAt)],
    ['Next', (item) => item.NextRef],
  ]);
}

function calendar(events: readonly EventLine[]): Html {
  return table('Calendars, next six weeks', 'No events.', events, [
    ['When', (event) => `${spoken(event.startsAt)} to ${spoken(event.endsAt).slice(-5)}`],
    ['Event', (event) => event.title],
    ['Organiser', (event) => event.organiser],
    ['In the calendars of', (event) => event.people.join(', ')],
    ['Teams link', (event) => (event.joinUrl ? 'yes' : 'no')],
  ]);
}

function mail(lines: readonly MailLine[]): Html {
  return table('Mail in the inboxes', 'No mail yet.', lines, [
    ['Received', (line) => spoken(line.receivedAt)],
    ['In the inbox of', (line) => line.owner],
    ['From', (line) => line.from],
    [
      'Subject',
      (line) =>
        html`<a href="/status/mail/${encodeURIComponent(line.mailbox)}/${encodeURIComponent(line.id)}">${line.subject || '(no subject)'}</a>`,
    ],
  ]);
}

function ledger(rows: readonly Row[]): Html {
  const shown = rows.filter((row) => !HOUSEKEEPING.has(row.kind) || row.state === 'dead');
  const hidden = rows.length - shown.length;
  const list = table('Ledger: what must happen by when', 'Nothing is promised yet.', shown, [
    ['Due', (row) => spoken(row.dueAt)],
    ['What', (row) => row.kind],
    ['About', (row) => row.subject],
    [
      'State',
      (row) =>
        html`<span class="${row.state === 'dead' ? 'bad' : row.state === 'confirmed' ? 'good' : ''}">${String(row.state)}</span>`,
    ],
    ['Fault', (row) => row.lastFault],
  ]);
  return hidden === 0 ? list : html`${list}<p class="soft">Not shown: ${hidden} of the server’s own housekeeping.</p>`;
}

function log(items: readonly Row[]): Html {
  return table('Log', 'Nothing has happened yet.', items.toReversed().slice(0, 100), [
    ['At', (item) => spoken(item.At)],
    ['Who', (item) => item.WhoName ?? item.Who ?? 'Server'],
    ['What', (item) => item.What],
    ['On', (item) => item.On],
  ]);
}

type Column<Item> = readonly [name: string, value: (item: Item) => unknown];

function table<Item>(title: string, empty: string, items: readonly Item[], columns: readonly Column<Item>[]): Html {
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  if (items.length === 0)
    return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p class="soft">${empty}</p></section>`;
  const heads = columns.map(([name]) => html`<th scope="col">${name}</th>`);
  const rows = items.map(
    (item) => html`<tr>${columns.map(([name, value]) => html`<td data-name="${name}">${cell(value(item))}</td>`)}</tr>`,
  );
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="soft">(${items.length})</span></h2><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function cell(value: unknown): string | Html {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' && 'html' in value ? (value as Html) : String(value);
}

/** `Thu 5 Mar 2026, 14:00`, UTC; empty for what is no instant. */
function spoken(value: unknown): string {
  const text = String(value ?? '');
  const instant = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(instant.getTime())) return '';
  const date = instant.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${date.replace(',', '')}, ${instant.toISOString().slice(11, 16)}`;
}

function day(value: unknown): string {
  return spoken(value).split(',')[0] ?? '';
}
