/** Calendars of the sandbox tenant over HTTPS: every exchange is held against Microsoft's description of Graph. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import {
  callerFor,
  refusal as code,
  filter,
  type OutlookAnswer,
  type OutlookCall,
  type OutlookJson,
} from '../support/outlook-caller.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

const graph = await loadGraphDescription();
const watch = watchContract(graph);
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };
const PROPERTY = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name FollowthroughKey';
let sandbox: TestSandbox;
let marcus: string;
let priya: string;
let daniel: string;

beforeAll(async () => {
  sandbox = await startSandboxForTest({ onExchange: watch.listen });
  [marcus, priya, daniel] = ['marcus', 'priya', 'daniel'].map(sandbox.upn) as [string, string, string];
});

afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
  if (graph) expect(watch.seen.size).toBeGreaterThan(20);
});

const as = (user: string): OutlookCall => callerFor(sandbox, user);
const app: OutlookCall = (...call) => callerFor(sandbox, null)(...call);
const attendees = (...people: string[]) => people.map((address) => ({ emailAddress: { address }, type: 'Required' }));
const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone });
/** A meeting of one hour in March 2031, where no standing meeting of the seed is checked. */
const meeting = (subject: string, day: string, more: object = {}) => ({
  subject,
  start: at(`2031-03-${day}T18:00:00`),
  end: at(`2031-03-${day}T19:00:00`),
  ...more,
});
const view = (from: string, to: string) =>
  `/me/calendarView?startDateTime=${from}T00:00:00Z&endDateTime=${to}T00:00:00Z`;
const own = (answer: OutlookAnswer, subject: string) =>
  (answer.body.value ?? []).filter((event: OutlookJson) => String(event.subject) === subject);

async function copyFor(user: string, uid: OutlookJson | undefined): Promise<OutlookJson | undefined> {
  const found = await as(user)('GET', `/me/events?${filter(`iCalUId eq '${uid}'`)}`);
  return found.body.value?.[0];
}

