import { expect, test } from 'vitest';
import {
  asGraphEvent,
  asGraphMessage,
  createDraft,
  readAddresses,
  showAddresses,
} from '../../../../../sandbox/workbench/client/outlook/draft.ts';
import { composeDispatch } from '../../../../../sandbox/workbench/client/protocol/dispatch-compose.ts';

const priya = { name: 'Priya Raman', address: 'priya@firm.example' };
const bo = { name: 'bo@else.example', address: 'bo@else.example' };

test('addresses are read as people write them, and shown so that they read back', () => {
  const people = readAddresses('priya raman; bo@else.example, Ana Lima <ana@else.example>', [priya]);
  expect(people).toEqual([priya, bo, { name: 'Ana Lima', address: 'ana@else.example' }]);
  expect(readAddresses(showAddresses(people), [])).toEqual(people);
});

test('a draft tells who changed it', () => {
  const draft = createDraft({ kind: 'message' });
  const heard: unknown[] = [];
  draft.on((patch, by) => heard.push([patch, by]));
  draft.change({ subject: 'Plan' }, 'app');
  expect(heard).toEqual([[{ subject: 'Plan' }, 'app']]);
  expect(draft.read().subject).toBe('Plan');
});

test('a draft becomes what Graph takes', () => {
  const start = Date.parse('2026-03-05T10:00:00Z');
  const draft = createDraft({
    kind: 'appointment',
    subject: 'Plan',
    to: [priya],
    cc: [bo],
    startMs: start,
    endMs: start,
  });
  expect(asGraphEvent(draft.read(), { zone: 'Asia/Kolkata', timeZone: 'India Standard Time' })).toMatchObject({
    subject: 'Plan',
    start: { dateTime: '2026-03-05T15:30:00', timeZone: 'India Standard Time' },
    attendees: [
      { type: 'required', emailAddress: priya },
      { type: 'optional', emailAddress: bo },
    ],
    sensitivity: 'normal',
  });
  expect(asGraphMessage(draft.read())).toMatchObject({ toRecipients: [{ emailAddress: priya }], bccRecipients: [] });
});

function pane() {
  const draft = createDraft({ kind: 'appointment', startMs: 1000, endMs: 4000, to: [priya] });
  const table = composeDispatch({
    read: draft.read,
    change: (patch) => draft.change(patch, 'app'),
    insert: () => undefined,
    save: async () => 'id-1',
    itemId: () => null,
    discard: () => undefined,
    me: () => priya,
    sessionData: new Map(),
    toHtml: (text) => `<p>${text}</p>`,
  });
  return { draft, call: (id: number, params: Readonly<Record<string, unknown>> = {}) => table[id]?.(params) };
}

test('a start that moves takes the end along, an end moves alone', () => {
  const { draft, call } = pane();
  call(25, { TimeProperty: 1, time: 2000 });
  expect([draft.read().startMs, draft.read().endMs]).toEqual([2000, 5000]);
  call(25, { TimeProperty: 2, time: 9000 });
  expect([call(24, { TimeProperty: 1 }), call(24, { TimeProperty: 2 })]).toEqual([2000, 9000]);
});

test('people are added once, and set as given', () => {
  const { draft, call } = pane();
  call(22, { recipientField: 0, recipientArray: [{ name: 'P', address: 'PRIYA@firm.example' }, bo] });
  expect(draft.read().to).toEqual([priya, bo]);
  call(21, { recipientField: 1, recipientArray: [priya] });
  expect(draft.read().cc).toEqual([priya]);
  expect(call(15, { recipientField: 1 })).toMatchObject([{ address: priya.address }]);
});

test('text becomes HTML, HTML stays, and a prepended body stands first', () => {
  const { draft, call } = pane();
  call(38, { data: 'a', coercionType: 0 });
  call(23, { data: '<b>b</b>', coercionType: 3 });
  expect(draft.read().html).toBe('<b>b</b><p>a</p>');
});

test('session data is kept, listed, removed and missed', () => {
  const { call } = pane();
  call(185, { name: 'step', value: '2' });
  expect([call(186, { name: 'step' }), call(187)]).toEqual(['2', { step: '2' }]);
  call(189, { name: 'step' });
  expect(call(186, { name: 'step' })).toEqual({ custom: { error: true, errorCode: 9020 } });
});
