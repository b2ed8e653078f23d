/** What settings must do: one behaviour suite, run by each implementation. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { RegisterSettings, Settings } from '../../server/ports/settings.ts';

/** `make` gives settings with these defaults and tenants, and nothing changed yet. */
export function describeSettings(
  name: string,
  defaults: RegisterSettings,
  make: (tenants: readonly string[]) => Promise<Settings>,
): void {
  describe(`settings contract, ${name}`, () => {
    let settings: Settings;
    beforeEach(async () => {
      settings = await make(['tenant-a']);
    });

    test('a register that set nothing has the defaults', async () => {
      expect(await settings.read('tenant-a')).toEqual(defaults);
    });

    test('a change touches the named fields of that register only, also to null', async () => {
      await settings.change('tenant-a', {
        listIds: { actions: 'list-1' },
        holidays: 'DE-BY',
        roles: { ana: ['admin'] },
      });
      const after = await settings.change('tenant-a', { holidays: null, reminderDays: [7] });
      const expected = { listIds: { actions: 'list-1' }, roles: { ana: ['admin'] }, holidays: null, reminderDays: [7] };
      expect(after).toEqual({ ...defaults, ...expected });
      expect(await settings.read('tenant-a')).toEqual(after);
      expect(await settings.read('tenant-b')).toEqual(defaults);
    });

    test('two changes of different fields at once both hold', async () => {
      await Promise.all([
        settings.change('tenant-a', { siteId: 'site-1' }),
        settings.change('tenant-a', { followUpMinutes: 45 }),
      ]);
      expect(await settings.read('tenant-a')).toMatchObject({ siteId: 'site-1', followUpMinutes: 45 });
    });

    test('a grant names one person’s roles exactly, and none takes them away', async () => {
      await settings.grant('tenant-a', 'ana', ['admin', 'quality']);
      await settings.grant('tenant-a', 'ben', ['coordinator']);
      expect((await settings.grant('tenant-a', 'ana', ['quality'])).roles).toEqual({
        ana: ['quality'],
        ben: ['coordinator'],
      });
      expect((await settings.grant('tenant-a', 'ana', [])).roles).toEqual({ ben: ['coordinator'] });
      expect(await settings.read('tenant-a')).toEqual({ ...defaults, roles: { ben: ['coordinator'] } });
      expect((await settings.read('tenant-b')).roles).toEqual(defaults.roles);
    });

    test('twenty grants at once all hold', async () => {
      const people = Array.from({ length: 20 }, (_, index) => `person-${index}`);
      await Promise.all(people.map((person) => settings.grant('tenant-a', person, ['quality'])));
      expect(Object.keys((await settings.read('tenant-a')).roles).sort()).toEqual([...people].sort());
    });

    test('tenants are those of the configuration and those with settings', async () => {
      expect(await settings.tenants()).toEqual(['tenant-a']);
      await settings.change('tenant-b', { siteId: 'site-b' });
      await settings.change('tenant-a', { siteId: 'site-a' });
      expect(await settings.tenants()).toEqual(['tenant-a', 'tenant-b']);
    });

    test('a remembered thing is recalled by its tenant, replaced by the next, null when never set', async () => {
      expect(await settings.recall('tenant-a', 'delta:actions')).toBeNull();
      await settings.remember('tenant-a', 'delta:actions', 'token-1');
      await settings.remember('tenant-a', 'delta:actions', 'token-2');
      await settings.remember('tenant-b', 'delta:actions', 'theirs');
      expect(await settings.recall('tenant-a', 'delta:actions')).toBe('token-2');
      expect(await settings.recall('tenant-a', 'delta:sessions')).toBeNull();
    });

    test('fifty callers who reserve at once get ranges without gap or overlap', async () => {
      const sizes = Array.from({ length: 50 }, (_, i) => 1 + (i % 3));
      const firsts = await Promise.all(sizes.map((count) => settings.reserve('tenant-a', 'AI', count, 0)));
      const numbers = firsts.flatMap((first, i) => Array.from({ length: sizes[i] ?? 0 }, (_, k) => first + k));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1));
    });

    test('a counter is lifted to what the list has used, never lowered, and each counter stands alone', async () => {
      expect(await settings.reserve('tenant-a', 'AI', 2, 41)).toBe(42);
      expect(await settings.reserve('tenant-a', 'AI', 1, 7)).toBe(44);
      expect(await settings.reserve('tenant-a', 'AI', 1, 99)).toBe(100);
      expect(await settings.reserve('tenant-a', 'S', 1, 0)).toBe(1);
      expect(await settings.reserve('tenant-b', 'AI', 1, 0)).toBe(1);
    });
  });
}