describe('events', () => {
  it('keeps the zone it was given and shows times in the zone it is asked for', async () => {
    const body = {
      subject: 'Zones',
      start: at('2031-03-15T12:00:00', 'Pacific Standard Time'),
      end: at('2031-03-15T21:00:00', 'Europe/London'),
    };
    const { status, body: event } = await as(marcus)('POST', '/me/events', { body });
    expect(status).toBe(201);
    expect(event).toMatchObject({
      start: { dateTime: '2031-03-15T19:00:00.0000000', timeZone: 'UTC' },
      originalStartTimeZone: 'Pacific Standard Time',
      originalEndTimeZone: 'Europe/London',
      type: 'singleInstance',
      isOrganizer: true,
      responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    });
    const headers = { prefer: 'outlook.timezone="India Standard Time"' };
    const shown = await as(marcus)('GET', `/me/events/${event.id}?$select=start`, { headers });
    expect(shown.body.start).toEqual({ dateTime: '2031-03-16T00:30:00.0000000', timeZone: 'India Standard Time' });
    expect(shown.headers.get('preference-applied')).toContain('outlook.timezone="India Standard Time"');
  });

  it.each([
    [{ ...meeting('x', '01'), start: at('2031-03-01T18:00:00', 'Nowhere Time') }, 'TimeZoneNotSupportedException'],
    [{ ...meeting('x', '01'), end: at('2031-03-01T17:00:00') }, 'ErrorPropertyValidationFailure'],
    [{ ...meeting('x', '01'), isAllDay: true }, 'ErrorPropertyValidationFailure'],
    [{ ...meeting('x', '01'), nonsense: 1 }, 'RequestBodyRead'],
    [{ subject: 'No time' }, 'ErrorPropertyValidationFailure'],
  ])('refuses an event that makes no sense (%#)', async (body, expected) => {
    expect(code(await as(marcus)('POST', '/me/events', { body }))).toEqual([400, expected]);
  });

  it('returns the same event for the same transaction, and refuses another one', async () => {
    const body = meeting('Once', '02', { transactionId: 'ft:follow-up:S-001:1', attendees: attendees(priya) });
    const [first, second] = [
      await as(marcus)('POST', '/me/events', { body }),
      await as(marcus)('POST', '/me/events', { body }),
    ];
    expect(second.body.id).toBe(first.body.id);
    expect(first.body.transactionId).toBe('ft:follow-up:S-001:1');
    const other = await as(marcus)('POST', '/me/events', { body: { ...body, subject: 'Other' } });
    expect(code(other)).toEqual([409, 'ErrorDuplicateTransactionId']);
    const requests = await as(priya)('GET', `/me/messages?${filter("subject eq 'Once'")}`);
    expect(requests.body.value).toHaveLength(1);
  });

  it('is found by extended property and through every path to the calendar', async () => {
    const body = meeting('Keyed', '03', { singleValueExtendedProperties: [{ id: PROPERTY, value: 'k1' }] });
    const { body: event } = await as(marcus)('POST', '/me/calendar/events', { body });
    const text = `singleValueExtendedProperties/Any(ep: ep/id eq '${PROPERTY}' and ep/value eq 'k1')`;
    const calendar = await as(marcus)('GET', '/me/calendar');
    for (const root of ['/me/events', '/me/calendar/events', `/me/calendars/${calendar.body.id}/events`]) {
      const found = await as(marcus)('GET', `${root}?${filter(text)}&$select=subject`);
      expect(found.body.value?.map(({ id }) => id)).toEqual([event.id]);
    }
    expect((await as(marcus)('GET', '/me/calendars/AAMkAGViNDU5/events')).status).toBe(404);
  });

  it('puts the Teams link into the body and loses the meeting with it', async () => {
    const online = { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' };
    const body = meeting('Online', '04', { ...online, body: { contentType: 'HTML', content: '<p>Agenda</p>' } });
    const { body: event } = await as(marcus)('POST', '/me/events', { body });
    const joinUrl = String(event.onlineMeeting?.joinUrl);
    expect(joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
    expect(String(event.body?.content)).toContain('Join the meeting now');
    const found = await as(marcus)('GET', `/me/onlineMeetings?${filter(`JoinWebUrl eq '${joinUrl}'`)}`);
    expect(found.body.value?.[0]?.subject).toBe('Online');
    const kept = String(event.body?.content).replace('Agenda', 'New agenda');
    const patch = (content: string) =>
      as(marcus)('PATCH', `/me/events/${event.id}`, { body: { body: { contentType: 'html', content } } });
    expect((await patch(kept)).body.isOnlineMeeting).toBe(true);
    expect((await patch('<p>Nothing else</p>')).body).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null });
  });
});

