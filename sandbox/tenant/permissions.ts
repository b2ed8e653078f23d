/**
 * Which scopes and roles open a route, and the refusal when none is there.
 * The sets follow Microsoft's published permission data; the Selected scopes, which are not in it, follow the
 * concept pages. Grants on single sites are checked by SharePoint itself.
 */

import type { Caller, Family } from './caller.ts';
import { fail, type GraphFailure } from './errors.ts';

/** Any one name of the caller's kind suffices; an empty list means that kind of caller is not supported. */
export interface Permissions {
  delegated: readonly string[];
  application: readonly string[];
}

/** @param delegated scopes, @param application roles; both as one text with spaces, the least first. */
export function permissions(delegated: string, application = delegated): Permissions {
  return { delegated: words(delegated), application: words(application) };
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

/** @throws 403 in the family's words. */
export function checkPermissions(required: Permissions, caller: Caller, family: Family): void {
  const names = caller.kind === 'app' ? required.application : required.delegated;
  if (!names.some((name) => caller.permissions.has(name))) throw forbidden(family);
}

/** 403 as the service behind the route words it. */
export function forbidden(family: Family): GraphFailure {
  const [code, message] = REFUSALS[family];
  return fail(403, code, message);
}

const REFUSALS: Readonly<Record<Family, readonly [string, string]>> = {
  directory: ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  exchange: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  files: ['accessDenied', 'Access denied'],
  general: ['Forbidden', 'Insufficient privileges to complete the operation.'],
};
