import { expect, test } from 'vitest';
import { createSignIn } from '../../../addin/host/sign-in.ts';
import type { TokenAnswer } from '../../../addin/host/tokens.ts';

function standing(dropOnServer: () => Promise<unknown> = async () => undefined) {
  const log: string[] = [];
  const tokens = {
    silent: async (): Promise<TokenAnswer> => ({ ok: true, token: 't' }),
    signIn: async (): Promise<TokenAnswer> => ({ ok: true, token: 't' }),
    signOut: async () => void log.push('forgotten here'),
  };
  const signIn = createSignIn({
    tokens,
    dropOnServer: () => {
      log.push('server told');
      return dropOnServer();
    },
    onChange: () => log.push('changed'),
  });
  return { signIn, log };
}

test('who leaves is forgotten on the server first, while there is still a token to say so', async () => {
  const { signIn, log } = standing();
  await signIn.look();
  await signIn.leave();
  expect(log).toEqual(['server told', 'forgotten here', 'changed']);
  expect(signIn.state.read()).toMatchObject({ status: 'signed-out', hasLeft: true });
});

test('a server that does not answer keeps nobody', async () => {
  const { signIn } = standing(() => Promise.reject(new Error('away')));
  await signIn.leave();
  expect(signIn.state.read().status).toBe('signed-out');
});

test('coming back is no departure any more', async () => {
  const { signIn } = standing();
  await signIn.leave();
  expect(await signIn.begin()).toBe(true);
  expect(signIn.state.read()).toMatchObject({ status: 'signed-in', hasLeft: false, refusal: null });
});