describe('meetings', () => {
  it('puts a copy on each calendar and tracks the answers', async () => {
    const body = meeting('Review', '05', { attendees: attendees(priya, daniel) });
    const { body: event } = await as(marcus)('POST', '/me/events', { body, headers: IMMUTABLE });
    const copy = await copyFor(priya, event.iCalUId);
    expect(copy).toMatchObject({
      isOrganizer: false,
      showAs: 'tentative',
      responseStatus: { response: 'notResponded' },
    });
    expect(copy?.id).not.toBe(event.id);
    const request = await as(priya)(
      'GET',
      `/me/mailFolders/inbox/messages?${filter("subject eq 'Review'")}&$expand=microsoft.graph.eventMessage/event`,
    );
    expect(request.body.value?.[0]).toMatchObject({
      '@odata.type': '#microsoft.graph.eventMessageRequest',
      meetingMessageType: 'meetingRequest',
      event: { iCalUId: event.iCalUId },
    });
    const answer = await as(priya)('POST', `/me/events/${copy?.id}/accept`, {
      body: { comment: 'Fine', sendResponse: true },
    });
    expect([answer.status, answer.body]).toEqual([202, undefined]);
    const declined = await as(daniel)('POST', `/me/events/${(await copyFor(daniel, event.iCalUId))?.id}/decline`, {
      body: {},
    });
    expect(declined.status).toBe(202);
    expect(await copyFor(daniel, event.iCalUId)).toBeUndefined();
    const tracked = await as(marcus)('GET', `/me/events/${event.id}?$select=attendees`, { headers: IMMUTABLE });
    expect(tracked.body.attendees?.map(({ status }) => String(status?.response))).toEqual(['accepted', 'declined']);
    const responses = await as(marcus)(
      'GET',
      `/me/mailFolders/inbox/messages?${filter("subject eq 'Accepted: Review'")}`,
    );
    expect(responses.body.value?.[0]).toMatchObject({
      '@odata.type': '#microsoft.graph.eventMessageResponse',
      responseType: 'accepted',
    });
    expect(code(await as(marcus)('POST', `/me/events/${event.id}/accept`, { body: {} }))).toEqual([
      400,
      'ErrorInvalidRequest',
    ]);
  });

  it('carries a new time to the copies and asks for answers again', async () => {
    const { body: event } = await as(marcus)('POST', '/me/events', {
      body: meeting('Moving', '06', { attendees: attendees(priya) }),
    });
    await as(priya)('POST', `/me/events/${(await copyFor(priya, event.iCalUId))?.id}/tentativelyAccept`, { body: {} });
    const times = { start: at('2031-03-07T18:00:00'), end: at('2031-03-07T19:00:00') };
    const patched = await as(marcus)('PATCH', `/me/events/${event.id}`, { body: times });
    expect(patched.body.start?.dateTime).toBe('2031-03-07T18:00:00.0000000');
    expect(await copyFor(priya, event.iCalUId)).toMatchObject({
      start: { dateTime: '2031-03-07T18:00:00.0000000' },
      responseStatus: { response: 'notResponded' },
    });
    const requests = await as(priya)('GET', `/me/messages?${filter("subject eq 'Moving'")}`);
    expect(requests.body.value).toHaveLength(2);
  });

  it('lets only the organizer cancel, and marks the copies', async () => {
    const { body: event } = await as(marcus)('POST', '/me/events', {
      body: meeting('Off', '08', { attendees: attendees(priya) }),
    });
    const copy = await copyFor(priya, event.iCalUId);
    expect(code(await as(priya)('POST', `/me/events/${copy?.id}/cancel`, { body: {} }))).toEqual([
      400,
      'ErrorInvalidRequest',
    ]);
    expect(
      (await as(marcus)('POST', `/me/events/${event.id}/cancel`, { body: { comment: 'Nothing open' } })).status,
    ).toBe(202);
    expect((await as(marcus)('GET', `/me/events/${event.id}`)).status).toBe(404);
    expect(await copyFor(priya, event.iCalUId)).toMatchObject({
      isCancelled: true,
      subject: 'Canceled: Off',
      showAs: 'free',
    });
  });

  it('hides attendees from each other when asked, and uninvites who is taken off', async () => {
    const body = meeting('Hidden', '09', { attendees: attendees(priya, daniel), hideAttendees: true });
    const { body: event } = await as(marcus)('POST', '/me/events', { body });
    expect((await copyFor(priya, event.iCalUId))?.attendees).toHaveLength(1);
    await as(marcus)('PATCH', `/me/events/${event.id}`, { body: { attendees: attendees(priya) } });
    expect(await copyFor(daniel, event.iCalUId)).toMatchObject({ isCancelled: true });
    expect(await copyFor(priya, event.iCalUId)).toMatchObject({ isCancelled: false });
  });

  it('lets a room answer for itself', async () => {
    const room = (await app('GET', '/places/microsoft.graph.room')).body.value?.[0];
    const invited = [{ emailAddress: { address: room?.emailAddress }, type: 'resource' }];
    const first = await as(marcus)('POST', '/me/events', { body: meeting('Room one', '10', { attendees: invited }) });
    const second = await as(priya)('POST', '/me/events', { body: meeting('Room two', '10', { attendees: invited }) });
    const responses = await Promise.all([
      as(marcus)('GET', `/me/events/${first.body.id}?$select=attendees`),
      as(priya)('GET', `/me/events/${second.body.id}?$select=attendees`),
    ]);
    expect(responses.map(({ body }) => String(body.attendees?.[0]?.status?.response))).toEqual([
      'accepted',
      'declined',
    ]);
  });
});

