/** What the overview puts first, and what it only counts. */
import { expect, test } from 'vitest';
import { overview } from '../../../../sandbox/workbench/status/pages.ts';
import type { TenantView } from '../../../../sandbox/workbench/status/tenant-view.ts';

const view: TenantView = {
  now: '2026-03-05T11:00:00Z',
  lists: {},
  obligations: [
    { kind: 'summary', subject: 'S-001', state: 'pending' },
    { kind: 'delta-sync', subject: 'mailbox', state: 'pending' },
    { kind: 'status-sweep', subject: 'register', state: 'confirmed' },
    { kind: 'subscription-renewal', subject: 'given up', state: 'dead' },
  ],
  mail: [],
  events: [],
};

test('actions, sessions and mail come before the ledger', () => {
  const { html } = overview(view, true);
  const places = ['Actions in the', '>Sessions', '>Mail', '>Ledger'].map((title) => html.indexOf(title));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('housekeeping is counted, and listed only when it was given up', () => {
  const { html } = overview(view, true);
  expect(html).toContain('Not shown: 2 of');
  expect(html).toContain('given up');
  expect(html).not.toContain('delta-sync');
});

test('a silent server is said at the top', () => {
  expect(overview(view, false).html).toMatch(/^<p class="alarm" role="alert">The server does not answer/);
  expect(overview(view, true).html).not.toContain('does not answer');
});
