/** What every identity check must do: one behaviour suite, run by each implementation. */
import { describe, expect, test } from 'vitest';
import type { Identity, TokenFault } from '../../server/ports/identity.ts';

export interface IdentityHarness {
  readonly identity: Identity;
  good(): Promise<{ readonly token: string; readonly tenantId: string; readonly objectId: string }>;
  /** A token for each fault the implementation can tell. */
  readonly bad: Readonly<Partial<Record<TokenFault, () => Promise<string>>>>;
}

export function describeIdentity(name: string, make: () => Promise<IdentityHarness>): void {
  describe(`identity contract, ${name}`, () => {
    test('a good token names tenant and person and is kept for acting on their behalf', async () => {
      const { identity, good } = await make();
      const { token, tenantId, objectId } = await good();
      expect(await identity.check(`Bearer ${token}`)).toMatchObject({ tenantId, objectId, assertion: token });
    });

    test.each([undefined, ''])('no header %j is missing', async (header) => {
      expect(await (await make()).identity.check(header)).toEqual({ fault: 'missing' });
    });

    test('each bad token is told apart', async () => {
      const { identity, bad } = await make();
      const told = Object.entries(bad).map(async ([fault, token]) => [
        fault,
        await identity.check(`Bearer ${await token()}`),
      ]);
      expect(await Promise.all(told)).toEqual(Object.keys(bad).map((fault) => [fault, { fault }]));
    });
  });
}