describe('series', () => {
  const weekly = (subject: string, more: object = {}) => ({
    subject,
    start: at('2031-03-24T09:00:00', 'W. Europe Standard Time'),
    end: at('2031-03-24T09:30:00', 'W. Europe Standard Time'),
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
      range: { type: 'numbered', startDate: '2031-03-24', numberOfOccurrences: 4 },
    },
    ...more,
  });

  it('shows occurrences in views only, at the same local time across the change of clocks', async () => {
    const { body: master } = await as(marcus)('POST', '/me/events', { body: weekly('Weekly') });
    expect(master.type).toBe('seriesMaster');
    const shown = own(await as(marcus)('GET', `${view('2031-03-20', '2031-05-01')}&$top=100`), 'Weekly');
    expect(shown.map(({ start }) => String(start?.dateTime).slice(0, 16))).toEqual([
      '2031-03-24T08:00',
      '2031-03-31T07:00',
      '2031-04-07T07:00',
      '2031-04-14T07:00',
    ]);
    expect(new Set(shown.map(({ iCalUId }) => String(iCalUId))).size).toBe(4);
    expect(shown.every(({ seriesMasterId }) => String(seriesMasterId) === String(master.id))).toBe(true);
    const listed = await as(marcus)('GET', `/me/events?${filter("subject eq 'Weekly'")}`);
    expect(listed.body.value?.map(({ type }) => String(type))).toEqual(['seriesMaster']);
  });

  it('lets one occurrence differ, and one be left out, for guests too', async () => {
    const { body: master } = await as(marcus)('POST', '/me/events', {
      body: weekly('Series', { attendees: attendees(priya) }),
    });
    const path = `/me/events/${master.id}/instances?startDateTime=2031-03-20T00:00:00Z&endDateTime=2031-05-01T00:00:00Z`;
    const [first, second, third] = (await as(marcus)('GET', path)).body.value ?? [];
    const times = { start: at('2031-03-25T15:00:00'), end: at('2031-03-25T15:30:00') };
    const changed = await as(marcus)('PATCH', `/me/events/${first?.id}`, { body: times });
    expect(changed.body).toMatchObject({ type: 'exception', originalStart: '2031-03-24T08:00:00Z' });
    expect((await as(marcus)('DELETE', `/me/events/${second?.id}`)).status).toBe(204);
    expect((await as(marcus)('GET', `/me/events/${third?.id}`)).body.type).toBe('occurrence');
    const seen = own(await as(priya)('GET', `${view('2031-03-20', '2031-05-01')}&$top=100`), 'Series');
    expect(seen.map(({ start, type }) => `${type} ${String(start?.dateTime).slice(0, 16)}`)).toContain(
      'exception 2031-03-25T15:00',
    );
  });

  it('refuses a range that does not begin with the event, and a view without a window', async () => {
    const body = weekly('Wrong', { start: at('2031-03-25T09:00:00'), end: at('2031-03-25T09:30:00') });
    expect(code(await as(marcus)('POST', '/me/events', { body }))).toEqual([400, 'ErrorPropertyValidationFailure']);
    expect(code(await as(marcus)('GET', '/me/calendarView'))).toEqual([400, 'ErrorInvalidParameter']);
  });
});

