/** What every directory must do: one behaviour suite, run by each implementation. */
import { describe, expect, test } from 'vitest';
import type { Directory } from '../../server/ports/directory.ts';
import type { Actor } from '../../server/ports/identity.ts';

/** A directory and three people in it with mail addresses; the first one's name begins with `nameStart` alone. */
export interface DirectoryHarness {
  readonly directory: Directory;
  readonly actor: Actor;
  readonly people: readonly { readonly key: string; readonly name: string; readonly mail: string }[];
}

export function describeDirectory(name: string, make: () => Promise<DirectoryHarness>): void {
  describe(`directory contract, ${name}`, () => {
    test('finds people by mail in the order asked, in any case, null for nobody', async () => {
      const { directory, actor, people } = await make();
      const [a, b] = people;
      const mails = [b?.mail.toUpperCase() ?? '', "nobody.o'neil@elsewhere.example", a?.mail ?? ''];
      expect(await directory.byMail(actor, mails)).toMatchObject([
        { key: b?.key },
        null,
        { key: a?.key, name: a?.name },
      ]);
      expect(await directory.byMail(actor, [])).toEqual([]);
    });

    test('finds more people than fit one request', async () => {
      const { directory, actor, people } = await make();
      const mails = Array.from({ length: 45 }, (_one, index) => people[index % people.length]?.mail ?? '');
      const found = await directory.byMail(actor, mails);
      expect(found.map((one) => one?.mail)).toEqual(mails);
    });

    test('finds by key, null for nobody', async () => {
      const { directory, actor, people } = await make();
      expect(await directory.byKey(actor, people[0]?.key ?? '')).toMatchObject({ mail: people[0]?.mail });
      expect(await directory.byKey(actor, '99999999-9999-4999-8999-999999999999')).toBeNull();
    });

    test('searches by the beginning of a name', async () => {
      const { directory, actor, people } = await make();
      const start = people[0]?.name.slice(0, 4) ?? '';
      const found = await directory.search(actor, start);
      expect(found[0]).toMatchObject({ key: people[0]?.key });
      expect(found.length).toBeLessThanOrEqual(10);
      expect(await directory.search(actor, 'zzzz')).toEqual([]);
    });
  });
}
