/** The clock of this machine. The only place in the server that reads it. */
import { instantOf } from '../../../shared/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import { createAlarms } from './alarms.ts';

/** Time as the machine tells it. @param onSetBack told within a minute when somebody sets it back, while anybody waits. */
export function createSystemClock(onSetBack: () => void = () => {}): Clock {
  return { now: () => instantOf(Date.now()), at: createAlarms(Date.now, onSetBack).at };
}
