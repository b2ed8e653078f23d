import { ClientAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { entraFailure } from '../../../../server/adapters/entra/entra-failures.ts';
import { PortFailure } from '../../../../server/ports/failures.ts';

const server = (code: string, status = 400) => new ServerError(code, 'id', 'Ana Petrova said no', '', '', status);
const interaction = new InteractionRequiredAuthError('interaction_required', 'id', 'Ana', '', '', '', '{"a":1}');

test.each([
  ['a claims challenge', interaction, 'interaction-needed'],
  ['a revoked sign-in', server('invalid_grant'), 'interaction-needed'],
  ['a wrong secret', server('invalid_client', 401), 'denied'],
  ['a missing consent of the app', server('unauthorized_client'), 'denied'],
  ['a broken login', server('server_error', 500), 'unavailable'],
  ['a busy login', server('temporarily_unavailable', 503), 'unavailable'],
  ['no network', new ClientAuthError('network_error', 'id'), 'unavailable'],
  ['anything else', new TypeError('fetch failed'), 'unavailable'],
])('%s is told by its kind, without what Entra wrote about people', (_name, error, kind) => {
  const failure = entraFailure(error);
  expect(failure.kind).toBe(kind);
  expect(failure.message).not.toContain('Ana');
});

test('claims go back to the client as they came', () => {
  expect(entraFailure(interaction).facts.claims).toBe('{"a":1}');
});

test('a failure of ours stays what it is', () => {
  const ours = new PortFailure('unavailable', 'x');
  expect(entraFailure(ours)).toBe(ours);
});
