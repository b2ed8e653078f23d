import { expect, test } from 'vitest';
import { answerBridge, type BridgePorts } from '../../../../../sandbox/workbench/client/protocol/naa-bridge.ts';

const tokens = { access_token: 'a', id_token: 'i', expires_in: 3600, scope: 's' };
const account = { objectId: 'o', tenantId: 't', username: 'ana@firm.example', name: 'Ana' };
const ports = (outcome: Awaited<ReturnType<BridgePorts['tokens']>>): BridgePorts & { asked: unknown[] } => {
  const asked: unknown[] = [];
  return {
    asked,
    account: () => account,
    async tokens(ask) {
      asked.push(ask);
      return outcome;
    },
  };
};
const request = (method: string, tokenParams?: unknown) =>
  JSON.stringify({ messageType: 'NestedAppAuthRequest', method, requestId: 'r1', sendTime: 1, tokenParams });
const ask = async (text: unknown, to = ports(tokens)) =>
  JSON.parse((await answerBridge(text, to)) ?? 'null') as unknown;

test('the first question is answered with the account and a cloud host msal knows', async () => {
  expect(await ask(request('GetInitContext'))).toMatchObject({
    messageType: 'NestedAppAuthResponse',
    requestId: 'r1',
    success: true,
    initContext: {
      accountContext: { homeAccountId: 'o.t', environment: 'login.microsoftonline.com', tenantId: 't' },
    },
  });
});

test.each([
  ['GetToken', false],
  ['GetTokenPopup', true],
])('%s asks for a token, interactive %s, and names whose it is', async (method, interactive) => {
  const to = ports(tokens);
  expect(await ask(request(method, { clientId: 'c', scope: 'x y' }), to)).toMatchObject({
    success: true,
    token: tokens,
    account: { localAccountId: 'o', username: 'ana@firm.example', environment: 'login.microsoftonline.com' },
  });
  expect(to.asked).toEqual([{ clientId: 'c', scope: 'x y', interactive }]);
});

test('a refusal says its status', async () => {
  const refused = ports({ status: 'USER_CANCEL', description: 'closed' });
  expect(await ask(request('GetTokenPopup', {}), refused)).toMatchObject({
    success: false,
    error: { status: 'USER_CANCEL', description: 'closed' },
  });
});

test('an unknown method is refused, what is no request gets no answer', async () => {
  expect(await ask(request('Dance'))).toMatchObject({ success: false, error: { status: 'PERSISTENT_ERROR' } });
  for (const text of ['{', '{"messageType":"Other"}', 7, null]) expect(await ask(text)).toBeNull();
});
