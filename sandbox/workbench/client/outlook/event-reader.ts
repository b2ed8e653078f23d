/** A meeting as its attendee sees it. */
import { ITEM_TYPE } from '../protocol/initial-data.ts';
import { h, put } from '../ui/dom.ts';
import { avatar, iconButton } from '../ui/parts.ts';
import { answerBar } from './answer-bar.ts';
import { bodyFrame, htmlOf } from './body-frame.ts';
import { readEventText } from './calendar.ts';
import type { Attendee, GraphEvent } from './graph-types.ts';
import { buildItem } from './open-item.ts';
import type { OutlookContext } from './outlook-context.ts';
import { itemProperties } from './properties.ts';
import { eventData } from './read-item.ts';
import { shownName } from './shown-name.ts';
import { spokenLocal } from './zoned-time.ts';

/** Fills `place` with the meeting and puts it in front for the pane. */
export function showEventIn(place: HTMLElement, outlook: OutlookContext, event: GraphEvent): void {
  const { zone } = outlook.user();
  const content = event.body?.content ?? '';
  const html = event.body?.contentType === 'html' ? content : htmlOf(content);
  const path = `/me/events/${encodeURIComponent(event.seriesMasterId ?? event.id)}`;
  const built = buildItem(outlook, {
    key: `event:${event.id}`,
    family: 'calendar',
    itemType: ITEM_TYPE.appointment,
    data: eventData(event, zone, outlook.ownDomain),
    body: async (kind) => (kind === 'html' ? html : readEventText(outlook.graph(), event.id)),
    properties: itemProperties(outlook.graph(), path, outlook.session.setup.app.appId),
  });
  const body = bodyFrame({ label: `Invitation: ${event.subject ?? ''}`, html, onlink: outlook.followLink });
  put(
    place,
    h(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Meeting' },
      iconButton('back', 'Calendar', outlook.leaveItem),
      iconButton('app', outlook.session.setup.app.name, outlook.togglePane, { class: 'tool app-button' }),
    ),
    h('h2', { class: 'subject', tabindex: -1 }, event.subject || '(no subject)'),
    built.bar.element,
    event.isCancelled ? h('p', { class: 'quiet-line' }, 'This meeting was cancelled.') : answerBar(outlook, event),
    facts(outlook, event),
    h('article', { class: 'message-card' }, body.element),
  );
  outlook.itemInFront(built.item);
}

function facts({ session }: OutlookContext, event: GraphEvent): HTMLElement {
  const { start, end, location, organizer } = event;
  const rows: readonly (readonly [string, Node | string])[] = [
    ['When', `${spokenLocal(start.dateTime)} to ${end.dateTime.slice(11, 16)}`],
    ['Where', location?.displayName || (event.onlineMeeting ? 'Microsoft Teams meeting' : 'No place given')],
    ['Organiser', shownName(session, organizer)],
    [
      'Invited',
      h('ul', { class: 'people' }, ...event.attendees.map((one) => attendeeLine(shownName(session, one), one))),
    ],
  ];
  return h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

const SAID: Readonly<Record<string, string>> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
  organizer: 'organiser',
};

/** A person with the answer given. */
function attendeeLine(name: string, { status }: Attendee): HTMLElement {
  const said = SAID[status?.response ?? ''] ?? 'no answer yet';
  return h('li', {}, avatar(name), h('span', {}, name), h('span', { class: 'soft' }, said));
}