describe('change tracking', () => {
  it('goes through a view in pages, then tells changes and removals', async () => {
    const prefer = { headers: { prefer: 'odata.maxpagesize=2' } };
    const maya = as(sandbox.upn('maya'));
    for (const day of ['11', '12', '13']) await maya('POST', '/me/events', { body: meeting(`Day ${day}`, day) });
    let page = await maya('GET', `${view('2031-03-10', '2031-03-15').replace('?', '/delta?')}`, prefer);
    const seen: OutlookJson[] = [...(page.body.value ?? [])];
    while (page.body['@odata.nextLink']) {
      expect(page.body['@odata.deltaLink']).toBeUndefined();
      page = await maya('GET', String(page.body['@odata.nextLink']), prefer);
      seen.push(...(page.body.value ?? []));
    }
    const days = seen.filter(({ subject }) => String(subject).startsWith('Day'));
    expect(days).toHaveLength(3);
    const stubs = seen.filter(({ type }) => String(type) === 'occurrence');
    expect(stubs.length).toBeGreaterThan(0);
    expect(stubs.every((stub) => !('subject' in stub) && 'seriesMasterId' in stub)).toBe(true);
    await maya('DELETE', `/me/events/${days[0]?.id}`);
    await maya('PATCH', `/me/events/${days[1]?.id}`, { body: { subject: 'Day twelve' } });
    const changes = await maya('GET', String(page.body['@odata.deltaLink']));
    expect(changes.body.value).toContainEqual(
      expect.objectContaining({ id: days[0]?.id, '@removed': { reason: 'deleted' } }),
    );
    expect(changes.body.value?.map(({ subject }) => subject)).toContain('Day twelve');
    const odd = await maya('GET', `${view('2031-03-10', '2031-03-15').replace('?', '/delta?')}&$select=subject`);
    expect(code(odd)).toEqual([400, 'ErrorInvalidUrlQuery']);
    await sandbox.tell('DELETE', '/exchange/sync-state');
    expect(code(await maya('GET', String(changes.body['@odata.deltaLink'])))).toEqual([410, 'SyncStateNotFound']);
  });

  it('tells guests who track a series that its old occurrences are gone when it moves', async () => {
    const maya = sandbox.upn('maya');
    const series = {
      ...meeting('Shifting', '17', { attendees: attendees(maya) }),
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: '2031-03-17', numberOfOccurrences: 3 },
      },
    };
    const { body: master } = await as(marcus)('POST', '/me/events', { body: series });
    const delta = view('2031-03-16', '2031-03-25').replace('?', '/delta?');
    const first = await as(maya)('GET', delta, { headers: { prefer: 'odata.maxpagesize=100' } });
    const times = { start: at('2031-03-17T20:00:00'), end: at('2031-03-17T21:00:00') };
    expect((await as(marcus)('PATCH', `/me/events/${master.id}`, { body: times })).status).toBe(200);
    const next = await as(maya)('GET', String(first.body['@odata.deltaLink']), {
      headers: { prefer: 'odata.maxpagesize=100' },
    });
    const gone = next.body.value?.filter((row) => '@removed' in row) ?? [];
    const known = new Set(first.body.value?.map(({ id }) => String(id)));
    expect(gone.filter(({ id }) => known.has(String(id)))).toHaveLength(3);
    const starts = next.body.value
      ?.filter(({ type }) => String(type) === 'occurrence')
      .map(({ start }) => start?.dateTime);
    expect(starts).toContain('2031-03-18T20:00:00.0000000');
  });

  it('tracks masters and single events through events/delta', async () => {
    const maya = as(sandbox.upn('maya'));
    const first = await maya('GET', '/me/events/delta', { headers: { prefer: 'odata.maxpagesize=50' } });
    expect(first.body.value?.some(({ type }) => String(type) === 'seriesMaster')).toBe(true);
    const { body: event } = await maya('POST', '/me/events', { body: meeting('New', '20') });
    const changes = await maya('GET', String(first.body['@odata.deltaLink']));
    expect(changes.body.value?.map(({ id }) => id)).toEqual([event.id]);
  });
});

