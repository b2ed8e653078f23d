import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout: number) => ({
  test: { name, include, testTimeout, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/{shared,server,sandbox,addin,manifest,scripts,walls}/**/*.test.ts'], 20_000),
      project('contract', ['test/contract/**/*.test.ts'], 60_000),
      project('journeys', ['test/journeys/**/*.test.ts'], 180_000),
      project('browser', ['test/browser/**/*.test.ts'], 120_000),
    ],
  },
});
