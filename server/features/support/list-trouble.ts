/** When the lists say no, the doctor is asked why, so that people hear what is wrong instead of a bare failure. */
import type { Refusal } from '../../../shared/contract/problems.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { isPortFailure, type PortFailure, refusalOfPort } from '../../ports/failures.ts';
import type { ListFault } from '../../ports/lists.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RegisterSettings } from '../../ports/settings.ts';

/** Whether the lists were made for this register. */
export const isProvisioned = ({ listIds }: Pick<RegisterSettings, 'listIds'>): boolean => listIds.actions !== undefined;

export const NOT_PROVISIONED: Refusal = {
  kind: 'lists-need-repair',
  detail: 'The lists of this register have not been made yet.',
};

const SITE_FAULTS: readonly ListFault['kind'][] = ['site-denied', 'site-missing', 'site-read-only'];

/** Why the lists refused, as people are told. Never rejects: when the doctor cannot say, the failure speaks for itself. */
export async function explainListFailure(
  ports: Pick<Ports, 'listsDoctor'>,
  tenantId: string,
  failure: PortFailure,
): Promise<Refusal> {
  const plain = refusalOfPort(failure);
  if (!['not-found', 'invalid', 'denied'].includes(failure.kind)) return plain;
  try {
    const { faults } = await ports.listsDoctor.check({ kind: 'app', tenantId });
    const first = faults[0];
    if (!first) return plain;
    if (SITE_FAULTS.includes(first.kind)) return { kind: 'access-denied', detail: faultText(first) };
    const errors = faults.slice(0, 20).map((fault) => ({ pointer: '', detail: faultText(fault) }));
    return { kind: 'lists-need-repair', detail: faultText(first), errors };
  } catch (error) {
    if (isPortFailure(error)) return plain;
    throw error;
  }
}

/** One fault of the site in plain words. */
export function faultText(fault: ListFault): string {
  const column = 'column' in fault ? ` column ${fault.column},` : '';
  return `List ${fault.list},${column} ${fault.kind.replaceAll('-', ' ')}.`;
}

/** Runs a use case; what the lists refuse inside it comes back explained. */
export async function explained<Value>(
  ports: Pick<Ports, 'listsDoctor'>,
  tenantId: string,
  act: () => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  try {
    return await act();
  } catch (error) {
    if (!isPortFailure(error, 'not-found', 'invalid', 'denied')) throw error;
    return fail(await explainListFailure(ports, tenantId, error));
  }
}
