import { expect, test } from 'vitest';
import { createHostLog } from '../../../../../sandbox/workbench/client/protocol/host-log.ts';
import {
  type Dispatch,
  OutlookFailure,
  openOutlookHost,
} from '../../../../../sandbox/workbench/client/protocol/outlook-host.ts';
import { fakeDoor } from '../../../../support/fake-door.ts';

const ORIGIN = 'https://localhost:2';

function open(dispatch: Readonly<Record<number, Dispatch>> = {}) {
  const door = fakeDoor();
  const log = createHostLog(() => 0);
  const left: number[] = [];
  const wanted: string[] = [];
  const host = openOutlookHost({
    window: door.window,
    target: () => door.target,
    origin: ORIGIN,
    conversationId: 'c1',
    log,
    context: () => ({ _id: 'app' }),
    initialData: () => ({ itemType: 1 }),
    dispatch: (id) => dispatch[id],
    registered: (event) => wanted.push(event),
    leave: (step) => left.push(step),
  });
  const call = (name: string, data: unknown, more: object = {}) =>
    door.say(
      ORIGIN,
      JSON.stringify({
        _messageType: 0,
        _actionName: name,
        _conversationId: 'c1',
        _correlationId: 4,
        _actionType: 0,
        _data: data,
        ...more,
      }),
    );
  const answers = () => door.sent.map(([text]) => JSON.parse(String(text)) as Record<string, unknown>);
  return {
    ...door,
    host,
    left,
    wanted,
    call,
    answers,
    states: () => log.entries().map(({ name, state }) => `${name}: ${state}`),
  };
}

const execute = (id: number, params: unknown = {}) => ({ ApiParams: params, MethodData: { DispatchId: id } });

test('the first questions are answered in the envelope they came in', async () => {
  const { call, answers } = open();
  await call('ContextActivationManager_getAppContextAsync', 'app');
  await call('GetInitialData', {});
  expect(answers()).toEqual([
    expect.objectContaining({
      _messageType: 1,
      _responseType: 0,
      _correlationId: 4,
      _errorCode: 0,
      _data: { _id: 'app' },
    }),
    expect.objectContaining({ _actionName: 'GetInitialData', _data: { itemType: 1 } }),
  ]);
});

test('a method answers with its value, its code, or a shape of its own', async () => {
  const { call, answers } = open({
    18: () => 'Plan',
    33: () => {
      throw new OutlookFailure(9023, 'exists');
    },
    3: () => ({ custom: { wasSuccessful: true, customProperties: '{}' } }),
  });
  for (const id of [18, 33, 3]) await call('ExecuteMethod', execute(id));
  expect(answers().map(({ _data }) => _data)).toEqual([
    { error: false, errorCode: 0, wasSuccessful: true, data: 'Plan' },
    { error: true, errorCode: 9023, wasSuccessful: false },
    { wasSuccessful: true, customProperties: '{}' },
  ]);
});

test('an unknown method is not answered and shows as a gap', async () => {
  const { call, answers, states } = open();
  await call('ExecuteMethod', execute(999));
  expect(answers()).toEqual([]);
  expect(states()).toEqual(['method (999): unknown']);
});

test('events go only to who has registered, and end with it', async () => {
  const { call, answers, host, wanted } = open();
  expect(host.push('olkItemSelectedChanged', '')).toBe(false);
  await call('olkItemSelectedChanged', {}, { _actionType: 1 });
  expect(host.push('olkItemSelectedChanged', { itemType: 1 })).toBe(true);
  await call('olkItemSelectedChanged', {}, { _actionType: 2 });
  expect(host.push('olkItemSelectedChanged', '')).toBe(false);
  expect(answers().map(({ _responseType, _data }) => [_responseType, _data])).toEqual([
    [0, { Error: 0 }],
    [1, { itemType: 1 }],
    [0, { Error: 0 }],
  ]);
  expect(wanted).toEqual(['olkItemSelectedChanged']);
});

test('other windows, origins and conversations are not heard', async () => {
  const { call, say, answers, stranger } = open();
  const text = JSON.stringify({ _messageType: 0, _actionName: 'GetInitialData', _conversationId: 'c1' });
  await say('https://localhost:3', text);
  await say(ORIGIN, text, stranger);
  await call('GetInitialData', {}, { _conversationId: 'c2' });
  for (const data of ['{', 7, JSON.stringify({ _messageType: 1, _actionName: 'x' })]) await say(ORIGIN, data);
  expect(answers()).toEqual([]);
});

test('the focus comes back when Tab has no further stop in the app, either way', async () => {
  const { call, left, sent } = open();
  for (const action of [13, 14, 0, 15]) await call('ContextActivationManager_notifyHost', ['app', action]);
  await call('ContextActivationManager_notifyHost', null);
  expect(left).toEqual([1, -1]);
  expect(sent).toEqual([]);
});
