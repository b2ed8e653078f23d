import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type SliceDefinition } from '../../../sandbox/tenant/store.ts';

const NAMES: SliceDefinition<{ list: string[] }> = { name: 'names', empty: () => ({ list: [] }) };
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  file = join(folder, 'tenant.json');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the store', () => {
  it('gives an empty slice first, and what was written after a restart', async () => {
    const store = await openStore(file);
    expect(store.slice(NAMES)).toEqual({ list: [] });
    store.slice(NAMES).list.push('a');
    store.touch();
    await store.flush();
    expect((await openStore(file)).slice(NAMES)).toEqual({ list: ['a'] });
    expect(await readdir(folder)).toEqual(['tenant.json']);
  });

  it('writes nothing when nothing was touched', async () => {
    const store = await openStore(file);
    store.slice(NAMES);
    await store.flush();
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes changes made while it writes with the next flush', async () => {
    const store = await openStore(file);
    store.touch();
    const first = store.flush();
    store.slice(NAMES).list.push('late');
    store.touch();
    await Promise.all([first, store.flush()]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ names: { list: ['late'] } });
  });

  it('forgets everything on clear', async () => {
    const store = await openStore(null);
    store.slice(NAMES).list.push('a');
    store.clear();
    expect(store.slice(NAMES)).toEqual({ list: [] });
  });

  it('says what to do about a broken snapshot instead of starting empty', async () => {
    await writeFile(file, '{"names":');
    await expect(openStore(file)).rejects.toThrow('cannot be read');
  });
});
