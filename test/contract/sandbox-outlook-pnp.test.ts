/**
 * Conformance: @pnp/graph, a Graph client we did not write, reads and writes mail and calendars of the sandbox.
 */
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import '@pnp/graph/calendars/index.js';
import '@pnp/graph/mail/index.js';
import '@pnp/graph/users/index.js';
import { NodeFetchWithRetry } from '@pnp/nodejs';
import { BearerToken, DefaultParse } from '@pnp/queryable';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGraphDescription, watchContract } from '../support/graph-contract.ts';
import { startSandboxForTest, type TestSandbox } from '../support/start-sandbox.ts';

/** What is used here of the client, whose own typings extend a module that this resolution does not find. */
interface Readable<T> {
  (): Promise<T>;
  filter(text: string): this;
  top(count: number): this & AsyncIterable<T>;
  select(...names: string[]): this;
}
interface Entity {
  id: string;
  subject: string;
  type: string;
  displayName: string;
  parentFolderId: string;
  iCalUId: string;
  timeZone: string;
  attendees: { status: { response: string } }[];
}
interface Message extends Readable<Entity> {
  send(): Promise<void>;
  update(change: object): Promise<Entity>;
  move(folderId: string): Promise<Entity>;
  reply(response: object): Promise<void>;
  delete(): Promise<void>;
}
interface Event extends Readable<Entity> {
  update(change: object): Promise<Entity>;
  accept(comment: string, send: boolean): Promise<void>;
  cancel(comment: string): Promise<void>;
  instances(start: string, end: string): Readable<Entity[]>;
}
interface Collection<T> extends Readable<Entity[]> {
  add(value: object): Promise<Entity>;
  getById(id: string): T;
}
interface Me extends Readable<Entity> {
  messages: Collection<Message>;
  mailFolders: Collection<Readable<Entity> & { messages: Collection<Message> }>;
  events: Collection<Event>;
  calendar: Readable<Entity> & { getSchedule(question: object): Promise<{ availabilityView: string }[]> };
  mailboxSettings: Readable<Entity>;
  calendarView(start: string, end: string): Readable<Entity[]>;
  findMeetingTimes(question: object): Promise<{ meetingTimeSuggestions: unknown[] }>;
  sendMail(message: object, keep: boolean): Promise<void>;
}

const watch = watchContract(await loadGraphDescription());
let sandbox: TestSandbox;
let marcus: Me;
let priya: Me;

beforeAll(async () => {
  sandbox = await startSandboxForTest({ onExchange: watch.listen });
  [marcus, priya] = await Promise.all([connect('marcus'), connect('priya')]);
});
afterAll(async () => {
  await sandbox.close();
  expect(watch.violations).toEqual([]);
});

async function connect(firstName: string): Promise<Me> {
  const token = await sandbox.token({ user: sandbox.upn(firstName) });
  const graph = graphfi().using(
    DefaultHeaders(),
    DefaultInit(sandbox.graphBaseUrl),
    NodeFetchWithRetry(),
    DefaultParse(),
    BearerToken(token),
  );
  return (graph as unknown as { me: Me }).me;
}

const to = (firstName: string) => [{ emailAddress: { address: sandbox.upn(firstName) } }];
const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });

describe('@pnp/graph on mail', () => {
  it('drafts, changes, sends and finds a message on the other side', async () => {
    const draft = await marcus.messages.add({ subject: 'By pnp', toRecipients: to('priya') });
    const message = marcus.messages.getById(draft.id);
    expect((await message.update({ subject: 'By pnp, again' })).subject).toBe('By pnp, again');
    await message.send();
    const [arrived] = await priya.mailFolders.getById('inbox').messages.filter("subject eq 'By pnp, again'")();
    expect(arrived?.subject).toBe('By pnp, again');
    await priya.messages.getById(String(arrived?.id)).reply({ comment: 'Seen' });
    const answers = await marcus.messages.filter("subject eq 'RE: By pnp, again'")();
    expect(answers).toHaveLength(1);
  });

  it('pages through a folder and moves between folders', async () => {
    const folder = await marcus.mailFolders.add({ displayName: 'Pnp' });
    const { messages } = marcus.mailFolders.getById(folder.id);
    for (const subject of ['a', 'b', 'c']) await messages.add({ subject });
    const seen: string[] = [];
    for await (const page of messages.top(2)) seen.push(...page.map(({ subject }) => subject));
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
    const [first] = await messages();
    const moved = await marcus.messages.getById(String(first?.id)).move('archive');
    expect(moved.parentFolderId).toBe((await marcus.mailFolders.getById('archive')()).id);
  });

  it('sends at once and reads mailbox settings', async () => {
    await marcus.sendMail({ subject: 'Direct', toRecipients: to('priya') }, false);
    expect(await priya.messages.filter("subject eq 'Direct'")()).toHaveLength(1);
    expect((await priya.mailboxSettings()).timeZone).toBe('India Standard Time');
  });
});

describe('@pnp/graph on calendars', () => {
  const times = { start: at('2031-06-02T13:00:00'), end: at('2031-06-02T14:00:00') };

  it('books, answers, sees the answer and cancels', async () => {
    const event = await marcus.events.add({ subject: 'Pnp', ...times, attendees: to('priya') });
    const [copy] = await priya.events.filter(`iCalUId eq '${event.iCalUId}'`)();
    await priya.events.getById(String(copy?.id)).accept('Yes', true);
    const booked = marcus.events.getById(event.id);
    expect((await booked.select('attendees')()).attendees[0]?.status.response).toBe('accepted');
    await booked.cancel('Not needed');
    await expect(booked()).rejects.toThrow(/404/);
  });

  it('expands a series and views the calendar', async () => {
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2031-06-02', numberOfOccurrences: 3 },
    };
    const master = await marcus.events.add({ subject: 'Pnp daily', ...times, recurrence });
    const instances = await marcus.events.getById(master.id).instances('2031-06-01', '2031-07-01')();
    expect(instances.map(({ type }) => type)).toEqual(['occurrence', 'occurrence', 'occurrence']);
    const view = await marcus.calendarView('2031-06-02T12:30:00Z', '2031-06-02T15:00:00Z')();
    expect(view.map(({ subject }) => subject)).toContain('Pnp daily');
  });

  it('asks who is free', async () => {
    const startTime = at('2031-06-02T12:00:00');
    const endTime = at('2031-06-02T16:00:00');
    const question = { schedules: [sandbox.upn('marcus')], startTime, endTime, availabilityViewInterval: 60 };
    const [answer] = await priya.calendar.getSchedule(question);
    expect(answer?.availabilityView[1]).toBe('2');
    const suggestions = await marcus.findMeetingTimes({
      attendees: to('priya').map((one) => ({ ...one, type: 'required' })),
      timeConstraint: { activityDomain: 'unrestricted', timeSlots: [{ start: startTime, end: endTime }] },
      meetingDuration: 'PT1H',
    });
    expect(suggestions.meetingTimeSuggestions.length).toBeGreaterThan(0);
  });
});
