import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress, loopbackAmong, publicFetch } from '../../../../server/adapters/graph/public-fetch.ts';
import { APP, clientOf, type LocalGraph, startLocalGraph } from '../../../support/local-graph.ts';

describe('an address', () => {
  test.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00:ec2::254',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '2002:a9fe:a9fe::1',
    '2001:0:4136:e378::1',
    'not an address',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['20.190.128.1', '172.32.0.1', '8.8.8.8', '2603:1006::1', '::ffff:20.190.128.1', '64:ff9b::14be:8001'])(
    '%s is',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('a request', () => {
  const asked: string[] = [];
  const fetched: string[] = [];
  const answer = async (url: string) => {
    fetched.push(url);
    return new Response('{}');
  };
  let nowMs = 0;
  const leadingTo = (addresses: readonly string[], loopbackHosts: readonly string[] = []) => {
    const resolve = async (hostname: string) => {
      asked.push(hostname);
      return addresses.map((address) => ({ address }));
    };
    return publicFetch(answer, { loopbackHosts, resolve, elapsedMs: () => nowMs });
  };

  test('goes to a name that leads to public addresses', async () => {
    await leadingTo(['20.190.128.1', '2603:1006::1'])('https://graph.microsoft.com/v1.0/me', {});
    expect(fetched).toEqual(['https://graph.microsoft.com/v1.0/me']);
    expect(asked).toEqual(['graph.microsoft.com']);
  });

  test('has its name looked up again after half a minute, and not before', async () => {
    asked.length = 0;
    const fetch = leadingTo(['20.190.128.1']);
    for (const at of [0, 29_000, 31_000]) {
      nowMs = at;
      await fetch('https://graph.microsoft.com/v1.0/me', {});
    }
    expect(asked).toHaveLength(2);
  });

  test.each([
    ['a name that leads inside', 'https://evil.sharepoint.com/x', ['20.190.128.1', '10.0.0.5']],
    ['the address of the cloud’s own metadata', 'https://169.254.169.254/latest', []],
    ['loopback that nobody configured', 'https://localhost/x', ['127.0.0.1']],
    ['loopback written as IPv6', 'https://[::1]/x', []],
  ])('never leaves for %s', async (_what, url, addresses) => {
    fetched.length = 0;
    await expect(leadingTo(addresses)(url, {})).rejects.toMatchObject({ kind: 'unavailable' });
    expect(fetched).toEqual([]);
  });

  test('goes to this machine where the configuration names it', async () => {
    await leadingTo(['127.0.0.1'], loopbackAmong(['localhost:8443', '.sharepoint.com']))(
      'https://localhost:8443/x',
      {},
    );
    expect(fetched).toContain('https://localhost:8443/x');
  });

  test('says that it was not sent when the name leads nowhere', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    const nowhere = publicFetch(answer, { loopbackHosts: [], resolve, elapsedMs: () => 0 });
    await expect(nowhere('https://graph.example/x', {})).rejects.toMatchObject({ wasSent: false });
  });
});

test('only names of this machine are taken for it', () => {
  const hosts = ['localhost:1', '127.0.0.1:2', '[::1]:3', '.sharepoint.com', 'localhost.evil.example', '10.0.0.1'];
  expect(loopbackAmong(hosts)).toEqual(['localhost', '127.0.0.1', '::1']);
});

describe('the client', () => {
  let local: LocalGraph;
  beforeAll(async () => {
    local = await startLocalGraph();
  });
  afterAll(() => local.stop());

  test('looks at where content hosts lead, also after a redirect', async () => {
    const { graph } = clientOf(local, {
      contentHosts: ['.sharepoint.com'],
      lookup: async () => [{ address: '169.254.169.254' }],
    });
    const upload = { actor: APP, method: 'PUT', path: 'https://files.sharepoint.com/up', target: 'content' } as const;
    await expect(graph.call(upload)).rejects.toMatchObject({ kind: 'unavailable' });
    local.answer((response) => response.writeHead(302, { location: 'https://files.sharepoint.com/x' }).end());
    const download = { actor: APP, method: 'GET', path: '/me/photo', accept: 'bytes' } as const;
    await expect(graph.call(download)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(local.arrived.map(({ url }) => url)).toEqual(['/v1.0/me/photo']);
  });
});
