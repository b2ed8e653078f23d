/** The clock of this machine. The only place in the server that reads it. */
import { instantOf } from '../../../shared/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { createAlarms } from './alarms.ts';

/** Time as the machine tells it. */
export function createSystemClock(): Clock {
  return { now: () => instantOf(Date.now()), at: createAlarms(Date.now).at };
}
