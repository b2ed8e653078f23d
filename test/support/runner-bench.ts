/** A runner on a memory ledger with a clock that tests move, and handlers that a test replaces kind by kind. */
import type { Handler, Handlers } from '../../server/ledger/handler.ts';
import { createRunner, type Runner } from '../../server/ledger/runner.ts';
import { type Ledger, type NewObligation, OBLIGATION_KINDS, type ObligationKind } from '../../server/ledger/store.ts';
import { createFakeClock, createFakeRandom, type FakeClock } from './fake-clock.ts';
import { createMemoryLedger } from './memory-ledger.ts';

/** A summary of S-001, due at nine, with the changes asked for. */
export const promised = (changes: Partial<NewObligation> = {}): NewObligation => ({
  tenantId: 'tenant-a',
  kind: 'summary',
  subject: 'S-001',
  revision: '1',
  dueAt: '2026-03-02T09:00:00.000Z',
  deadlineAt: '2026-03-03T09:00:00.000Z',
  payload: {},
  isUncertain: false,
  ...changes,
});

export interface RunnerBench {
  readonly clock: FakeClock;
  readonly ledger: Ledger;
  readonly runner: Runner;
  /** What was logged: level and message. */
  readonly logged: string[];
  /** Another runner on the same ledger, as a second process has. */
  another(handlers: Partial<Record<ObligationKind, Handler>>, workers?: number): Runner;
}

/** Kinds without a handler are done at once. */
export function createRunnerBench(handlers: Partial<Record<ObligationKind, Handler>>, workers = 8): RunnerBench {
  const clock = createFakeClock();
  const random = createFakeRandom();
  const ledger = createMemoryLedger({ clock, random });
  const logged: string[] = [];
  const logger = (level: string) => (_: object, message: string) => void logged.push(`${level}: ${message}`);
  const log = { info: logger('info'), warn: logger('warn'), error: logger('error') };
  const another: RunnerBench['another'] = (own, count = 8) =>
    createRunner({ ledger, clock, random, log, workers: count, handlers: complete(own) });
  return { clock, ledger, logged, another, runner: another(handlers, workers) };
}

const complete = (own: Partial<Record<ObligationKind, Handler>>): Handlers => {
  const done: Handler = async () => ({ outcome: 'done' });
  const entries = OBLIGATION_KINDS.map((kind): [ObligationKind, Handler] => [kind, own[kind] ?? done]);
  return Object.fromEntries(entries) as Handlers;
};

/** A promise that a test settles, for handlers that must wait. */
export function createGate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** Lets everything that is ready run: memory ports need microtasks only. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 200; i += 1) await Promise.resolve();
}
