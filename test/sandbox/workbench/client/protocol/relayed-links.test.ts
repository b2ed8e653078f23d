import { expect, test } from 'vitest';
import { createHostLog } from '../../../../../sandbox/workbench/client/protocol/host-log.ts';
import { openRelayedLinks } from '../../../../../sandbox/workbench/client/protocol/relayed-links.ts';
import { fakeDoor } from '../../../../support/fake-door.ts';

const ORIGIN = 'https://localhost:2';

test('a link of the pane is followed, nobody else’s and nothing but text', async () => {
  const door = fakeDoor();
  const followed: string[] = [];
  const log = createHostLog(() => 0);
  const stop = openRelayedLinks({
    window: door.window,
    target: () => door.target,
    origin: ORIGIN,
    log,
    follow: (href) => followed.push(href),
  });
  await door.say(ORIGIN, { carrier: 'workbench.link', text: 'https://teams.microsoft.com/l/entity/a/b' });
  await door.say('https://localhost:3', { carrier: 'workbench.link', text: 'foreign' });
  await door.say(ORIGIN, { carrier: 'workbench.link', text: 7 });
  await door.say(ORIGIN, { carrier: 'another', text: 'other' });
  stop();
  await door.say(ORIGIN, { carrier: 'workbench.link', text: 'too late' });
  expect(followed).toEqual(['https://teams.microsoft.com/l/entity/a/b']);
});
