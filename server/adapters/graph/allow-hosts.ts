/**
 * Where requests may go: Graph itself with a token, and the tenant's content hosts without one.
 * A link from an answer is outside data, so it passes here like any other.
 */
import type { Middleware } from '@microsoft/microsoft-graph-client';
import { PortFailure } from '../../ports/failures.ts';
import { middleware } from './request-plan.ts';

/** Which hosts there are. */
export interface HostRules {
  /** `https://graph.microsoft.com/v1.0`, without a slash at the end. */
  readonly graphBaseUrl: string;
  /** Hosts of upload and download addresses: a name with port, or `.sharepoint.com` for all below it. */
  readonly contentHosts: readonly string[];
}

/** Whether the address is Graph's own, same host, port and version. */
export function isGraphUrl(rules: HostRules, address: string): boolean {
  const url = parse(address);
  const base = new URL(rules.graphBaseUrl);
  return url !== null && url.origin === base.origin && url.pathname.startsWith(`${base.pathname}/`);
}

/** Whether file content may be sent to or fetched from there. */
export function isContentUrl(rules: HostRules, address: string): boolean {
  const url = parse(address);
  if (!url) return false;
  return rules.contentHosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.host === host));
}

/** Refuses every other host before a token is fetched or a byte is sent. */
export function allowHosts(rules: HostRules): Middleware {
  return middleware(async (_context, plan, next) => {
    const isAllowed = plan.call.target === 'content' ? isContentUrl : isGraphUrl;
    if (!isAllowed(rules, plan.url)) throw new PortFailure('unavailable', 'refused to call a host outside the list');
    await next();
  });
}

function parse(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
}
