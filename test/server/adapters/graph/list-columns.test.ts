import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  fromFields,
  toFields,
  toNewFields,
  unreadableFields,
} from '../../../../server/adapters/graph/list-columns.ts';
import { LIST_SCHEMAS } from '../../../../server/adapters/graph/list-schemas.ts';
import type { ListName } from '../../../../server/ports/lists.ts';
import type { ActionItem } from '../../../../shared/action-item/action-item.ts';
import type { LogEntry } from '../../../../shared/action-item/log-entry.ts';
import { cleanPerson } from '../../../../shared/action-item/person.ts';
import type { Session } from '../../../../shared/meeting/session.ts';

const ACTION: ActionItem = {
  key: 'k-1',
  reference: 'AI-001',
  title: "Ask O'Brien; then 50 %",
  notes: 'two\nlines',
  owner: { key: '5b3f', name: 'Ana Petrova', mail: 'ana@contoso.example' },
  contributors: [
    { key: null, name: 'Odd; 100 % name', mail: 'ben@contoso.example' },
    { key: 'c-2', name: 'Chloé', mail: null },
  ],
  dueOn: '2026-03-05',
  originalDueOn: null,
  stage: 'Blocked',
  status: 'Overdue',
  agreement: 'Date proposed',
  priority: 'Critical',
  actionType: 'Corrective',
  progress: 40,
  barrier: 'budget',
  barrierSince: '2026-02-28',
  helpAsked: '',
  resources: 'people, tools',
  resourcesConfirmed: true,
  sessionRef: 'S-001',
  caseRef: null,
  measureRef: null,
  sourceKind: 'Transcript',
  sourceLink: `https://contoso.example/${'x'.repeat(400)}`,
  sourceQuote: 'Ana will ask.',
  actionTaken: '',
  outcome: '',
  lessons: '',
  nextSteps: '',
  verifier: null,
  verifiedOn: null,
  completedOn: '2026-03-01T08:00:00.000Z',
  closedOn: null,
  evidenceLinks: ['https://a.example', 'https://b.example'],
  escalationLevel: 2,
  sightings: 3,
};

const SESSION: Session = {
  key: 's-1',
  reference: 'S-001',
  title: 'Weekly',
  kind: 'Follow-up',
  eventId: 'AAMk=',
  eventMailbox: 'bookings@contoso.example',
  iCalUId: null,
  seriesId: null,
  organiser: { key: 'o', name: 'Olu', mail: 'olu@contoso.example' },
  attendees: [{ key: 'a', name: 'Ana', mail: 'ana@contoso.example' }],
  startsAt: '2026-03-05T09:00:00.000Z',
  endsAt: '2026-03-05T10:00:00.000Z',
  timeZone: 'Europe/Berlin',
  objectives: ['one', 'two'],
  keyPoints: [],
  decisions: [],
  challenges: [],
  recommendations: [],
  adjustments: [],
  cadence: 'Named date',
  nextOn: '2026-04-02',
  previousRef: null,
  nextRef: null,
  summaryState: 'Waiting',
  summaryDueAt: '2026-03-06T10:00:00.000Z',
  summarySentAt: null,
  summaryRevision: 1,
};

const ENTRY: LogEntry = {
  key: 'l-1',
  at: '2026-03-05T09:00:00.000Z',
  who: null,
  what: 'mail-sent',
  on: 'S-001',
  before: '',
  after: '{"a":1}',
  comment: '',
  channel: 'Server',
  messageId: '<k@contoso.example>',
};

const reading = <N extends ListName>(list: N) => ({ list, timeZone: 'Europe/Lisbon' });
const knowsAna = (mail: string) => (mail === 'ana@contoso.example' ? 12 : undefined);

describe('records and columns', () => {
  test('every record comes back as it was written', () => {
    expect(fromFields(reading('actions'), toNewFields('actions', ACTION, knowsAna), '1')).toEqual(ACTION);
    expect(fromFields(reading('sessions'), toNewFields('sessions', SESSION, knowsAna), '1')).toEqual(SESSION);
    expect(fromFields(reading('log'), toNewFields('log', ENTRY, knowsAna), '1')).toEqual(ENTRY);
  });

  test('people of any name come back, as far as a name can be shown', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.option(fc.uuid()), name, mail: fc.option(fc.emailAddress()) })),
        (list) => {
          const fields = toNewFields('actions', { ...ACTION, contributors: list }, knowsAna);
          expect(fromFields(reading('actions'), fields, '1').contributors).toEqual(list.map(cleanPerson));
        },
      ),
    );
  });

  test('a person column is filled when the site knows the person, and cleared when not', () => {
    const fields = toFields('actions', { owner: ACTION.owner, verifier: ACTION.contributors[0] ?? null }, knowsAna);
    expect(fields).toMatchObject({ OwnerKey: '5b3f', OwnerMail: 'ana@contoso.example', OwnerLookupId: 12 });
    expect(fields).toMatchObject({ VerifierName: 'Odd; 100 % name', VerifierLookupId: null });
  });

  test('several people are written with the annotation Graph wants, only those the site knows', () => {
    const ana = { key: 'a', name: 'Ana', mail: 'ana@contoso.example' };
    expect(toFields('actions', { contributors: [ana, ...ACTION.contributors] }, knowsAna)).toMatchObject({
      'ContributorsLookupId@odata.type': 'Collection(Edm.Int32)',
      ContributorsLookupId: [12],
    });
  });

  test('people are readable in the list', () => {
    const fields = toFields('sessions', { attendees: SESSION.attendees }, knowsAna);
    expect(fields.AttendeesText).toBe('Ana; ana@contoso.example; a');
  });

  test('an update names only what changes and clears what is empty', () => {
    expect(toFields('actions', { notes: '', dueOn: null, progress: 10 }, knowsAna)).toEqual({
      Notes: null,
      Deadline: null,
      Progress: 10,
    });
  });

  test('a new item leaves empty columns out', () => {
    const fields = toNewFields('actions', { ...ACTION, contributors: [], owner: null }, knowsAna);
    expect(Object.values(fields)).not.toContain(null);
    expect(Object.keys(fields).filter((name) => name.startsWith('Contributors'))).toEqual([]);
  });

  test('a row made by hand in SharePoint has a key of its own and harmless values', () => {
    const record = fromFields(reading('actions'), { Title: 'By hand', Stage: 'Erledigt' }, '12');
    expect(record).toMatchObject({ key: 'item-12', reference: '', stage: 'Open', progress: 0, owner: null });
  });
});

