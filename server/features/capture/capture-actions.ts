/**
 * Saves what a meeting agreed: session, items, their history and what the server promises from then on.
 * Safe to repeat with the same keys at any point: every step finds what is there and goes on from it.
 */
import type { CaptureAnswer, CaptureBody } from '../../../shared/contract/capture.ts';
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isDue } from '../../../shared/time/instant.ts';
import { isKnownZone } from '../../../shared/time/zone.ts';
import { isPortFailure, type PortFailure } from '../../ports/failures.ts';
import type { Caller } from '../../ports/identity.ts';
import type { Ports } from '../../ports/ports.ts';
import { explainListFailure, isProvisioned, NOT_PROVISIONED } from '../support/list-trouble.ts';
import { itemPromises, type PromiseContext, summaryPromises } from '../support/promises.ts';
import { sessionView } from '../support/views.ts';
import { recordItems } from './record-items.ts';
import { recordSession, reopenFrozen } from './record-session.ts';
import { takeBackSession } from './take-back.ts';

export type CapturePorts = Pick<
  Ports,
  'clock' | 'directory' | 'holidays' | 'ledger' | 'lists' | 'listsDoctor' | 'mirror' | 'settings'
>;

export interface Capture {
  readonly caller: Caller;
  /** Stable identity of the occurrence. */
  readonly key: string;
  readonly body: CaptureBody;
}

/** What was saved, entry by entry. Refuses as a whole when no item could be written, and then leaves no new session. */
export async function captureActions(
  ports: CapturePorts,
  { caller, key, body }: Capture,
): Promise<Result<CaptureAnswer, Refusal>> {
  const wrong = faultOf(body);
  if (wrong) return fail(wrong);
  const { tenantId } = caller;
  const settings = await ports.settings.read(tenantId);
  if (!isProvisioned(settings)) return fail(NOT_PROVISIONED);
  const context: PromiseContext = { tenantId, settings, now: ports.clock.now(), isUncertain: false };
  const actor = { kind: 'person', caller } as const;

  const known = await Promise.all(body.items.map((item) => ports.mirror.byKey(tenantId, 'actions', item.key)));
  const hasNews = known.some((one, at) => one === null && !body.items[at]?.sameAs);
  const session = await recordSession(ports, { actor, key, body, hasNews }, context);
  if (!session.ok) return session;
  const { stored } = session.value;
  const takeBack = (failures: readonly PortFailure[]) =>
    takeBackSession(ports, { actor, tenantId }, session.value, failures);
  const input = { caller, actor, body, known, sessionRef: stored.record.reference };
  const recorded = await recordItems(ports, input, context).catch(async (error: unknown) => {
    if (isPortFailure(error)) await takeBack([error]);
    throw error;
  });
  const [failure] = recorded.failures;
  if (failure && recorded.items.every(({ outcome }) => outcome === 'failed')) {
    await takeBack(recorded.failures);
    return fail(await explainListFailure(ports, tenantId, failure));
  }
  const told = hasNews ? await reopenFrozen(ports, actor, stored, context) : stored;
  await ports.ledger.promise([
    ...summaryPromises(told.record, context),
    ...recorded.stored.flatMap(({ record }) => itemPromises(ports, record, context)),
  ]);
  return ok({ session: sessionView(told), items: [...recorded.items] });
}

function faultOf({ session, items }: CaptureBody): Refusal | null {
  if (session.attendees.length === 0) return { kind: 'no-attendees' };
  if (!isDue(session.startsAt, session.endsAt)) return { kind: 'session-times-wrong' };
  if (!isKnownZone(session.timeZone)) {
    return { kind: 'invalid-fields', errors: [{ pointer: '/session/timeZone', detail: 'is no known time zone' }] };
  }
  const keys = items.map(({ key }) => key);
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  if (twice < 0) return null;
  return { kind: 'invalid-fields', errors: [{ pointer: `/items/${twice}/key`, detail: 'stands there twice' }] };
}