describe('free and busy', () => {
  const period = { startTime: at('2031-03-21T08:00:00'), endTime: at('2031-03-21T12:00:00') };
  const ask = (user: string, body: object) => as(user)('POST', '/me/calendar/getSchedule', { body });

  it('shows one digit a slot, and subjects to the owner only', async () => {
    const sofia = sandbox.upn('sofia');
    const body = { subject: 'Secret', start: at('2031-03-21T09:00:00'), end: at('2031-03-21T10:00:00'), showAs: 'oof' };
    await as(sofia)('POST', '/me/events', { body });
    const seen = await ask(marcus, { schedules: [sofia], ...period, availabilityViewInterval: 60 });
    const [entry] = seen.body.value ?? [];
    expect(String(entry?.availabilityView).slice(1, 2)).toBe('3');
    expect(entry?.scheduleItems?.every((item) => !('subject' in item))).toBe(true);
    expect(entry?.workingHours?.timeZone).toEqual({ name: 'GMT Standard Time' });
    const mine = await ask(sofia, { schedules: [sofia], ...period });
    expect(mine.body.value?.[0]?.scheduleItems?.map(({ subject }) => subject)).toContain('Secret');
  });

  it('answers for an address nobody is behind with an error inside a 200', async () => {
    const { status, body } = await ask(marcus, { schedules: [priya, 'ana@elsewhere.example'], ...period });
    expect(status).toBe(200);
    expect(body.value?.[1]?.error).toMatchObject({ responseCode: '5009' });
    expect(body.value?.[1]).not.toHaveProperty('availabilityView');
  });

  it.each([
    [{ schedules: Array.from({ length: 21 }, (_, n) => `p${n}@elsewhere.example`) }, 'ErrorMailboxDataArrayTooBig'],
    [{ schedules: ['a@b.example'], endTime: at('2031-05-22T08:00:00') }, 'ErrorTimeIntervalTooBig'],
    [{ schedules: ['a@b.example'], endTime: at('2031-03-20T08:00:00') }, 'ErrorInvalidTimeInterval'],
    [{ schedules: ['a@b.example'], availabilityViewInterval: 3 }, 'ErrorInvalidMergedFreeBusyInterval'],
  ])('refuses what is too much (%#)', async (body, expected) => {
    expect(code(await ask(marcus, { ...period, ...body }))).toEqual([400, expected]);
  });

  it('suggests times for people only, the most confident first', async () => {
    const timeConstraint = { timeSlots: [{ start: at('2031-03-19T08:00:00'), end: at('2031-03-19T18:00:00') }] };
    const body = { attendees: attendees(priya, daniel), timeConstraint, meetingDuration: 'PT1H', maxCandidates: 3 };
    const { body: found } = await as(marcus)('POST', '/me/findMeetingTimes', { body });
    expect(found.emptySuggestionsReason).toBe('');
    const confidences = found.meetingTimeSuggestions?.map(({ confidence }) => Number(confidence)) ?? [];
    expect(confidences.length).toBeGreaterThan(0);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect((await app('POST', `/users/${marcus}/findMeetingTimes`, { body })).status).toBe(403);
  });
});

describe('settings, zones, transcripts', () => {
  it('reads and changes mailbox settings with Windows zones', async () => {
    const before = await app('GET', `/users/${priya}/mailboxSettings`);
    expect(before.body).toMatchObject({
      timeZone: 'India Standard Time',
      workingHours: { startTime: '09:30:00.0000000' },
    });
    const patched = await as(priya)('PATCH', '/me/mailboxSettings', {
      body: { workingHours: { startTime: '10:00:00.0000000' } },
    });
    expect(patched.body.workingHours?.startTime).toBe('10:00:00.0000000');
    expect((await as(priya)('PATCH', '/me/mailboxSettings', { body: { timeZone: 'Nowhere' } })).status).toBe(400);
    const zones = await as(priya)(
      'GET',
      "/me/outlook/supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')",
    );
    expect(zones.body.value?.map(({ alias }) => alias)).toContain('Europe/Berlin');
    const windows = await as(priya)('GET', '/me/outlook/supportedTimeZones()');
    expect(windows.body.value?.map(({ alias }) => alias)).toContain('Tokyo Standard Time');
  });

  it('offers a transcript of a meeting as VTT, found from the event by its join link', async () => {
    const body = meeting('Spoken', '22', { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' });
    const { body: event } = await as(marcus)('POST', '/me/events', { body });
    const text = filter(`JoinWebUrl eq '${event.onlineMeeting?.joinUrl}'`);
    const found = await app('GET', `/users/${marcus}/onlineMeetings?${text}`);
    const id = String(found.body.value?.[0]?.id);
    const content = 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Priya Raman>I will send it by Friday.</v>\n';
    await sandbox.tell('POST', `/meetings/${id}/transcript`, { content });
    const list = await app('GET', `/users/${marcus}/onlineMeetings/${id}/transcripts`);
    const url = String(list.body.value?.[0]?.transcriptContentUrl);
    const headers = { authorization: `Bearer ${await sandbox.token()}` };
    const vtt = await fetch(`${url}?$format=text/vtt`, { headers });
    expect([vtt.headers.get('content-type'), await vtt.text()]).toEqual(['text/vtt', content]);
    const metadata = await fetch(url.replace(/content$/, 'metadataContent'), { headers });
    expect(await metadata.text()).toContain('"speakerName":"Priya Raman"');
    expect((await app('GET', `/users/${marcus}/onlineMeetings`)).status).toBe(400);
  });
});