describe('calendar dates', () => {
  test.each([
    ['as we write it', '2026-03-05T10:30:00Z'],
    ['midnight in UTC', '2026-03-05T00:00:00Z'],
    ['midnight in Los Angeles', '2026-03-05T08:00:00Z'],
    ['midnight in Honolulu', '2026-03-05T10:00:00Z'],
    ['midnight in Berlin', '2026-03-04T23:00:00Z'],
    ['midnight in Tokyo', '2026-03-04T15:00:00Z'],
    ['midnight in Auckland, in summer', '2026-03-04T11:00:00Z'],
    ['a plain date', '2026-03-05'],
  ])('%s is read as that day', (_name, stored) => {
    expect(fromFields(reading('actions'), { Deadline: stored }, '1').dueOn).toBe('2026-03-05');
  });
});

describe('schema', () => {
  test.each(['actions', 'sessions', 'log'] as const)('every column of a record of %s is provisioned', (list) => {
    const schema = LIST_SCHEMAS.find((one) => one.list === list);
    const provisioned = new Set(['Title', ...(schema?.columns ?? []).map(({ name }) => name)]);
    expect(columnsOf(list).filter((name) => !provisioned.has(name))).toEqual([]);
  });

  test.each(LIST_SCHEMAS.map((schema) => [schema.list, schema] as const))(
    '%s stays within what a list bears',
    (_n, schema) => {
      const names = schema.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(schema.columns.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20);
      expect(schema.columns.filter(({ facet }) => facet === 'personOrGroup').length).toBeLessThanOrEqual(10);
      const people = schema.columns.filter(({ facet }) => facet === 'personOrGroup').map(({ name }) => `${name}Id`);
      expect(names.filter((name) => people.includes(name))).toEqual([]);
    },
  );

  test('every list but the library has a unique key', () => {
    const keys = LIST_SCHEMAS.filter(({ template }) => template === 'genericList').map(({ columns }) => columns[0]);
    for (const key of keys) expect(key).toMatchObject({ name: 'FtKey', indexed: true, unique: true });
  });
});

test.each(['9999-12-31T22:00:00Z', '0001-01-01T00:00:00Z', '2199-12-31T23:00:00Z', 'soon'])(
  'a deadline of %s reads as none and is named unreadable',
  (written) => {
    const fields = { Title: 'x', Deadline: written };
    expect(fromFields(reading('actions'), fields, '1').dueOn).toBeNull();
    expect(unreadableFields('actions', fields)).toEqual(['dueOn']);
  },
);

test('names and titles typed into a list are one line that shows what it says', () => {
  const [name, clean] = ['Eve\u202e\r\nBcc:\u2028ana\u2029\u0000', 'Eve Bcc: ana'];
  const fields = { Title: name, OwnerName: name, ContributorsText: 'Eve%0D%0ABcc:\u2028ana\u202e; e@x.example; ' };
  const { title, owner, contributors } = fromFields(reading('actions'), fields, '1');
  expect([title, owner?.name, contributors[0]?.name]).toEqual([clean, clean, clean]);
  const { organiser, attendees } = fromFields(
    reading('sessions'),
    { OrganiserName: name, AttendeesText: `${name}; a@b.example; ` },
    '1',
  );
  expect([organiser.name, attendees[0]?.name]).toEqual([clean, 'Eve']);
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Mars/Base', 'Europe/Lisbon'],
  ['', 'Europe/Lisbon'],
  [undefined, 'Europe/Lisbon'],
])('a zone of %j in the list reads as %s', (TimeZone, zone) => {
  expect(fromFields(reading('sessions'), { Title: 'x', TimeZone }, '1').timeZone).toBe(zone);
});

test('an end beyond all years reads as an emptied one', () => {
  const fields = { Title: 'x', EndsAt: '9999-12-31T23:30:00Z' };
  expect(fromFields(reading('sessions'), fields, '1').endsAt).toBe('1970-01-01T00:00:00.000Z');
  expect(unreadableFields('sessions', fields)).toEqual(['endsAt']);
});

test('an emptied date is none, and nothing about it is unreadable', () => {
  expect(unreadableFields('actions', { Title: 'x', Deadline: '2026-03-09T10:30:00Z' })).toEqual([]);
});
