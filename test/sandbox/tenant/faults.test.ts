import { describe, expect, it } from 'vitest';
import { createFaults, globMatches, readFaultRules } from '../../../sandbox/tenant/faults.ts';

describe('a glob', () => {
  it.each([
    ['/v1.0/me/sendMail', '/v1.0/me/sendMail', true],
    ['/v1.0/users/*/messages', '/v1.0/users/a/messages', true],
    ['/v1.0/users/*', '/v1.0/users/a/messages', false],
    ['/v1.0/**/send', '/v1.0/users/a/messages/m/send', true],
    ['**', '/anything/at/all', true],
    ['/a*c', '/abc', true],
    ['/a*c', '/ab/c', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(globMatches(glob, path)).toBe(expected);
  });
});

describe('rules', () => {
  it('strike once unless told otherwise, after those they let through', () => {
    const faults = createFaults();
    faults.add(readFaultRules([{ match: { path: '/x' }, status: 503, skip: 1 }]));
    const strikes = Array.from({ length: 4 }, () => faults.strike('GET', '/x')?.status);
    expect(strikes).toEqual([undefined, 503, undefined, undefined]);
  });

  it('strike for ever with times null, only their method, and the first that fits wins', () => {
    const faults = createFaults();
    faults.add(
      readFaultRules([
        { match: { method: 'post' }, status: 429, times: null },
        { match: {}, status: 500, times: 1 },
      ]),
    );
    expect([faults.strike('POST', '/a')?.status, faults.strike('POST', '/a')?.status]).toEqual([429, 429]);
    expect([faults.strike('GET', '/a')?.status, faults.strike('GET', '/a')]).toEqual([500, null]);
  });
});
