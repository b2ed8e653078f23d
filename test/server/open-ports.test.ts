import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSecret } from '../../server/config/secrets.ts';
import { languageModelOf } from '../../server/open-ports.ts';
import { type FakeModel, pointing, startFakeModel } from '../support/fake-model.ts';

const QUESTION = { instructions: 'i', material: 'm', schema: {}, schemaName: 's' };
let fake: FakeModel;

beforeAll(async () => {
  fake = await startFakeModel();
  fake.replies = [pointing()];
});
afterAll(() => fake.close());

const configured = (url: string) =>
  languageModelOf({
    languageModel: { url, model: 'reader', key: createSecret('k'), format: 'json_schema', timeoutMs: 20_000 },
  });

test('no language model unless one is configured', () => {
  expect(languageModelOf({ languageModel: null })).toBeNull();
});

test('one on this machine is asked where the configuration names it', async () => {
  expect(await configured(fake.url)?.ask(QUESTION)).toEqual({ items: [] });
  expect(fake.asked[0]?.headers.authorization).toBe('Bearer k');
});

test.each(['https://10.0.0.5/v1', 'https://[fd00::1]/v1', 'https://169.254.169.254/v1'])(
  '%s is never called',
  async (url) => {
    await expect(configured(url)?.ask(QUESTION)).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'refused to call an address that is not public',
    });
  },
);
