import { expect, test } from 'vitest';
import { createHostLog } from '../../../../../sandbox/workbench/client/protocol/host-log.ts';
import { openTeamsHost, type TeamsFunctions } from '../../../../../sandbox/workbench/client/protocol/teams-host.ts';
import { fakeDoor } from '../../../../support/fake-door.ts';

const ORIGIN = 'https://localhost:2';

function open(functions: TeamsFunctions) {
  const door = fakeDoor();
  const log = createHostLog(() => 0);
  const host = openTeamsHost({ window: door.window, target: () => door.target, origin: ORIGIN, functions, log });
  const states = () => log.entries().map(({ name, state }) => `${name}: ${state}`);
  return { ...door, host, states };
}

test('a call is answered with both ids, to that origin only', async () => {
  const { say, sent } = open({ getContext: async () => [{ theme: 'dark' }] });
  await say(ORIGIN, { id: 3, uuidAsString: 'u', func: 'getContext', args: [] });
  expect(sent).toEqual([[{ id: 3, uuidAsString: 'u', args: [{ theme: 'dark' }] }, ORIGIN]]);
});

test('a call that wants no answer gets none, an unknown one shows as a gap', async () => {
  const { say, sent, states } = open({ registerHandler: () => null });
  await say(ORIGIN, { id: 1, func: 'registerHandler', args: ['themeChange'] });
  await say(ORIGIN, { id: 2, func: 'toString', args: [] });
  expect(sent).toEqual([]);
  expect(states()).toEqual(['registerHandler: no answer due', 'toString: unknown']);
});

test('other windows and other origins are not heard', async () => {
  const { say, sent, states, stranger } = open({ getContext: () => [{}] });
  await say('https://localhost:3', { id: 1, func: 'getContext', args: [] });
  await say(ORIGIN, { id: 1, func: 'getContext', args: [] }, stranger);
  await say(ORIGIN, { id: 1, func: 'getContext', args: [] }, null);
  expect(sent).toEqual([]);
  expect(states()).toEqual(['message: refused']);
});

test('what is no request is passed over', async () => {
  const { say, states } = open({});
  for (const data of ['text', null, { func: 'x' }, { id: 1 }, { id: '1', func: 'x' }]) await say(ORIGIN, data);
  expect(states()).toEqual([]);
});

test('a function that fails leaves its call waiting', async () => {
  const { say, states } = open({ getContext: () => Promise.reject(new Error('no')) });
  await say(ORIGIN, { id: 1, func: 'getContext', args: [] });
  expect(states()).toEqual(['getContext: waiting', 'getContext: refused']);
});

test('an event has no id, and nothing is heard after closing', async () => {
  const { say, sent, host } = open({ getContext: () => [{}] });
  host.send('themeChange', 'dark');
  host.close();
  await say(ORIGIN, { id: 1, func: 'getContext', args: [] });
  expect(sent).toEqual([[{ func: 'themeChange', args: ['dark'] }, ORIGIN]]);
});
