import { defineConfig } from 'vitest/config';

interface Suite {
  readonly name: string;
  readonly include: readonly string[];
  readonly timeoutMs: number;
}

const SIDE_BY_SIDE: readonly Suite[] = [
  {
    name: 'unit',
    include: ['test/{shared,server,sandbox,addin,manifest,scripts,walls}/**/*.test.ts'],
    timeoutMs: 30_000,
  },
  { name: 'contract', include: ['test/contract/**/*.test.ts'], timeoutMs: 60_000 },
];

/** Real processes and a browser, after the others: they wait much, so two files go side by side, and no more. */
const AFTER: readonly Suite[] = [
  { name: 'browser', include: ['test/browser/**/*.test.ts'], timeoutMs: 120_000 },
  { name: 'journeys', include: ['test/journeys/**/*.test.ts'], timeoutMs: 180_000 },
];

const base = ({ name, include, timeoutMs }: Suite) => ({
  name,
  include: [...include],
  testTimeout: timeoutMs,
  hookTimeout: 120_000,
});

export default defineConfig({
  test: {
    projects: [
      ...SIDE_BY_SIDE.map((suite) => ({ test: base(suite) })),
      // A second try tells a machine that was busy for a moment from a fault; the report names what was tried again.
      ...AFTER.map((suite, index) => ({
        test: {
          ...base(suite),
          maxWorkers: 2,
          retry: 1,
          // What is waited for comes when the machine has time for it, not within Vitest's second.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
});
