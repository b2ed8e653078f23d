/**
 * Requests leave for public addresses only: a name that the list allows must not lead into the network the server stands
 * in. Loopback may be named in the configuration, as the sandbox is; no answer and no other name leads there.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { PortFailure } from '../../ports/failures.ts';
import { type Fetch, TransportFault } from './send.ts';

/** Every address of a name. Rejects when it has none. */
export type Lookup = (hostname: string) => Promise<readonly { readonly address: string }[]>;

/** Private, link-local (cloud metadata among them), shared, test, multicast, tunnelled and reserved ranges. @see RFC 6890 */
const NOT_PUBLIC = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  ipv6: [
    ['::', 127],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
    ['2001::', 32],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['64:ff9b:1::', 48],
  ],
} as const;

/** Under it a network that has IPv6 alone reaches all of IPv4: such an address is judged by the one inside it. */
const NAT64 = { net: '64:ff9b::', bits: 96 } as const;

const notPublic = new BlockList();
for (const [net, bits] of NOT_PUBLIC.ipv4) {
  notPublic.addSubnet(net, bits, 'ipv4');
  notPublic.addSubnet(`${NAT64.net}${net}`, NAT64.bits + bits, 'ipv6');
}
for (const [net, bits] of NOT_PUBLIC.ipv6) notPublic.addSubnet(net, bits, 'ipv6');

/** Whether an IP address is one of the open internet. IPv4 inside IPv6 counts as what it is. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && !notPublic.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

export interface PublicFetchOptions {
  /** Names and addresses of the configuration that may be this machine, such as `localhost`. */
  readonly loopbackHosts: readonly string[];
  /** Milliseconds that only grow. */
  readonly elapsedMs: () => number;
  /** How names are looked up; the system's way when not given. */
  readonly resolve?: Lookup | undefined;
}

/** How long a name that led to public addresses is not looked up again. Certificates tell the rest. */
const TRUSTED_MS = 30_000;

/** The fetch, after a look at where the name leads. */
export function publicFetch(
  fetch: Fetch,
  { loopbackHosts, elapsedMs, resolve = lookupAll }: PublicFetchOptions,
): Fetch {
  const trustedUntil = new Map<string, number>();
  return async (url, init) => {
    const hostname = new URL(url).hostname.replace(/^\[|\]$/g, '');
    const isTrusted = loopbackHosts.includes(hostname) || (trustedUntil.get(hostname) ?? 0) > elapsedMs();
    if (!isTrusted) {
      await refusePrivate(hostname, resolve);
      trustedUntil.set(hostname, elapsedMs() + TRUSTED_MS);
    }
    return fetch(url, init);
  };
}

const lookupAll: Lookup = (hostname) => lookup(hostname, { all: true });

async function refusePrivate(hostname: string, resolve: Lookup): Promise<void> {
  const found = isIP(hostname) === 0 ? await addressesOf(hostname, resolve) : [{ address: hostname }];
  if (found.every(({ address }) => isPublicAddress(address))) return;
  throw new PortFailure('unavailable', 'refused to call an address that is not public');
}

async function addressesOf(hostname: string, resolve: Lookup): ReturnType<Lookup> {
  try {
    return await resolve(hostname);
  } catch (error) {
    throw new TransportFault('the name of a host leads nowhere', false, error);
  }
}

const LOOPBACK_NAMES = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** The hosts among these, written as in addresses with or without a port, that are this machine by name. */
export const loopbackAmong = (hosts: readonly string[]): readonly string[] =>
  hosts
    .map((host) => host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''))
    .filter((hostname) => LOOPBACK_NAMES.test(hostname));
