/**
 * Interrupts a piece of work at every call it makes to the outside or the database, one run a call, and lets a new
 * process take over. The list of points is made by running, not by hand: a new call is a new point.
 */
import { buildHandlers } from '../../server/app.ts';
import { keepRhythms } from '../../server/features/support/keep-rhythms.ts';
import { beginRegister } from '../../server/features/sync/begin-register.ts';
import { createRunner, type Runner } from '../../server/ledger/runner.ts';
import { PortFailure } from '../../server/ports/failures.ts';
import type { Ports } from '../../server/ports/ports.ts';
import { createTestLog } from './build-app.ts';
import { TENANT } from './builders.ts';
import type { World } from './memory-ports.ts';

/** How a call goes wrong. After a kill nothing of that process is heard again; after a fault it goes on. */
export const INTERRUPTIONS = ['killed-before', 'killed-after', 'fault-before', 'fault-after'] as const;
export type Interruption = (typeof INTERRUPTIONS)[number];

const INTERRUPTED: readonly (keyof Ports)[] = [
  'calendar',
  'directory',
  'evidence',
  'ledger',
  'lists',
  'mail',
  'mirror',
  'settings',
];
/** Faults come from the outside only: the database's own are kills. */
const OUTSIDE: readonly (keyof Ports)[] = ['calendar', 'directory', 'evidence', 'lists', 'mail'];

class Killed extends Error {}

export interface Interrupted {
  readonly ports: Ports;
  /** The call that was interrupted, `mail.send`; null when there were fewer calls. */
  struck(): string | null;
}

/** The ports, going wrong at the n-th call. */
function interruptAt(ports: Ports, point: number, how: Interruption): Interrupted {
  let calls = 0;
  let struck: string | null = null;
  let isDead = false;
  const names = how.startsWith('killed') ? INTERRUPTED : OUTSIDE;

  const guarded = (name: string, method: string, call: () => unknown): unknown => {
    if (isDead) return Promise.reject(new Killed());
    calls += 1;
    if (calls !== point) return call();
    struck = `${name}.${method}`;
    if (how === 'fault-before') return Promise.reject(new PortFailure('unavailable', 'injected'));
    if (how === 'fault-after') {
      return Promise.resolve(call()).then(() => Promise.reject(new PortFailure('unknown-outcome', 'injected')));
    }
    isDead = true;
    if (how === 'killed-before') return Promise.reject(new Killed());
    return Promise.resolve(call()).then(() => Promise.reject(new Killed()));
  };
  const wrap = (name: keyof Ports): object =>
    new Proxy(ports[name] ?? {}, {
      get(target, method) {
        const member: unknown = Reflect.get(target, method);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => guarded(name, String(method), () => member.apply(target, args));
      },
    });
  const wrapped = Object.fromEntries(names.map((name) => [name, wrap(name)]));
  return { ports: { ...ports, ...wrapped }, struck: () => struck };
}

/** A server process without its HTTP side. */
export async function startProcess(ports: Ports): Promise<Runner> {
  const log = createTestLog();
  const { clock, random } = ports;
  await beginRegister(ports, TENANT, log);
  return createRunner({ ledger: keepRhythms(ports), clock, random, handlers: buildHandlers(ports, log), log });
}

export interface Scenario {
  /** The world in which it happens, and all that came before. */
  prepare(): Promise<World>;
  /** The work that is interrupted. */
  act(ports: Ports): Promise<unknown>;
  /** What a new process does afterwards. */
  recover(world: World, ports: Ports): Promise<unknown>;
  /** Throws, as `expect` does, when something is there twice or not at all. */
  check(world: World, where: string): void;
}

export interface Sweep {
  readonly how: Interruption;
  /** The database is gone as well when the new process starts. */
  readonly isDatabaseLost: boolean;
}

const MOST_POINTS = 2_000;

/** Runs the scenario once a point. Gives the number of points; throws at the first that ends badly. */
export async function sweep(scenario: Scenario, { how, isDatabaseLost }: Sweep): Promise<number> {
  for (let point = 1; point < MOST_POINTS; point += 1) {
    const world = await scenario.prepare();
    const { ports, struck } = interruptAt(world.ports(), point, how);
    await scenario.act(ports).catch((error: unknown) => {
      if (!(error instanceof Killed) && !(error instanceof PortFailure)) throw error;
    });
    if (struck() === null) return point - 1;
    if (isDatabaseLost) world.freshDatabase();
    await scenario.recover(world, world.ports());
    scenario.check(world, `${how} ${struck()}, call ${point}`);
  }
  throw new Error('the work does not end');
}

/** Lets leases run out, retries come and mail be seen: some rounds of a few minutes each. */
export async function letRecover(world: World, runner: Runner, rounds = 8): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await runner.runDue();
    world.clock.advance(3 * 60_000);
  }
  await runner.runDue();
}
